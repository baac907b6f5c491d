"""The closed list of acts that a charter governs."""

from gromada.act import Act
from gromada.methods.charter import Act as ActFacts
from gromada.methods.charter import Effect, Family

# by key; filled by declare_act from the acts.py of each part
ACTS: dict[str, Act] = {}
# kinds of entries in which a host did alone what no charter governs; filled by declare_outside
OUTSIDE: set[str] = set()
NEVER_BY_SILENCE = {Family.PEOPLE, Family.OUTCOME, Family.CHARTER}


def declare_act(act: Act) -> Act:
    """Add an act to the list; called at module level in ``acts.py``."""
    if ACTS.setdefault(act.key, act) is not act:
        raise ValueError(f"Two acts are called {act.key}.")
    rules = facts(act)  # an unknown family or effect is found at start, not when somebody moves
    if act.silence_may_count and (rules.family in NEVER_BY_SILENCE or not act.reversible):
        raise ValueError(f"Silence never counts for {act.key}.")
    if rules.effect is Effect.BINDING and not act.basis:
        raise ValueError(f"{act.key} binds, so it has to name the statute that lets it.")
    return act


def declare_outside(*kinds: str) -> None:
    """Say what hosts do alone, outside any charter, so that it is counted beside what is shared.

    Called at module level in ``acts.py``. Only for deeds that change something for others.
    """
    OUTSIDE.update(kinds)


def facts(act: Act) -> ActFacts:
    """What the rules need to know of an act."""
    return ActFacts(
        key=act.key,
        family=Family(act.family),
        reversible=act.reversible,
        effect=Effect(act.effect),
        silence_may_count=act.silence_may_count,
    )
