"""What this part stores about people. Opinions are sensitive: the least that will do."""

from django.utils.translation import gettext_lazy as _

from gromada.deliberation.models import Statement
from gromada.people.models import Person
from gromada.work.privacy import PersonalField, erases_account

BASIS = _(
    "The person's consent, given by voting; hosts that are public bodies may also rely on their "
    "task in the public interest."
)
AS_LONG_AS_THE_PROCESS = _("As long as the process is kept on the site.")

PERSONAL_FIELDS: list[PersonalField] = [
    PersonalField(
        field="deliberation.Vote.value",
        of_person="participant__person",
        purpose=_("To count how many agree and disagree, and to draw the opinion map."),
        basis=BASIS,
        end=AS_LONG_AS_THE_PROCESS,
        audience=_(
            "Only the person. Everyone sees counts of five people or more; the hosts may download "
            "rows with new ids, without times and authors, and the record says that they did."
        ),
        exported=True,
        erased=_("The vote stays in the counts and belongs to a participant that is nobody."),
    ),
    PersonalField(
        field="deliberation.Vote.cast_at",
        of_person="participant__person",
        purpose=_("So that the later word counts, and so that no map tells who has just voted."),
        basis=BASIS,
        end=AS_LONG_AS_THE_PROCESS,
        audience=_("Only the person, as the order of their votes."),
        exported=True,
        erased=_("It stays with the vote, which belongs to a participant that is nobody."),
    ),
    PersonalField(
        field="deliberation.Vote.token",
        purpose=_("To store a vote once when a request is sent twice."),
        basis=BASIS,
        end=AS_LONG_AS_THE_PROCESS,
        audience=_("Nobody."),
        exported=False,
        erased=_("It is random and says nothing about anybody."),
    ),
    PersonalField(
        field="deliberation.Statement.text",
        of_person="author__person",
        purpose=_("So that others can agree or disagree with it."),
        basis=BASIS,
        end=AS_LONG_AS_THE_PROCESS,
        audience=_("Everyone; when it is hidden, the author and the hosts."),
        exported=True,
        erased=_("The statement stays, without an author."),
    ),
    PersonalField(
        field="deliberation.Statement.author",
        of_person="author__person",
        purpose=_("So that the author finds it again and is told when it is hidden."),
        basis=BASIS,
        end=AS_LONG_AS_THE_PROCESS,
        audience=_(
            "The author. The public record shows a pseudonym, the same for all statements of one "
            "author in one process."
        ),
        exported=True,
        erased=_("The link between the person and the statement is removed."),
    ),
    PersonalField(
        field="deliberation.OpinionMap.members",
        purpose=_("So that groups keep their letters from one map to the next."),
        basis=BASIS,
        end=AS_LONG_AS_THE_PROCESS,
        audience=_("Nobody."),
        exported=False,
        erased=_("It is replaced with each new map."),
    ),
    PersonalField(
        field="deliberation.Quarantine.person",
        of_person="person",
        purpose=_("So that who sets statements aside without ground can do so no longer."),
        basis=BASIS,
        end=AS_LONG_AS_THE_PROCESS,
        audience=_("Nobody. Everyone sees which side it was."),
        exported=True,
        erased=_("That a side set a statement aside, without who."),
    ),
]


@erases_account
def erase(person: Person) -> None:
    """Statements stay without an author; votes stay with participants who are nobody."""
    Statement.objects.filter(author__person=person).update(author=None)
