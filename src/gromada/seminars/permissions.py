"""Who may do what at a seminar, and the sentence that says why not."""

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from gromada.people.models import Organisation, Person
from gromada.people.queries import is_member
from gromada.processes.models import Process
from gromada.processes.permissions import may_record_input
from gromada.seminars.models import Question, Seminar, SignUp
from gromada.seminars.queries import organisations_of
from gromada.verdict import ALLOWED, Verdict

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    Someone = Person | AnonymousUser | None


# --- what organisers do ------------------------------------------------------


def may_create(person: "Someone") -> Verdict:
    if not isinstance(person, Person):
        return Verdict(_("Sign in to prepare a seminar."))
    if not organisations_of(person).exists():
        return Verdict(_("Only people who act for an organisation may prepare a seminar."))
    return ALLOWED


def may_create_for(person: Person, organiser: Organisation) -> Verdict:
    if not is_member(person, organiser):
        return Verdict(_("Choose an organisation that you act for."))
    return ALLOWED


def may_organise(person: "Someone", seminar: Seminar) -> Verdict:
    if not isinstance(person, Person):
        return Verdict(_("Sign in to act for the organiser of this seminar."))
    if not is_member(person, seminar.organiser):
        return Verdict(_("Only people who act for the organiser may do this."))
    return ALLOWED


def may_edit(person: "Someone", seminar: Seminar) -> Verdict:
    return may_organise(person, seminar) and can_be_edited(seminar)


def may_publish(person: "Someone", seminar: Seminar) -> Verdict:
    return may_organise(person, seminar) and can_be_published(seminar)


def may_cancel(person: "Someone", seminar: Seminar) -> Verdict:
    return may_organise(person, seminar) and can_be_cancelled(seminar)


def may_tell_outcome(person: "Someone", seminar: Seminar) -> Verdict:
    if not (organising := may_organise(person, seminar)):
        return organising
    if not seminar.is_over:
        return Verdict(_("What came of it can be told once the seminar is over."))
    return ALLOWED


def may_download(person: "Someone", seminar: Seminar) -> Verdict:
    return may_organise(person, seminar) and was_published(seminar)


def may_hide(person: "Someone", question: Question) -> Verdict:
    if not (organising := may_organise(person, question.seminar)):
        return organising
    if question.is_hidden:
        return Verdict(_("This question is already hidden."))
    return ALLOWED


def may_restore(person: "Someone", question: Question) -> Verdict:
    if not (organising := may_organise(person, question.seminar)):
        return organising
    if not question.is_hidden:
        return Verdict(_("This question is already visible."))
    return ALLOWED


def may_carry(person: "Someone", question: Question) -> Verdict:
    """May this person carry the question over into some process?"""
    if not (organising := may_organise(person, question.seminar)):
        return organising
    if question.is_hidden:
        return Verdict(_("This question is hidden. Restore it before you carry it over."))
    if question.carried_to_id is not None:
        return Verdict(_("This question has already been carried over into a process."))
    return ALLOWED


def may_carry_into(person: "Someone", question: Question, process: Process) -> Verdict:
    return may_carry(person, question) and may_record_input(person, process)


# --- what everybody does -----------------------------------------------------


def may_sign_up(seminar: Seminar) -> Verdict:
    if seminar.is_draft:
        return Verdict(_("This seminar has not been published yet."))
    if seminar.is_cancelled:
        return Verdict(_("This seminar was cancelled, so nobody can sign up for it."))
    if seminar.is_over or timezone.now() >= seminar.over_at:
        return Verdict(_("This seminar is over, so nobody can sign up for it any more."))
    if timezone.now() >= seminar.sign_up_closes_at:
        return Verdict(_("This seminar has begun. Sign-up closed when it began."))
    return ALLOWED


def may_withdraw(sign_up: SignUp) -> Verdict:
    """Whoever holds the link may; the link is the key."""
    if sign_up.is_withdrawn:
        return Verdict(_("You are no longer signed up."))
    if sign_up.seminar.is_cancelled:
        return Verdict(_("This seminar was cancelled; there is nothing left to withdraw from."))
    if sign_up.seminar.is_over:
        return Verdict(_("This seminar is over; there is nothing left to withdraw from."))
    return ALLOWED


def may_enter_room(sign_up: SignUp) -> Verdict:
    """May the holder of this link see the address of the online room?"""
    if sign_up.seminar.is_cancelled or sign_up.seminar.is_over:
        return Verdict(_("The online room is closed."))
    if not sign_up.is_confirmed:
        return Verdict(_("The address of the online room is for people who have a place."))
    return ALLOWED


def may_ask(seminar: Seminar) -> Verdict:
    if not (published := was_published(seminar)):
        return published
    if seminar.is_cancelled:
        return Verdict(_("This seminar was cancelled, so its question wall is closed."))
    if timezone.now() >= seminar.wall_closes_at:
        return Verdict(_("The question wall closed two days after the seminar."))
    return ALLOWED


def may_ask_too(question: Question) -> Verdict:
    if question.is_hidden:
        return Verdict(_("The organiser has hidden this question."))
    return may_ask(question.seminar)


# --- what the state allows ---------------------------------------------------


def can_be_edited(seminar: Seminar) -> Verdict:
    if seminar.is_over:
        return Verdict(_("This seminar is over. What was announced stays as it was."))
    if seminar.is_cancelled:
        return Verdict(_("This seminar was cancelled. What was announced stays as it was."))
    return ALLOWED


def can_be_published(seminar: Seminar) -> Verdict:
    if not seminar.is_draft:
        return Verdict(_("This seminar is already published."))
    if seminar.over_at <= timezone.now():
        return Verdict(_("Its day has passed. Choose a day that lies ahead, then publish it."))
    if not (seminar.place or seminar.online_url):
        return Verdict(_("Say where it is: a place, the address of an online room, or both."))
    return ALLOWED


def can_be_cancelled(seminar: Seminar) -> Verdict:
    if seminar.is_draft:
        return Verdict(_("This is a draft that nobody has been told about."))
    if seminar.is_cancelled:
        return Verdict(_("This seminar is already cancelled."))
    if seminar.is_over:
        return Verdict(_("This seminar is over, so it cannot be cancelled."))
    return ALLOWED


def was_published(seminar: Seminar) -> Verdict:
    if seminar.is_draft:
        return Verdict(_("This seminar has not been published yet."))
    return ALLOWED
