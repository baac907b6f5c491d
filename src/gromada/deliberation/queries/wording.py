"""What a map says, in sentences: first the result, then how sure it is."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gromada.charts.text import percent, whole
from gromada.deliberation.queries.findings import Findings, You

VERY_STABLE, STABLE = 0.9, 0.6


@dataclass(frozen=True, slots=True)
class MapWords:
    """The sentences of one map for one reader."""

    findings: Findings
    you: You | None
    language: str

    @property
    def first(self) -> list[str]:
        """«Dwie grupy. Zgadzacie się co do 12 rzeczy. Różnicie się w 5.»"""
        return [self.groups, self.agreement, self.difference]

    @property
    def groups(self) -> str:
        several = {2: _("Two groups."), 3: _("Three groups."), 4: _("Four groups.")}
        count = len(self.findings.marks)
        if count > 1:
            return several.get(count) or _("%(count)d groups.") % {"count": count}
        return _("No separate groups can be seen.")

    @property
    def agreement(self) -> str:
        count = len(self.findings.agree_on)
        if not count:
            return _("There is nothing yet that all clearly agree on.")
        return ngettext(
            "You all agree on %(count)d thing.", "You all agree on %(count)d things.", count
        ) % {"count": count}

    @property
    def difference(self) -> str:
        count = len(self.findings.differ_on)
        if len(self.findings.marks) < 2:
            return ""
        if not count:
            return _("There is nothing on which the groups clearly differ.")
        return ngettext("You differ on %(count)d.", "You differ on %(count)d.", count) % {
            "count": count
        }

    @property
    def sureness(self) -> list[str]:
        """How far the reader can rely on it."""
        return [words for words in (*self._groups_hold(), *self._warnings()) if words]

    def _groups_hold(self) -> list[str]:
        ari = self.findings.result["stability"]["mean_ari"]
        times = self.findings.result["stability"]["replicates"]
        if ari is None or not times:
            return []
        if ari >= VERY_STABLE:
            words = _(
                "The groups hold well: when we draw people by lot again %(times)d times, "
                "nearly everyone stays with the same others."
            )
        elif ari >= STABLE:
            words = _(
                "The groups hold fairly well: when we draw people by lot again %(times)d times, "
                "most stay with the same others, some change sides."
            )
        else:
            words = _(
                "The groups are a first guess: when we draw people by lot again %(times)d times, "
                "many end up with others."
            )
        return [words % {"times": times}]

    def _warnings(self) -> list[str]:
        # "unstable_groups" is said above, in plainer words
        return [
            _(one["text"]) % one["params"]
            for one in self.findings.result["warnings"]
            if one["code"] != "unstable_groups"
        ]

    @property
    def picture(self) -> str:
        """What a flat picture leaves out."""
        share = sum(self.findings.result["explained"])
        return _(
            "The picture is flat and shows %(share)s of all differences between people; "
            "the rest is in the numbers."
        ) % {"share": percent(share, self.language)}

    @property
    def counted(self) -> str:
        stored = self.findings.stored
        people = ngettext(
            "Counted: %(votes)s votes of %(people)s person on %(statements)s statements.",
            "Counted: %(votes)s votes of %(people)s people on %(statements)s statements.",
            stored.people,
        )
        return people % {
            "votes": whole(stored.votes, self.language),
            "people": whole(stored.people, self.language),
            "statements": whole(stored.statements, self.language),
        }

    @property
    def yours(self) -> str:
        """Where the reader stands, said only to them."""
        if self.you is None:
            return _("Vote on a few statements, and you will see yourself on the map.")
        if self.you.nearest is None:
            return _("You are on the map. Vote on a few more statements to see who is near you.")
        return _("You stand nearest to group %(letter)s. Only you see this.") % {
            "letter": self.you.nearest.letter
        }
