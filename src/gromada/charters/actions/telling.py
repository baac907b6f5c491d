"""Who is told what: an inbox at once, one mail a day, and at once where silence would count."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone, translation

from gromada.charters.actions.settling import locked, settle_motion
from gromada.charters.models import Digest, Motion, Seat, Told, Word
from gromada.charters.queries import desk, window_closes_at, zone
from gromada.charters.queries.waiting import (
    ended_since,
    motions_to_remind_of,
    people_to_write_to,
    silent_seats,
    undelivered,
)
from gromada.notices.actions import notify, send_mail
from gromada.notices.models import Mail
from gromada.people.models import Person

WRITTEN_AT = 7  # o'clock, where the people are


@transaction.atomic
def tell_seats(motion: Motion) -> None:
    """Tell those who are asked or hold a key that something waits for them."""
    silent = {seat.pk for seat in silent_seats(motion)}
    asked = motion.version.charter.seats.filter(
        side__in=motion.rule.requires, person__isnull=False
    ).select_related("person", "delegate")
    for seat in asked.exclude(pk=motion.mover_id):
        for person in _who_acts_for(seat):
            _put_in_inbox(person, "charters/motion_opened", motion)
        if seat.pk in silent:
            _write(seat, motion, "charters/motion_opened")


@transaction.atomic
def tell_mover(motion: Motion, *, template: str, word: Word | None = None) -> None:
    """Tell who proposed it what was said to it, or what became of it."""
    for person in _who_acts_for(motion.mover):
        _put_in_inbox(person, template, motion, word=word)


@transaction.atomic
def tell_everybody(motion: Motion, *, template: str) -> None:
    """Tell all who hold a seat: a departure is never silent."""
    seats = motion.version.charter.seats.filter(person__isnull=False)
    for seat in seats.select_related("person", "delegate"):
        for person in _who_acts_for(seat):
            _put_in_inbox(person, template, motion)


def note_deliveries() -> int:
    """Note which messages have left; where silence counts the window runs from then."""
    count = 0
    for told in undelivered():
        with transaction.atomic():
            _note_delivery(told)
        settle_motion(motion=told.motion)
        count += 1
    return count


def remind(*, now: datetime | None = None) -> int:
    """Write once more to those whose silence will soon count."""
    now = now or timezone.now()
    count = 0
    for motion in motions_to_remind_of(now):
        with transaction.atomic():
            row = locked(motion)
            if row.reminded_at is not None or not row.is_live:
                continue
            for seat in silent_seats(row):
                _write(seat, row, "charters/silence_soon")
                count += 1
            row.reminded_at = now
            row.save(update_fields=["reminded_at"])
    return count


def send_digests(*, now: datetime | None = None) -> int:
    """The one mail a day, from seven in the morning on, to those for whom something waits."""
    now = now or timezone.now()
    local = now.astimezone(zone())
    if local.hour < WRITTEN_AT:
        return 0
    people = people_to_write_to().exclude(
        pk__in=Digest.objects.filter(day=local.date()).values("person")
    )
    return sum(_send_digest(person, local) for person in people)


@transaction.atomic
def _send_digest(person: Person, local: datetime) -> bool:
    try:
        with transaction.atomic():
            Digest.objects.create(person=person, day=local.date())
    except IntegrityError:
        return False  # somebody else was first
    yesterday = local - timedelta(days=1)
    waits = desk(person)
    ended = list(ended_since(person, yesterday))
    if not (waits.count or ended):
        return False
    with translation.override(person.language):
        link = settings.SITE_URL + reverse("charters:desk")
    send_mail(
        to=person.email,
        language=person.language,
        template="charters/digest",
        context={
            "person": person,
            "greeted": person.name,
            "desk": waits,
            "ended": ended,
            "link": link,
        },
    )
    return True


def _note_delivery(told: Told) -> None:
    mail = told.mail
    if mail is None or mail.sent_at is None:
        return
    motion = locked(told.motion)
    told.delivered_at = mail.sent_at
    told.save(update_fields=["delivered_at"])
    if motion.is_live and not motion.is_paused:
        whole = window_closes_at(mail.sent_at, motion.rule.window_days)
        motion.closes_at = max(motion.closes_at, whole)
        motion.next_at = motion.closes_at
        motion.save(update_fields=["closes_at", "next_at"])


def _who_acts_for(seat: Seat) -> list[Person]:
    return [person for person in (seat.person, seat.standing_in) if person is not None]


def _put_in_inbox(
    person: Person, template: str, motion: Motion, *, word: Word | None = None
) -> None:
    notify(
        person,
        template=template,
        context={"motion": motion, "word": word},
        link=motion.get_absolute_url(),
        by_mail=False,
    )


def _write(seat: Seat, motion: Motion, template: str) -> None:
    """Write to who acts for a seat, and keep by which mail, so that delivery can be proven."""
    for person in _who_acts_for(seat)[:1]:
        with translation.override(person.language):
            link = settings.SITE_URL + motion.get_absolute_url()
        mail: Mail = send_mail(
            to=person.email,
            language=person.language,
            template=template,
            context={
                "person": person,
                "greeted": person.name,
                "motion": motion,
                "link": link,
                "silence_counts": True,
            },
        )
        Told.objects.get_or_create(
            motion=motion,
            seat=seat,
            term=seat.term,
            defaults={"mail": mail, "queued_at": timezone.now()},
        )
