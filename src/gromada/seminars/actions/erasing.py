"""What becomes of sign-ups and questions when somebody is erased."""

from gromada.people.models import Person
from gromada.seminars.actions.places import fill_places, locked
from gromada.seminars.models import AskedToo, Question, SignUp
from gromada.work.privacy import erases_account, erases_address


@erases_account
def erase_questions(person: Person) -> None:
    """Questions stay without who asked; who asks the same is one fewer."""
    Question.objects.filter(asker__person=person).update(asker=None)
    AskedToo.objects.filter(participant__person=person).delete()


@erases_address
def erase_sign_ups(address: str) -> int:
    """The place at a seminar to come goes to whoever waits; that somebody came stays counted."""
    sign_ups = list(SignUp.objects.filter(email__iexact=address).select_related("seminar"))
    for found in sign_ups:
        seminar = locked(found.seminar)
        row = seminar.sign_ups.select_for_update().get(pk=found.pk)
        row.name = row.email = ""
        if seminar.is_published:
            row.status = SignUp.Status.WITHDRAWN
        row.save(update_fields=["name", "email", "status"])
        fill_places(seminar)
    return len(sign_ups)
