"""Who may measure what, and the sentence that says why not."""

from hashlib import sha256
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from gromada.charters.queries import own_seat
from gromada.charters.queries.versions import version_of_holder
from gromada.evaluation.models import Side, Study, StudyData, TrustToken, TrustWave
from gromada.evaluation.queries import HOLDERS, asks_about_people, is_public, thing_at
from gromada.innovations.models import Innovation
from gromada.innovations.permissions import may_change_innovation
from gromada.ledger.models import Addressed
from gromada.partnerships.models import Partnership
from gromada.partnerships.queries import part_of
from gromada.people.models import Person, Visitor
from gromada.processes.models import Process
from gromada.processes.permissions import may_take_part
from gromada.processes.queries import host_of
from gromada.verdict import ALLOWED, Verdict

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    Someone = Person | AnonymousUser | None


# --- who may measure ---------------------------------------------------------


def may_evaluate(person: "Someone", thing: Addressed) -> Verdict:
    """May this person register a study about it, ask about trust in it, and load its margins?"""
    if not isinstance(person, Person):
        return Verdict(_("Sign in first. Studies are registered by people who take part in them."))
    if person.is_operator or acts_for(person, thing):
        return ALLOWED
    return Verdict(
        _(
            "Only people who act for a host, hold a seat or carry the innovation may do this, "
            "and operators."
        )
    )


def acts_for(person: Person, thing: Addressed) -> bool:
    if isinstance(thing, Innovation):
        return bool(may_change_innovation(person, thing))
    if isinstance(thing, Process) and host_of(person, thing) is not None:
        return True
    if isinstance(thing, Partnership) and part_of(person, thing) is not None:
        return True
    return own_seat(person, thing) is not None


def may_register_study(person: "Someone", thing: Addressed) -> Verdict:
    return may_evaluate(person, thing) and can_be_studied(thing)


def may_add_data(person: "Someone", study: Study, thing: Addressed | None = None) -> Verdict:
    """``thing``: what the study is about, from a page that has found it for this person."""
    thing = thing or thing_at(study.about, person)
    if thing is None:
        return Verdict(_("What this study is about cannot be found any more."))
    return may_evaluate(person, thing) and can_take_data(study)


def may_compute_again(person: "Someone", data: StudyData) -> Verdict:
    if not data.lacks_library:
        return Verdict(_("This was computed; the same data give the same numbers."))
    thing = thing_at(data.study.about, person)
    if thing is None:
        return Verdict(_("What this study is about cannot be found any more."))
    return may_evaluate(person, thing)


def may_ask_about_trust(person: "Someone", thing: Addressed) -> Verdict:
    return may_evaluate(person, thing) and can_be_measured(thing)


def may_steer_wave(person: "Someone", wave: TrustWave) -> Verdict:
    """May this person close it?"""
    thing = thing_at(wave.holder, person)
    if thing is None:
        return Verdict(_("What is measured here cannot be found any more."))
    return may_evaluate(person, thing) and can_be_answered(wave)


def may_ask_people(person: "Someone", wave: TrustWave, side: str | None = None) -> Verdict:
    """May this person ask people of a side, or of their own where none is named?"""
    thing = thing_at(wave.holder, person)
    if thing is None:
        return Verdict(_("What is measured here cannot be found any more."))
    own = asks_for(person, thing)
    if own is None or (side or own) != own:
        return Verdict(
            _(
                "Each side asks its own people, so that nobody chooses among whom somebody of "
                "the other side answers. Ask the other side to send its links."
            )
        )
    return can_be_answered(wave)


def asks_for(person: "Someone", thing: Addressed) -> str | None:
    """The side whose people somebody asks about the other one; who acts for none asks nobody."""
    if not isinstance(person, Person):
        return None
    if isinstance(thing, Process) and (host := host_of(person, thing)) is not None:
        return Side(host.side).value
    part = part_of(person, thing) if isinstance(thing, Partnership) else None
    seat = own_seat(person, thing)
    side = part.side if part else seat.side if seat else ""
    version = version_of_holder(thing)
    for each in version.text.sides if version else ():
        if each.key == side:
            return (Side.INSTITUTION if each.sector == "public" else Side.COMMUNITY).value
    return None


def may_answer(token: TrustToken | None) -> Verdict:
    """Whoever holds the token may, once; the token is the key."""
    if token is None:
        return Verdict(
            _("This link was used already, or the questions are closed. Each link answers once.")
        )
    return can_be_answered(token.wave)


def may_load_margins(person: "Someone", thing: Addressed) -> Verdict:
    return may_evaluate(person, thing) and can_be_measured(thing)


def may_say_about_oneself(visitor: Visitor, process: Process) -> Verdict:
    if not asks_about_people(process.address):
        return Verdict(_("Nothing is asked about people here."))
    return may_take_part(visitor, process)


# --- what the facts allow ----------------------------------------------------


def can_be_studied(thing: Addressed) -> Verdict:
    if not is_public(thing):
        return Verdict(_("It is not public yet, and studies are. Publish it first."))
    return ALLOWED


def can_be_measured(thing: Addressed) -> Verdict:
    if thing._meta.label_lower not in HOLDERS:
        return Verdict(_("This is measured in processes and partnerships."))
    return can_be_studied(thing)


def can_take_data(study: Study) -> Verdict:
    if study.is_hidden:
        return Verdict(_("This study was hidden, and takes no data."))
    if sha256(study.study_file.encode()).hexdigest() != study.sha256:
        return Verdict(
            _(
                "The study is no longer the one that was registered: its fingerprint differs. "
                "Register what is asked now as another study."
            )
        )
    if study.data.filter(state=StudyData.State.WAITING).exists():
        return Verdict(_("The data added before are being computed. Wait until they are done."))
    return ALLOWED


def can_open_wave(open_wave: TrustWave | None) -> Verdict:
    if open_wave is not None:
        return Verdict(_("Questions about trust are being answered now. Close them first."))
    return ALLOWED


def can_be_answered(wave: TrustWave) -> Verdict:
    if not wave.is_open:
        return Verdict(_("These questions are closed, and what was answered is shown."))
    return ALLOWED
