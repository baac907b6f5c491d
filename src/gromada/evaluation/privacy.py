"""What is stored about people who are asked and who say something about themselves."""

from django.utils.translation import gettext_lazy as _

from gromada.evaluation.models import AboutMe
from gromada.people.models import Person
from gromada.work.privacy import PersonalField, erases_account

PERSONAL_FIELDS = [
    PersonalField(
        field="evaluation.AboutMe.said",
        of_person="participant__person",
        purpose=_("To see who is missing among those who take part."),
        basis=_("Your wish to say it; you need not."),
        end=_("One year after you said it, or at once when you take it back."),
        audience=_("Nobody; everybody sees counts of five people or more."),
        exported=True,
        erased=_("It is removed."),
    ),
    PersonalField(
        field="evaluation.AboutMe.participant",
        of_person="participant__person",
        purpose=_("So that you can change it or take it back, and are counted once."),
        basis=_("Your wish to say it; you need not."),
        end=_("One year after you said it, or at once when you take it back."),
        audience=_("Nobody but you."),
        exported=True,
        erased=_("It is removed."),
    ),
    PersonalField(
        field="evaluation.TrustToken.code",
        purpose=_("So that nobody is asked twice in one round."),
        basis=_("The public interest in knowing whether working together builds trust."),
        end=_("Until you answer or the round is closed."),
        audience=_("Nobody; it is made with the site's key and holds no address."),
        exported=False,
        erased=_("It is removed."),
    ),
    PersonalField(
        field="evaluation.TrustAnswers.code",
        purpose=_("To see how the trust of the same people changes, without knowing who they are."),
        basis=_("The public interest in knowing whether working together builds trust."),
        end=_("Two years after the round is closed; then answers cannot be linked any more."),
        audience=_("Nobody; it is made with the site's key and holds no address."),
        exported=False,
        erased=_("A random code takes its place, which nobody can work out from your address."),
    ),
    PersonalField(
        field="evaluation.TrustAnswers.answers",
        purpose=_("To measure trust on both sides."),
        basis=_("Your wish to answer; you need not."),
        end=_("As long as the process or partnership is kept on the site."),
        audience=_("Nobody; everybody sees means of five people or more."),
        exported=False,
        erased=_("They stay; once the code is replaced, nobody can tell which are yours."),
    ),
]


@erases_account
def erase(person: Person) -> None:
    AboutMe.objects.filter(participant__person=person).delete()
