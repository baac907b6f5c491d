"""How one clause came to say what it says."""

from dataclasses import dataclass

from gromada.charters.queries.glance import SideOnPage
from gromada.drafting.models import Clause, ClauseVersion
from gromada.drafting.queries.sources import Source, sources_of
from gromada.drafting.queries.writers import Writer, writer
from gromada.methods.wording import Piece, difference


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording: who wrote it, what it changed, why, and where the idea came from."""

    version: ClauseVersion
    writer: Writer
    pieces: tuple[Piece, ...]
    source: Source | None


def wordings_of(clause: Clause, *, person: object, sides: dict[str, SideOnPage]) -> list[Wording]:
    """The newest first, without hidden words; the cost does not grow with their number."""
    versions = list(clause.versions.select_related("amendment").order_by("edition"))
    amendments = [version.amendment for version in versions if version.amendment]
    sources = sources_of(amendments, person)
    found: list[Wording] = []
    before: str | None = ""
    for version in versions:
        if version.amendment and version.amendment.is_withheld:
            found.append(Wording(version, writer(version.sides, sides), (), None))
            before = None
            continue
        if before is None:  # words that are hidden are not shown as taken out
            before = version.text
        found.append(
            Wording(
                version,
                writer(version.sides, sides),
                difference(before, version.text) if version.amendment else (),
                sources.get(version.amendment_id or 0),
            )
        )
        before = version.text
    return found[::-1]
