"""A text to read, whose words it is made of, and its files."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gromada.drafting import queries
from gromada.drafting.actions import open_policy, withdraw_policy
from gromada.drafting.forms import OpenForm, ReasonForm
from gromada.drafting.permissions import may_open, may_withdraw_policy
from gromada.drafting.views.finding import found_policy, own_seat, proposing
from gromada.formats.clauses import write_markdown
from gromada.formats.docx import Heading, Numbered, document
from gromada.processes.permissions import may_send_input
from gromada.processes.queries import current_phase, processes_visible_to
from gromada.verdict import Refused

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def found_process(request, slug):
    visible = processes_visible_to(request.visitor.person).prefetch_related("phases")
    return get_object_or_404(visible, slug=slug)


@require_safe
def policy_list(request, slug):
    process = found_process(request, slug)
    visible = queries.policies_visible_to(request.visitor.person).filter(process=process)
    context = {
        "process": process,
        "policies": queries.with_counts(visible),
        "opening": may_open(request.visitor.person, process),
        "is_seated": own_seat(request, process) is not None,
    }
    return render(request, "drafting/policy_list.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def policy_open(request, slug):
    process = found_process(request, slug)
    may_open(request.user, process).require()
    form = OpenForm(request.POST or None, initial={"language": get_language()[:2]})
    if form.is_valid():
        try:
            policy = open_policy(process=process, **form.cleaned_data, by=request.user)
        except Refused as refusal:
            form.add_error("text", str(refusal))
        else:
            messages.success(request, _("The text is open. Read it once more as others see it."))
            return redirect(policy)
    return render(request, "drafting/policy_form.html", {"process": process, "form": form})


@require_safe
def policy_detail(request, slug, policy):
    policy = found_policy(request, slug, policy)
    seat = own_seat(request, policy.process)
    counts = queries.open_counts(policy)
    clauses = list(queries.standing_clauses(policy))
    for clause in clauses:
        clause.open_count = counts.get(clause.pk, 0)
    context = {
        "process": policy.process,
        "policy": policy,
        "clauses": clauses,
        "proposing": proposing(request, policy, seat),
        "sending": sending(request, policy),
        "withdrawing": seat is not None and may_withdraw_policy(request.user, policy),
        "here": "text",
    }
    return render(request, "drafting/policy_detail.html", context)


def sending(request, policy):
    """The phase in which this reader may send an input about the text; None where none is open."""
    phase = current_phase(policy.process) if policy.is_draft else None
    if phase is None or not phase.allows_intake:
        return None
    return phase if may_send_input(request.visitor, policy.process) else None


@require_safe
def words(request, slug, policy):
    policy = found_policy(request, slug, policy)
    whose = queries.provenance_of(policy)
    sides = queries.sides_here(policy.process)
    rows = queries.rows_of(whose, sides) if whose else []
    context = {
        "process": policy.process,
        "policy": policy,
        "whose": whose,
        "rows": rows,
        "clauses": queries.marked_clauses(whose, rows, policy) if whose else [],
        "sentence": queries.sentence_of_words(whose, rows) if whose else "",
        "shares": queries.shares_of(whose, sides) if whose else [],
        "shared": any(row.writer.is_together for row in rows),
        "here": "words",
    }
    return render(request, "drafting/words.html", context)


@require_safe
def clause_detail(request, slug, policy, key):
    policy = found_policy(request, slug, policy)
    clause = get_object_or_404(policy.clauses.select_related("version"), key=key)
    clause.policy = policy
    person, sides = request.visitor.person, queries.sides_here(policy.process)
    wordings = queries.wordings_of(clause, person=person, sides=sides)
    open_now = queries.amendments_of(policy).filter(clause=clause, state="open")
    context = {
        "process": policy.process,
        "policy": policy,
        "clause": clause,
        "wordings": wordings,
        "open_amendments": open_now,
        "may_send_input": may_send_input(request.visitor, policy.process),
        "proposing": proposing(request, policy, own_seat(request, policy.process)),
        "here": "",
    }
    return render(request, "drafting/clause_detail.html", context)


@require_safe
def policy_markdown(request, slug, policy):
    policy = found_policy(request, slug, policy)
    clauses = queries.as_text(queries.standing_clauses(policy))
    text = write_markdown(clauses, title=policy.title_of_text)
    return as_file(text.encode(), "text/markdown; charset=utf-8", f"{policy.slug}.md")


@require_safe
def policy_docx(request, slug, policy):
    policy = found_policy(request, slug, policy)
    title = policy.title_of_text
    blocks = [Heading(title, 1)]
    for clause in queries.as_text(queries.standing_clauses(policy)):
        if clause.is_heading:
            words = " ".join(each for each in (clause.number, clause.text) if each)
            blocks.append(Heading(words, clause.level + 2))
        else:
            blocks.append(Numbered(clause.number, clause.text, clause.level))
    made = document(blocks, title=title, language=policy.language)
    return as_file(made, DOCX, f"{policy.slug}.docx")


def as_file(content, media_type, name):
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=media_type, headers=headers)


@login_required
@require_http_methods(["GET", "POST"])
def policy_withdraw(request, slug, policy):
    policy = found_policy(request, slug, policy)
    may_withdraw_policy(request.user, policy).require()
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        withdraw_policy(policy=policy, reason=form.cleaned_data["reason"], by=request.user)
        messages.success(request, _("The text is withdrawn."))
        return redirect("drafting:policy_list", slug)
    context = {"process": policy.process, "policy": policy, "form": form}
    return render(request, "drafting/policy_withdraw.html", context)
