"""What is written is read back the same."""

import tempfile

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.formats.polis_factories import make_conversation

from gromada.formats.polis import Conversation, Statement, Votes, read_export, write_export

ids = st.from_regex(r"[0-9]{1,4}|[a-z]{1,2}[0-9]{1,2}", fullmatch=True)
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60)
times = st.integers(min_value=100_000_000_000, max_value=4_000_000_000_000)


@st.composite
def conversations(draw):
    names = tuple(draw(st.lists(ids, unique=True, max_size=5)))
    with_flags = draw(st.booleans())
    statements = tuple(
        Statement(
            id=name,
            text=draw(texts),
            created=draw(st.none() | times),
            author=draw(st.none() | ids),
            moderated=draw(st.sampled_from([-1, 0, 1])),
            is_meta=with_flags and draw(st.booleans()),
            is_seed=with_flags and draw(st.booleans()),
            published_consensus=draw(st.none() | st.floats(0, 1)) if with_flags else None,
        )
        for name in draw(st.lists(ids, unique=True, min_size=1, max_size=5))
    )
    cells = draw(
        st.lists(
            st.sampled_from([None, -1, 0, 1]),
            min_size=len(names) * len(statements),
            max_size=len(names) * len(statements),
        )
    )
    cast = [(at, value) for at, value in enumerate(cells) if value is not None]
    at = np.array([at for at, _ in cast], np.int32)
    cast_at = draw(st.none() | st.lists(times, min_size=len(cast), max_size=len(cast)))
    groups = draw(st.dictionaries(st.sampled_from(names), ids)) if names else {}
    return Conversation(
        topic=draw(texts),
        description=draw(texts),
        participants=names,
        statements=statements,
        votes=Votes(
            at // len(statements),
            at % len(statements),
            np.array([value for _, value in cast], np.int8),
            None if cast_at is None else np.array(cast_at, np.int64),
        ),
        published_groups=groups,
    )


@settings(max_examples=50, deadline=None)
@given(conversations())
def test_reading_gives_back_what_was_written(conversation):
    with tempfile.TemporaryDirectory() as folder:
        write_export(conversation, folder)

        assert read_export(folder) == conversation


@pytest.mark.parametrize("layout", ["datetime", "flags"])
def test_both_layouts_hold_a_plain_conversation(tmp_path, layout):
    conversation = make_conversation(n_people=8)

    write_export(conversation, tmp_path, layout=layout)

    assert read_export(tmp_path) == conversation
    assert ("is-meta" in (tmp_path / "comments.csv").read_text()) == (layout == "flags")


def test_without_times_there_is_no_list_of_votes(tmp_path):
    write_export(make_conversation(n_people=8), tmp_path)

    assert sorted(file.name for file in tmp_path.iterdir()) == [
        "comments.csv",
        "participants-votes.csv",
        "summary.csv",
    ]


def test_a_layout_that_would_lose_a_flag_is_refused(tmp_path):
    meta = Conversation(
        "",
        "",
        (),
        (Statement("0", "About us.", is_meta=True),),
        Votes(np.empty(0, np.int32), np.empty(0, np.int32), np.empty(0, np.int8)),
    )

    with pytest.raises(ValueError, match="flags"):
        write_export(meta, tmp_path, layout="datetime")


def test_a_recorded_conversation_survives(reference_data, tmp_path):
    conversation = read_export(reference_data / "polis" / "exports" / "15-per-hour-seattle")

    write_export(conversation, tmp_path)

    assert read_export(tmp_path) == conversation
