"""The report: what it says, and what it must not let through."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import numpy as np
import pytest
from tests.formats.polis_factories import make_conversation

from gromada.cli.opinion_map import votes_of
from gromada.cli.report import opinion_report
from gromada.formats.polis import Statement
from gromada.methods.opinion import opinion_map

ATTACK = '</style><script>alert("1")</script><img src=x onerror=alert(1)>'
VOID = {"meta", "br", "img", "link", "input", "hr"}


class Outline(HTMLParser):
    """Every element with its attributes, and whether all were closed in order."""

    def __init__(self):
        super().__init__()
        self.elements, self.open, self.headings = [], [], []

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        if re.fullmatch(r"h\d", tag):
            self.headings.append(int(tag[1]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def report_of(conversation, language="en", **options):
    options = {"stability_replicates": 3} | options
    result = opinion_map(
        votes_of(conversation),
        moderated_out=conversation.moderated_out,
        meta=conversation.meta,
        **options,
    )
    return opinion_report(
        result,
        conversation,
        parameters={
            "variant": "clean",
            "seed": 0,
            "groups": None,
            "start_groups": None,
            "gromada": "1.2.3",
        },
        computed_in_s=0.5,
        language=language,
    )


def outline_of(page):
    outline = Outline()
    outline.feed(page)
    assert outline.open == []
    return outline


def test_the_sentence_comes_before_everything_else():
    page = report_of(make_conversation())

    order = [
        page.index(words)
        for words in (
            "Two groups. They agree on 4 statements. They differ on 8 others.",
            "What all groups share",
            ">The map<",
            "What each group says",
            "What divides",
            "How certain is this",
            "How this was computed",
            ">All statements<",
        )
    ]
    assert order == sorted(order)


def test_nothing_is_asked_of_the_network_and_nothing_runs():
    page = report_of(make_conversation())

    assert not re.search(r"(?:src|href|action)=|url\(|@import|https?://", page)
    for tag, attributes in outline_of(page).elements:
        assert tag not in {"script", "iframe", "object", "link"}
        assert "style" not in attributes
        assert not any(name.startswith("on") for name in attributes)


def test_every_text_of_a_conversation_is_escaped():
    conversation = make_conversation(topic=ATTACK)
    conversation = replace(
        conversation,
        description=ATTACK,
        statements=tuple(replace(s, text=f"{s.id} {ATTACK}") for s in conversation.statements),
    )

    page = report_of(conversation)

    assert page.count("&lt;script&gt;") > 10
    tags = {tag for tag, _ in outline_of(page).elements}
    assert not tags & {"script", "img"}


@pytest.mark.parametrize("language", ["pl", "en"])
def test_headings_go_in_order_and_ids_are_unique(language):
    page = report_of(make_conversation(), language)
    outline = outline_of(page)

    assert outline.headings[0] == 1
    assert outline.headings.count(1) == 1
    assert all(
        after - before <= 1
        for before, after in zip(outline.headings, outline.headings[1:], strict=False)
    )
    ids = [attributes["id"] for _, attributes in outline.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    named = [a["aria-labelledby"].split() for _, a in outline.elements if "aria-labelledby" in a]
    assert {name for names in named for name in names} <= set(ids)
    assert f'lang="{language}"' in page


def test_counts_of_a_group_stand_beside_those_of_the_others():
    conversation = make_conversation(n_people=60, seed=3)

    page = report_of(conversation)

    votes = conversation.votes
    on_first = votes.statement == 0
    in_first_half = votes.participant < 30
    agree = int(((votes.value == 1) & on_first & in_first_half).sum())
    seen = int((on_first & in_first_half).sum())
    assert f"Agree: {agree} of {seen}" in page


def test_a_group_smaller_than_five_is_not_described():
    conversation = make_conversation(n_people=60)
    groups = {f"p{i}": "few" if i < 4 else "many" for i in range(60)}

    page = report_of(conversation, groups=groups)

    assert "Group A has fewer than 5 people and is not described." in page
    assert "<h3>" in page
    assert "Group A <span" not in page
    assert "In the other groups" not in page
    assert "Group A: agree, disagree" not in page


def test_given_groups_keep_their_names():
    groups = {f"p{i}": "north & west" if i < 30 else "south" for i in range(60)}

    page = report_of(make_conversation(), groups=groups)

    assert "30 people, 50% of all in groups, called “north &amp; west” in the file" in page


def test_no_person_is_listed():
    page = report_of(make_conversation())

    assert not re.search(r"\bp\d+\b", re.sub(r'(id|aria-labelledby)="[^"]*"', "", page))


def test_words_that_moderators_took_out_are_not_printed():
    conversation = make_conversation()
    hidden = replace(conversation.statements[0], text="Buy my soap.", moderated=-1)
    conversation = replace(conversation, statements=(hidden, *conversation.statements[1:]))

    page = report_of(conversation)

    assert "soap" not in page
    assert "1 statement was taken out by moderators and is not printed." in page


def test_noise_is_one_group_and_says_so_first():
    conversation = make_conversation(n_people=80, n_statements=20)
    rng = np.random.default_rng(5)
    votes = replace(
        conversation.votes, value=rng.choice([-1, 1], conversation.votes.value.size).astype(np.int8)
    )

    page = report_of(replace(conversation, votes=votes))

    assert "One group." in page
    assert page.index("Read this first") < page.index("What most people share")
    assert "There are no groups to tell apart." in page


def test_a_statement_without_text_is_named_as_such():
    conversation = make_conversation()
    silent = Statement(id="0", text=" \n", moderated=1)
    conversation = replace(conversation, statements=(silent, *conversation.statements[1:]))

    assert "(a statement without text)" in report_of(conversation)
