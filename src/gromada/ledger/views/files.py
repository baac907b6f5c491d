"""The record for machines: docs/reference/ledger-format.md says what is in each file."""

import threading

from django.http import Http404, HttpResponse, JsonResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gromada.ledger import queries
from gromada.ledger.models import Checkpoint, Entry
from gromada.methods.merkle import leaf_hash

TEXT = "text/plain; charset=utf-8"


@require_safe
def checkpoint_note(request, size=None):
    """The latest, or the one of that size."""
    checkpoint = latest() if size is None else get_object_or_404(Checkpoint, size=size)
    return HttpResponse(checkpoint.note, content_type=TEXT)


@require_safe
def public_key(request):
    return HttpResponse(f"{latest().key}\n", content_type=TEXT)


@require_safe
def entry_proof(request, pk):
    entry = get_object_or_404(Entry, pk=pk, position__isnull=False)
    checkpoint, data = latest(), queries.entry_data(entry)
    proof = queries.inclusion(entry.position, checkpoint.size)
    return JsonResponse(
        {
            "entry": data.decode(),
            "index": entry.position,
            "hash": leaf_hash(data).hex(),
            "proof": [step.hex() for step in proof],
            "checkpoint": checkpoint.note,
            "key": checkpoint.key,
            "texts": {
                text.name: {"text": text.text, "salt": bytes(text.salt).hex()}
                for text in queries.texts_shown(entry, request.visitor.person).values()
            },
        }
    )


@require_safe
def consistency_proof(request, old_size, size):
    """That the first ``size`` entries continue the first ``old_size``, both signed."""
    old = get_object_or_404(Checkpoint, size=old_size)
    new = get_object_or_404(Checkpoint, size=size)
    if old.size > new.size:
        raise Http404
    proof = queries.consistency(old.size, new.size)
    return JsonResponse({"old": old.note, "new": new.note, "proof": [step.hex() for step in proof]})


class OneAtATime:
    """Lines that one reader at a time gets, since a slow one keeps a thread of the server."""

    busy = threading.Lock()

    def __init__(self, lines):
        self.lines = lines
        self.has_turn = self.busy.acquire(blocking=False)

    def __iter__(self):
        try:
            yield from self.lines
        finally:
            self.close()

    def close(self):
        if self.has_turn:
            self.has_turn = False
            self.busy.release()

    __del__ = close


@require_safe
def record_file(request):
    """Everything that is sealed, as ``gromada ledger verify`` reads it."""
    lines = OneAtATime(queries.export_lines(latest()))
    if not lines.has_turn:
        return HttpResponse(
            _("Somebody else is downloading the record. Try again in a minute."),
            content_type=TEXT,
            status=503,
            headers={"Retry-After": "60"},
        )
    headers = {"Content-Disposition": 'attachment; filename="record.jsonl"'}
    return StreamingHttpResponse(lines, content_type="application/jsonl", headers=headers)


def latest():
    checkpoint = queries.latest_checkpoint()
    if checkpoint is None:
        raise Http404
    return checkpoint
