"""Write the reference of all acts from their declarations.

DJANGO_SETTINGS_MODULE=tests.settings python -m tests.house.acts
"""

from pathlib import Path

import django
from django.utils import translation

django.setup()  # the acts are declared in ready()

from gromada.charters.models import ACTS, facts  # noqa: E402
from gromada.methods.charter import Family  # noqa: E402
from gromada.methods.charter.sentences import FAMILY_NAMES  # noqa: E402

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "acts.md"
HEAD = """# Acts

What a charter governs. The list is closed: an act is declared by the part that owns it, in its
`acts.py`, and this page is written from those declarations (a test compares). Whatever is not here
lies outside charters.

An act that can be undone names the act that undoes it; the others wait 48 hours after they are
carried. *Silence* says whether saying nothing may count as consent, if the charter lets it. The
effect is *platform* (it concerns only this site), *self-binding* (the institution promises, and
its signature outside is recorded), *reserved* (carried, it is a recommendation) or *binding* (by a
named statute).
"""
EFFECTS = {"self_binding": "self-binding"}


def page() -> str:
    """The whole page, family by family."""
    parts = [HEAD]
    with translation.override("en"):
        for family in Family:
            acts = sorted(
                (act for act in ACTS.values() if facts(act).family is family),
                key=lambda act: act.key,
            )
            if acts:
                parts.append(section(FAMILY_NAMES["en"][family], acts))
    return "\n".join(parts)


def section(title, acts) -> str:
    lines = [
        f"## {title}",
        "",
        "| act | what it is | what it says besides the reason | undone by | effect | silence |",
        "|---|---|---|---|---|---|",
    ]
    for act in acts:
        fields = ", ".join(str(field.label) for field in act.payload) or "–"
        undo = f"`{act.undo}`" if act.undo else "cannot be undone"
        effect = EFFECTS.get(act.effect, act.effect)
        silence = "may count" if act.silence_may_count else "never"
        lines.append(f"| `{act.key}` | {act.title} | {fields} | {undo} | {effect} | {silence} |")
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
