"""What a stored map says, put together for reading; hidden statements are gone at once."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

import numpy as np
from django.db.models import QuerySet
from django.db.models.fields.json import KeyTextTransform
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from gromada.charts.bars import Answers, bars
from gromada.charts.chart import Chart, group_letter
from gromada.charts.marks import group_mark
from gromada.charts.markup import Markup
from gromada.charts.opinion_map import Frame, sentence_of, table_of, you_are_here
from gromada.deliberation.models import OpinionMap, Statement, Vote
from gromada.methods.opinion.routing import place_newcomer
from gromada.people.models import Participant
from gromada.prepared import Prepared, prepared
from gromada.processes.models import Process

VOTES_TO_BE_PLACED = 7


@dataclass(frozen=True, slots=True)
class Count:
    """How one group, or everyone, voted on a statement."""

    agree: int
    disagree: int
    seen: int

    @property
    def passes(self) -> int:
        return self.seen - self.agree - self.disagree

    @property
    def agree_percent(self) -> int:
        return round(100 * self.agree / self.seen) if self.seen else 0

    @property
    def disagree_percent(self) -> int:
        return round(100 * self.disagree / self.seen) if self.seen else 0


@dataclass(frozen=True, slots=True)
class GroupMark:
    """How a group is told apart: a letter and a shape first, then a colour."""

    position: int
    size: int

    @property
    def letter(self) -> str:
        return group_letter(self.position)

    @property
    def drawing(self) -> SafeString:
        return SafeString(group_mark(self.position))


@dataclass(frozen=True, slots=True)
class Finding:
    """A statement, the side people take of it, and how each group voted.

    A group in which fewer than five voted on it has no count.
    """

    statement: Statement
    side: str
    everyone: Count
    groups: list[tuple[GroupMark, Count | None]]

    @property
    def drawing(self) -> SafeString:
        """How each group voted, or everyone where there are no groups."""
        rows = [
            Answers(count.agree, count.disagree, count.seen, mark.position)
            for mark, count in self.groups
            if count is not None and len(self.groups) > 1
        ]
        everyone = Answers(self.everyone.agree, self.everyone.disagree, self.everyone.seen)
        chart = bars(
            rows or [everyone],
            title=self.statement.text,
            language=get_language() or "pl",
            key=f"statement-{self.statement.number}{self.side}",
        )
        return SafeString(chart.svg)


@dataclass(frozen=True, slots=True)
class GroupFinding:
    """A group, and what it says more than the others."""

    mark: GroupMark
    says: list[tuple[Finding, Count]]


@dataclass(frozen=True, slots=True)
class You:
    """Where the reader stands, and the nearest group once enough is known."""

    x: float
    y: float
    votes: int
    nearest: GroupMark | None


class Findings:
    """The map of one process as its page shows it."""

    def __init__(self, stored: OpinionMap, statements: dict[int, Statement]) -> None:
        self.stored = stored
        self.statements = statements

    @cached_property
    def result(self) -> dict[str, Any]:
        return self.stored.result or {}

    @cached_property
    def marks(self) -> list[GroupMark]:
        return [GroupMark(group["position"], group["size"]) for group in self.result["groups"]]

    @cached_property
    def agree_on(self) -> list[Finding]:
        chosen = ((one["statement"], one["side"]) for one in self.result["agree_on"])
        return self.findings(chosen)

    @cached_property
    def differ_on(self) -> list[Finding]:
        return self.findings((key, "") for key in self.result["differ_on"])

    @cached_property
    def groups(self) -> list[GroupFinding]:
        found = []
        for at, (mark, group) in enumerate(zip(self.marks, self.result["groups"], strict=True)):
            says = self.findings((one["statement"], one["side"]) for one in group["says"])
            counts = [(finding, finding.groups[at][1]) for finding in says]
            found.append(GroupFinding(mark, [(one, count) for one, count in counts if count]))
        return found

    def everything(self) -> list[Finding]:
        """Every visible statement that the map knows, by number."""
        known = sorted(map(int, self.result["rows"]), key=self._number)
        return self.findings((key, "") for key in known)

    def findings(self, chosen: Iterable[tuple[int, str]]) -> list[Finding]:
        return [
            Finding(
                self.statements[key],
                side,
                Count(*self.result["rows"][str(key)]["all"]),
                [
                    (mark, Count(*counts) if counts else None)
                    for mark, counts in zip(
                        self.marks, self.result["rows"][str(key)]["groups"], strict=True
                    )
                ],
            )
            for key, side in chosen
            if key in self.statements
        ]

    def _number(self, key: int) -> int:
        return self.statements[key].number if key in self.statements else 0


def stored_map(process: Process) -> OpinionMap | None:
    """The map without what only its computation needs; pictures and axes when asked for."""
    return next(iter(_stored(process.pk)), None)


@prepared
def _stored(process: int) -> QuerySet[OpinionMap]:
    return OpinionMap.objects.filter(process=process).defer("members", "drawings", "axes")


def map_is_shown(process: Process) -> bool:
    return bool(_shown(process.pk))


@prepared
def _shown(process: int) -> QuerySet[OpinionMap, Any]:
    rows = OpinionMap.objects.filter(process=process, result__isnull=False)
    return rows.values_list("pk")


def picture_of(stored: OpinionMap, language: str) -> str:
    """The stored picture in one language; the database takes it out of the others."""
    (picture,) = _picture(language)(stored.pk)
    return picture or ""


@cache
def _picture(language: str) -> Prepared[[int], str | None]:
    @prepared
    def pictures(pk: int) -> QuerySet[OpinionMap, str | None]:
        drawn = KeyTextTransform(language, "drawings")
        return OpinionMap.objects.filter(pk=pk).values_list(drawn, flat=True)

    return pictures


@prepared
def _visible(process: int) -> QuerySet[Statement]:
    rows = Statement.objects.filter(process=process, status=Statement.Status.VISIBLE)
    return rows.only("pk", "number", "text", "language")


def findings_of(stored: OpinionMap) -> Findings:
    """What the map says about the statements that are visible now."""
    visible = _visible(stored.process_id)
    return Findings(stored, {statement.pk: statement for statement in visible})


def place_of(participant: Participant | None, findings: Findings) -> You | None:
    """The reader on the map: one dot product with the stored axes."""
    if participant is None or (axes := findings.stored.axes) is None:
        return None
    position = {key: at for at, key in enumerate(axes["statements"])}
    votes = Vote.objects.filter(participant=participant, statement__in=axes["statements"])
    said = {position[key]: value for key, value in votes.values_list("statement_id", "value")}
    if not said:
        return None
    x, y = place_newcomer(
        said,
        axes["center"],
        [axes["x"], axes["y"]],
        scale_statements=axes["scale_statements"],
        scale_shift=axes["scale_shift"],
        counted=axes["counted"],
    )
    nearest = None
    if len(said) >= min(VOTES_TO_BE_PLACED, len(position)) and len(findings.marks) > 1:
        centers = [group["center"] for group in findings.result["groups"]]
        distances = [(x - cx) ** 2 + (y - cy) ** 2 for cx, cy in centers]
        nearest = findings.marks[distances.index(min(distances))]
    return You(x, y, votes=len(said), nearest=nearest)


def map_chart(findings: Findings, you: You | None, language: str) -> Chart:
    """The stored picture, with the reader's own place on top of it."""
    sizes = np.zeros(max((mark.position for mark in findings.marks), default=-1) + 1, np.int64)
    for mark in findings.marks:
        sizes[mark.position] = mark.size
    picture = picture_of(findings.stored, language)
    if you is not None:
        frame = Frame(**findings.result["frame"])
        here = you_are_here(frame, (you.x, you.y), _("You are here"))
        picture = picture.removesuffix("</svg>") + str(here) + "</svg>"
    return Chart(
        "opinion-map",
        Markup(picture),
        sentence_of(sizes, language),
        table_of(sizes, language),
        language,
    )


def fingerprint(stored: OpinionMap) -> str:
    """SHA-256 of the published counts, as the download holds them; empty before the first map."""
    if not stored.is_published:
        return ""
    return hashlib.sha256(canonical(published_counts(stored)).encode()).hexdigest()


def published_counts(stored: OpinionMap) -> dict[str, Any]:
    """Sizes of groups and counts by number of statement: what the seal vouches for."""
    result = stored.result or {}
    keys = [int(key) for key in result["rows"]]
    numbers = dict(Statement.objects.filter(pk__in=keys).values_list("pk", "number"))
    return {
        "people": stored.people,
        "groups": {group_letter(one["position"]): one["size"] for one in result["groups"]},
        "statements": {
            str(numbers[int(key)]): {"all": row["all"], "groups": row["groups"]}
            for key, row in result["rows"].items()
            if int(key) in numbers
        },
    }


def canonical(value: object) -> str:
    """JSON in the one form that a fingerprint is taken of."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
