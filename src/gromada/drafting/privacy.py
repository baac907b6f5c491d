"""What is stored about people who propose changes to a text."""

from django.utils.translation import gettext_lazy as _

from gromada.drafting.models import Amendment
from gromada.people.models import Person
from gromada.work.privacy import PersonalField, erases_account

BASIS = _("Your wish to propose a change, given by sending it.")
KEPT = _("As long as the process is kept on the site.")

PERSONAL_FIELDS = [
    PersonalField(
        field="drafting.Amendment.proposer",
        of_person="proposer__person",
        purpose=_("So that you can withdraw it, and hear what became of it."),
        basis=BASIS,
        end=_("Until your account or your browser's key is erased."),
        audience=_("Nobody but you."),
        exported=True,
        erased=_("The link is removed."),
    ),
    PersonalField(
        field="drafting.Amendment.text",
        of_person="proposer__person",
        purpose=_("So that others read it and it can come into the text."),
        basis=BASIS,
        end=KEPT,
        audience=_(
            "Everybody, without your name; when it is hidden, you and those who decide here."
        ),
        exported=True,
        erased=_("The words stay without any link to you, unless you ask to remove them."),
    ),
    PersonalField(
        field="drafting.Amendment.reason",
        of_person="proposer__person",
        purpose=_("So that everybody understands why."),
        basis=BASIS,
        end=KEPT,
        audience=_(
            "Everybody, without your name; when it is hidden, you and those who decide here."
        ),
        exported=True,
        erased=_("The words stay without any link to you, unless you ask to remove them."),
    ),
    PersonalField(
        field="drafting.AmendmentAside.person",
        of_person="person",
        purpose=_("So that who sets amendments aside without ground can do so no longer."),
        basis=_("The right belongs to the seat under the charter, and so do its limits."),
        end=KEPT,
        audience=_("Nobody. Everyone sees which side it was."),
        exported=True,
        erased=_("That a side set an amendment aside, without who."),
    ),
]


@erases_account
def erase(person: Person) -> None:
    """Amendments stay without a proposer."""
    Amendment.objects.filter(proposer__person=person).update(proposer=None)
