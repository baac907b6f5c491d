"""What is stored about people who answer, and about those who are answered."""

from django.utils.translation import gettext_lazy as _

from gromada.work.privacy import PersonalField

WORK = _("A task in the public interest: answering what people put in.")
WHILE_EMPLOYED = _("Until your account is erased.")

PERSONAL_FIELDS = [
    PersonalField(
        field="decisions.Remark.owner",
        of_person="owner",
        purpose=_("So that your side knows who answers which input."),
        basis=WORK,
        end=WHILE_EMPLOYED,
        audience=_("People of the two hosts."),
        exported=True,
        erased=_("The link is removed; the input waits for somebody else."),
    ),
    PersonalField(
        field="decisions.Answer.drafted_by",
        of_person="drafted_by",
        purpose=_("So that nobody accepts an answer that they wrote."),
        basis=WORK,
        end=WHILE_EMPLOYED,
        audience=_("People of the two hosts; the public sees the organisation."),
        exported=True,
        erased=_("The link is removed; the answer stays as the organisation's."),
    ),
    PersonalField(
        field="decisions.Answer.second_reader",
        of_person="second_reader",
        purpose=_("So that two people stand behind each answer."),
        basis=WORK,
        end=WHILE_EMPLOYED,
        audience=_("People of the two hosts; the public sees the organisation."),
        exported=True,
        erased=_("The link is removed; the answer stays as the organisation's."),
    ),
    PersonalField(
        field="decisions.Decision.signed_by",
        purpose=_("So that everybody knows which office signed the decision."),
        basis=_("A task in the public interest: who decides in public is public."),
        end=_("As long as the decision is shown on this site."),
        audience=_("Everybody."),
        exported=False,
        erased=_("It names an office; a name written there is taken out on request."),
    ),
]
