"""Gather every text marked for translation, and bring the catalogue up to date.

Works with Babel alone, so that no gettext is needed on a clean machine:

    python tests/house/catalogue.py update
"""

import sys
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract, extract_javascript
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

REPOSITORY = Path(__file__).resolve().parents[2]
SOURCE = REPOSITORY / "src" / "gromada"
POLISH = SOURCE / "locale" / "pl" / "LC_MESSAGES" / "django.po"

KEYWORDS = {
    "_": None,
    "N_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


def extract_template(file, keywords, comment_tags, options):
    """Django turns a template into calls of gettext; Babel reads them."""
    calls = templatize(file.read().decode())
    return extract_javascript(BytesIO(calls.encode()), keywords, comment_tags, options)


@cache
def marked_texts() -> Catalog:
    """Every marked text of the product, with the places where it stands."""
    catalogue = Catalog(domain="django", locale="pl", project="Gromada")
    for path in sorted(SOURCE.rglob("*")):
        if path.suffix == ".py":
            method = "python"
        elif path.suffix in {".html", ".txt"} and "templates" in path.parts:
            method = extract_template
        else:
            continue
        with path.open("rb") as file:
            for _line, message, comments, context in extract(
                method, file, keywords=KEYWORDS, comment_tags=["Translators:"]
            ):
                place = path.relative_to(REPOSITORY).as_posix()
                flags = ["python-format"] if "%(" in str(message) else []
                catalogue.add(
                    message,
                    locations=[(place, None)],
                    auto_comments=comments,
                    context=context,
                    flags=flags,
                )
    return catalogue


def polish() -> Catalog:
    with POLISH.open("rb") as file:
        return read_po(file, locale="pl")


def update() -> Catalog:
    """Add new texts and drop those no longer used; keep every translation."""
    catalogue = polish() if POLISH.exists() else Catalog(locale="pl", domain="django")
    catalogue.update(marked_texts(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    save(catalogue)
    return catalogue


def save(catalogue: Catalog) -> None:
    catalogue.fuzzy = False  # nothing is: the header would say so otherwise
    POLISH.parent.mkdir(parents=True, exist_ok=True)
    with POLISH.open("wb") as file:
        write_po(
            file, catalogue, width=100, sort_output=True, omit_header=False, include_lineno=False
        )


def untranslated(catalogue: Catalog) -> list[str]:
    """Texts that have no translation, or lack one of the three Polish plural forms."""
    missing = []
    for message in catalogue:
        if not message.id:
            continue
        strings = message.string if message.pluralizable else (message.string,)
        if not all(strings) or message.fuzzy:
            missing.append(message.id if isinstance(message.id, str) else message.id[0])
    return missing


if __name__ == "__main__":
    if sys.argv[1:] != ["update"]:
        sys.exit(__doc__)
    left = untranslated(update())
    print(*left, sep="\n")
    print(f"{len(left)} texts wait for a translation.")
