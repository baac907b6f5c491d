"""Counts for many processes and partnerships, a fixed number of queries in all."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from gromada.charters.models import ACTS, Motion, Version, facts
from gromada.charters.queries.measures import CARRIED, STOPPED
from gromada.formats.bundle import Count, ListedChallenge
from gromada.formats.bundle.facts import RESIDENTS
from gromada.innovations.queries import challenges_visible_to
from gromada.methods.participation import yes_needed

OF_RESIDENTS = {"community", "civic", "social_economy"}
LONGEST_TITLE = 120


def yes_needed_of(by_holder: Mapping[str, Sequence[Version]]) -> dict[str, dict[str, Count]]:
    """In how many decisions the yes of each sector was needed, by holder.

    The same as the headline of a charter (`charters.queries.measures.record_of`), for many
    charters at once and by sector instead of by side.
    """
    versions = {row.pk: row for rows in by_holder.values() for row in rows}
    motions = Motion.objects.filter(
        version__in=versions, state__in=CARRIED | STOPPED, ended_at__isnull=False
    ).values_list("version_id", "act_key", "rule_text")
    tally: dict[str, dict[str, list[bool]]] = {holder: defaultdict(list) for holder in by_holder}
    known: dict[str, dict[str, bool]] = {}
    for version_id, act_key, rule_text in motions.iterator():
        version = versions[version_id]
        # hundreds of motions share a few rules, and asking the rule is the slow part
        key = json.dumps([version_id, act_key, rule_text], sort_keys=True)
        if key not in known:
            known[key] = _needed(version, act_key, rule_text)
        for sector, needed in known[key].items():
            tally[version.charter.holder][sector].append(needed)
    return {
        holder: {sector: Count(sum(said), len(said)) for sector, said in sectors.items()}
        for holder, sectors in tally.items()
    }


def _needed(version: Version, act_key: str, rule_text: Mapping[str, object]) -> dict[str, bool]:
    """For each sector with a side: whether the yes of one of its sides was needed."""
    if act_key not in ACTS:
        return {}
    motion = Motion(version=version, act_key=act_key, rule_text=rule_text)
    text = version.text
    under = replace(text, exceptions={**text.exceptions, act_key: motion.rule})
    found: dict[str, bool] = {}
    for side in text.sides:
        needed = yes_needed(under, facts(ACTS[act_key]), side.key)
        sectors = {side.sector, *({RESIDENTS} if side.sector in OF_RESIDENTS else ())}
        for sector in sectors:
            found[sector] = found.get(sector, False) or needed
    return found


def listed_challenges() -> dict[str, ListedChallenge]:
    """The challenges of the open list by what they are called.

    A charter names its challenge in free words; only where these are a title of the open list
    do they go into a bundle.
    """
    found = {}
    for row in challenges_visible_to(None):
        titles = {"pl": row.title_pl[:LONGEST_TITLE], "en": row.title_en[:LONGEST_TITLE]}
        listed = ListedChallenge(row.slug, {key: text for key, text in titles.items() if text})
        for name in (row.title_pl, row.title_en, row.address):
            if name:
                found[name.strip().casefold()] = listed
    return found
