"""What a second reader has before them, so that they accept that and nothing else."""

import hashlib

from django.db.models import QuerySet

from gromada.decisions.models import Answer, Remark


def answered_by(answer: Answer) -> QuerySet[Remark]:
    """The remarks that an answer is for."""
    if answer.cluster_id is not None:
        return Remark.objects.filter(cluster=answer.cluster_id)
    return Remark.objects.filter(own_answers=answer)


def fingerprint_of(answer: Answer) -> str:
    """A mark that changes with the words of an answer, and with what they answer."""
    remarks = sorted(answered_by(answer).values_list("pk", flat=True))
    said = repr([answer.disposition, answer.reason, remarks])
    return hashlib.sha256(said.encode()).hexdigest()
