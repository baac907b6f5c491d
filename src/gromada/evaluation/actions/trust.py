"""Asking both sides about trust: opening, asking, answering, closing, forgetting."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from secrets import token_urlsafe

from django.db import transaction
from django.db.models import F, Max
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from gromada.evaluation.actions.acting import acting_as, held
from gromada.evaluation.models import ITEMS, Side, TrustAnswers, TrustToken, TrustWave, bank_sha256
from gromada.evaluation.permissions import (
    can_open_wave,
    may_answer,
    may_ask_about_trust,
    may_ask_people,
    may_steer_wave,
)
from gromada.evaluation.queries import code_of, thing_at, token_row, trust_of, waves_of
from gromada.evaluation.queries.trust import kept_shown
from gromada.innovations.queries.sources import first_entries_about, last_entry_about
from gromada.ledger.actions import declare_kind, record
from gromada.ledger.models import Addressed, Entry
from gromada.methods.trust.scales import FEWEST
from gromada.notices.actions import send_mail
from gromada.people.actions import spend
from gromada.people.models import Person
from gromada.people.queries import hash_of
from gromada.verdict import Refused

OPENED = declare_kind(
    "evaluation.trust_wave_opened", gettext_lazy("Questions about trust were opened on both sides")
)
CLOSED = declare_kind(
    "evaluation.trust_wave_closed", gettext_lazy("Questions about trust were closed")
)

MOST_AT_ONCE = 200
# how long answers of one person can be told to be of one person
LINKED = timedelta(days=730)


@transaction.atomic
def open_wave(
    *,
    holder: Addressed | str,
    by: Person,
    because: Iterable[Entry] = (),
    happened_at: datetime | None = None,
) -> TrustWave:
    """Begin a round of questions on both sides of a process or partnership."""
    thing = held(holder, by)
    may_ask_about_trust(by, thing).require()
    waves = list(waves_of(thing.address))
    can_open_wave(next((wave for wave in waves if wave.is_open), None)).require()
    last = TrustWave.objects.filter(holder=thing.address).aggregate(last=Max("number"))["last"]
    wave = TrustWave.objects.create(
        holder=thing.address,
        number=(last or 0) + 1,
        bank_sha256=bank_sha256(),
        opened_at=happened_at or timezone.now(),
    )
    before = last_entry_about(waves[-1]) if waves else first_entries_about(thing)
    record(
        OPENED,
        subject=wave,
        holder=thing,
        by=acting_as(by, thing),
        facts={"number": wave.number, "questions_sha256": wave.bank_sha256},
        because=list(because) or before,
        happened_at=happened_at,
    )
    return wave


@transaction.atomic
def issue_tokens(*, wave: TrustWave, side: str, who: Iterable[str], by: Person) -> list[str]:
    """Rights to answer once, one for each name or address; "" for a slip of paper.

    Only the side itself issues those of its people, and slips as many as a day allows.

    Names and addresses are not kept: what is kept of them is a keyed code, the same in each wave.
    """
    wave = TrustWave.objects.select_for_update().get(pk=wave.pk)
    may_ask_people(by, wave, side).require()
    named = [code_of(wave.holder, side, each) if each else "" for each in who]
    known = set(wave.tokens.exclude(code="").values_list("code", flat=True))
    known |= set(wave.answers.exclude(code="").values_list("code", flat=True))
    tokens = [(token_urlsafe(18), code) for code in named if code not in known]
    for _token, code in tokens:
        if not code:
            spend(limit="evaluation.trust_slips", key=by.address).require()
    TrustToken.objects.bulk_create(
        TrustToken(wave=wave, side=side, token_hash=hash_of(token), code=code)
        for token, code in tokens
    )
    count = f"asked_{Side(side).value}"
    TrustWave.objects.filter(pk=wave.pk).update(**{count: F(count) + len(tokens)})
    return [token for token, _code in tokens]


@transaction.atomic
def ask_by_mail(
    *, wave: TrustWave, side: str, addresses: Iterable[str], language: str, by: Person
) -> int:
    """Mail each address its link; who was asked in this wave already is not asked again."""
    unique = list(dict.fromkeys(address.strip().lower() for address in addresses))
    if len(unique) > MOST_AT_ONCE:
        raise Refused(
            _("At most %(most)d addresses at once. Send the rest in a second go.")
            % {"most": MOST_AT_ONCE}
        )
    asked = 0
    for address in unique:
        for token in issue_tokens(wave=wave, side=side, who=[address], by=by):
            spend(limit="evaluation.trust_mails", key=by.address).require()
            _mail(wave, side, address, token, language)
            asked += 1
    return asked


@transaction.atomic
def answer(*, token: str, answers: Mapping[str, int | None], own_word: str = "") -> TrustAnswers:
    """Keep what somebody answered, and use up their right to; nothing ties the two afterwards."""
    row = token_row(token)
    may_answer(row).require()
    # the row is gone for whoever comes second at the same moment
    if row is None or not TrustToken.objects.filter(pk=row.pk).delete()[0]:
        raise Refused(may_answer(None).reason)
    word = " ".join(own_word.split()).lower()
    code = row.code or (code_of(row.wave.holder, row.side, f"word {word}") if word else "")
    if code and row.wave.answers.filter(code=code).exists():
        code = ""  # somebody else chose the same word
    return TrustAnswers.objects.create(
        wave=row.wave,
        side=row.side,
        code=code,
        on_paper=not row.code,
        answers=_allowed(answers),
    )


@transaction.atomic
def close_wave(*, wave: TrustWave, by: Person, happened_at: datetime | None = None) -> TrustWave:
    """End a round: from now on its results are shown, and they stay as they are."""
    wave = TrustWave.objects.select_for_update().get(pk=wave.pk)
    may_steer_wave(by, wave).require()
    wave.closed_at = happened_at or timezone.now()
    wave.save(update_fields=["closed_at"])
    wave.tokens.all().delete()
    answered = {side: wave.answers.filter(side=side).count() for side in Side.values}
    mailed = wave.answers.filter(on_paper=False)
    enough = {side: mailed.filter(side=side).count() >= FEWEST for side in Side.values}
    thing = thing_at(wave.holder, by) or wave
    record(
        CLOSED,
        subject=wave,
        holder=wave.holder,
        by=acting_as(by, thing),
        facts={
            "asked": {side: wave.asked(side) for side in Side.values},
            # so few that each could be recognised are not even counted
            "answered": {side: n if enough[side] else None for side, n in answered.items()},
        },
        because=last_entry_about(wave),
        happened_at=happened_at,
    )
    return wave


@transaction.atomic
def forget_codes(*, now: datetime | None = None) -> int:
    """Two years after a wave nobody can tell any more which answers are of one person.

    Those of the waves after it go with them, and what was shown is kept: with some of the links
    gone, more could be shown than before, and the two together would tell what somebody said.
    """
    old = TrustWave.objects.filter(
        closed_at__lt=(now or timezone.now()) - LINKED, shown__isnull=True
    )
    holders = old.order_by("holder").values_list("holder", flat=True).distinct()
    return sum(_forget_codes_of(holder) for holder in holders)


def _forget_codes_of(holder: str) -> int:
    waves = list(waves_of(holder).filter(closed_at__isnull=False).select_for_update())
    found = trust_of(holder)
    for at, wave in enumerate(waves):
        if wave.shown is None:
            wave.shown = {
                scale.key: {side.side: kept_shown(side.waves[at]) for side in sides}
                for scale, sides in found.scales
            }
            wave.save(update_fields=["shown"])
    return TrustAnswers.objects.filter(wave__in=waves).exclude(code="").update(code="")


def _allowed(answers: Mapping[str, int | None]) -> dict[str, int | None]:
    """The answers that there are; «I do not know» is None and never a middle answer."""
    found: dict[str, int | None] = {}
    for key, item in ITEMS.items():
        value = answers.get(key)
        if value is not None and value not in item.answers:
            raise Refused(
                _("Answers run from %(lowest)d to %(highest)d; found %(value)d.")
                % {"lowest": item.lowest, "highest": item.highest, "value": value}
            )
        found[key] = value
    return found


def _mail(wave: TrustWave, side: str, address: str, token: str, language: str) -> None:
    with override(language):
        thing = thing_at(wave.holder)
        context = {
            "title": str(thing) if thing else "",
            "side": side,
            "link": reverse("evaluation:trust_answer", args=[token]),
        }
    send_mail(
        to=address,
        language=language,
        template="evaluation/trust_asked",
        context=context,
        # what an urgent mail said is deleted once it is sent, and the link with it
        urgent=True,
    )
