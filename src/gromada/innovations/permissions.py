"""Who may add, change and hide; and the sentence that says why not."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from gromada.innovations.models import Challenge, Innovation, StageEvent
from gromada.people.models import Organisation, Person
from gromada.people.queries import organisation_ids_of
from gromada.verdict import ALLOWED, Verdict


def may_add_challenge(person: object) -> Verdict:
    if not isinstance(person, Person):
        return Verdict(_("Sign in to add a challenge."))
    return ALLOWED


def may_change_challenge(person: object, challenge: Challenge) -> Verdict:
    if not isinstance(person, Person):
        return Verdict(_("Sign in first."))
    if not (person.is_operator or person.pk == challenge.author_id):
        return Verdict(_("Only the person who added this challenge or an operator changes it."))
    return ALLOWED


def may_register(person: object) -> Verdict:
    if not isinstance(person, Person):
        return Verdict(_("Sign in to register an innovation. You need no institution."))
    return ALLOWED


def may_change_innovation(person: object, innovation: Innovation) -> Verdict:
    if not isinstance(person, Person):
        return Verdict(_("Sign in first."))
    if person.is_operator or person.pk == innovation.author_id:
        return ALLOWED
    carrying = {organisation.pk for organisation in innovation.organisations.all()}
    if not carrying & set(organisation_ids_of(person)):
        return Verdict(
            _("Only those who carry this innovation, the person who registered it or an operator.")
        )
    return ALLOWED


def may_name_organisations(
    person: Person, now: Collection[Organisation], before: Collection[Organisation] = ()
) -> Verdict:
    """Nobody lends an organisation's name who does not act for it."""
    added = {organisation.pk for organisation in now} - {known.pk for known in before}
    if not added <= set(organisation_ids_of(person)):
        return Verdict(_("Name only organisations that you act for."))
    return ALLOWED


def may_name_author(person: Person, innovation: Innovation) -> Verdict:
    if person.pk != innovation.author_id:
        return Verdict(_("Only the person who registered this decides whether to be named."))
    return ALLOWED


def may_report_stage(person: object, innovation: Innovation) -> Verdict:
    return may_change_innovation(person, innovation)


def may_correct(person: object, event: StageEvent) -> Verdict:
    verdict = may_change_innovation(person, event.innovation)
    if verdict and StageEvent.objects.filter(corrects=event).exists():
        return Verdict(_("This was corrected already. Correct the newer one."))
    return verdict


def may_hide(person: object) -> Verdict:
    if not (isinstance(person, Person) and person.is_operator):
        return Verdict(_("Only operators hide what breaks the rules of this site."))
    return ALLOWED
