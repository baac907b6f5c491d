"""Reading partnerships: which there are, for whom, what is late, and how they are judged."""

from gromada.partnerships.queries.agreeing import last_word_on, parties_to_ask
from gromada.partnerships.queries.due import Due, due_for, late_commitments, what_waits_for
from gromada.partnerships.queries.judging import (
    Divergence,
    Outcome,
    RaterOnPage,
    divergence_of,
    outcome_of,
    raters_of,
    ratings_by_rater,
)
from gromada.partnerships.queries.kinds import (
    CONTRACTS,
    MODELS_OF_KIND,
    kinds_with_models,
    model_for,
    side_for,
)
from gromada.partnerships.queries.lineage import (
    first_entry_of,
    grown_from,
    last_entries_about,
    lineage,
    partnerships_from,
    those_visible_to,
)
from gromada.partnerships.queries.partnerships import (
    bring_parts,
    commitments_visible_to,
    part_of,
    parties_of,
    partnerships_visible_to,
    sides_of,
    with_commitments,
    with_parts,
    with_story,
    with_texts,
)
from gromada.partnerships.queries.sentences import how_it_ended, how_it_stands, who_promised
from gromada.partnerships.queries.standing import (
    CommitmentStanding,
    State,
    commitments_of,
    standing_of_commitment,
    standings_of,
)

__all__ = [
    "CONTRACTS",
    "MODELS_OF_KIND",
    "CommitmentStanding",
    "Divergence",
    "Due",
    "Outcome",
    "RaterOnPage",
    "State",
    "bring_parts",
    "commitments_of",
    "commitments_visible_to",
    "divergence_of",
    "due_for",
    "first_entry_of",
    "grown_from",
    "how_it_ended",
    "how_it_stands",
    "kinds_with_models",
    "last_entries_about",
    "last_word_on",
    "late_commitments",
    "lineage",
    "model_for",
    "outcome_of",
    "part_of",
    "parties_of",
    "parties_to_ask",
    "partnerships_from",
    "partnerships_visible_to",
    "raters_of",
    "ratings_by_rater",
    "side_for",
    "sides_of",
    "standing_of_commitment",
    "standings_of",
    "those_visible_to",
    "what_waits_for",
    "who_promised",
    "with_commitments",
    "with_parts",
    "with_story",
    "with_texts",
]
