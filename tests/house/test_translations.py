"""Every text stands in both languages."""

import ast
import re

from tests.house import catalogue
from tests.house.sources import nodes_of

PLACEHOLDER = re.compile(r"%\((\w+)\)|\{(\w*)\}")


def placeholders(text):
    return {name or other for name, other in PLACEHOLDER.findall(text)}


def test_every_marked_text_stands_in_the_catalogue():
    """When this fails: run `make translations` and translate what it prints."""
    polish = catalogue.polish()

    missing = [
        message.id
        for message in catalogue.marked_texts()
        if message.id and polish.get(first(message.id), message.context) is None
    ]

    assert missing == []


def test_texts_are_marked_by_names_that_the_catalogue_knows():
    """When this fails: a text marked by another name is never gathered. Call it what it is."""
    hidden = [
        f"{path.relative_to(catalogue.REPOSITORY)}: {each.name} as {each.asname}"
        for path in sorted(catalogue.SOURCE.rglob("*.py"))
        for node in nodes_of(path)
        if isinstance(node, ast.ImportFrom)
        for each in node.names
        if each.name in catalogue.KEYWORDS and each.asname and not is_gathered(each)
    ]

    assert hidden == []


def is_gathered(imported):
    """``_`` stands for one whole text; plurals and contexts keep their own names."""
    return catalogue.KEYWORDS.get(imported.asname, ()) == catalogue.KEYWORDS[imported.name]


def test_every_text_is_translated():
    assert catalogue.untranslated(catalogue.polish()) == []


def test_what_people_put_in_has_one_name():
    """It is an «input» for whoever reads; «remark» is what the code calls the duty to answer it."""
    named_otherwise = [
        message.id
        for message in catalogue.marked_texts()
        if message.id and re.search(r"\bremarks?\b", PLACEHOLDER.sub("", first(message.id)), re.I)
    ]

    assert named_otherwise == []


def test_the_catalogue_holds_nothing_that_is_no_longer_used():
    marked = catalogue.marked_texts()

    unused = [
        message.id
        for message in catalogue.polish()
        if message.id and marked.get(first(message.id), message.context) is None
    ]

    assert unused == []


def test_translations_keep_the_placeholders():
    wrong = []
    for message in catalogue.polish():
        if not message.id:
            continue
        ids = message.id if message.pluralizable else (message.id,)
        strings = message.string if message.pluralizable else (message.string,)
        allowed = set().union(*map(placeholders, ids))
        for string in strings:
            # The form for one may leave the number out; no form may ask for what is not there.
            if placeholders(string) - allowed:
                wrong.append((message.id, string))
        if not message.pluralizable and placeholders(message.string) != allowed:
            wrong.append((message.id, message.string))

    assert wrong == []


def first(message_id):
    return message_id if isinstance(message_id, str) else message_id[0]
