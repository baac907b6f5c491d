import hashlib

import numpy as np
import pytest
from tests.formats.polis_factories import COMMENTS, PARTICIPANTS, VOTES, write_files

from gromada.formats.polis import read_export, read_groups

FLAGS = """timestamp,comment-id,author-id,agrees,disagrees,moderated,is-meta,is-seed,\
group-informed-consensus,comment-body
1403054214,0,7,2,0,1,true,false,0.5625,More trees.
1403054215,1,8,1,1,0,false,true,,Fewer cars.
"""


def triples(conversation):
    votes = conversation.votes
    return [
        (conversation.participants[p], conversation.statements[s].id, int(v))
        for p, s, v in zip(votes.participant, votes.statement, votes.value, strict=True)
    ]


def test_statements_votes_groups_and_summary_are_read(tmp_path):
    conversation = read_export(write_files(tmp_path))

    assert conversation.topic == "Our street"
    assert conversation.description == "What should change?\n\nSay it."
    assert [s.text for s in conversation.statements] == [
        "More trees.",
        "Fewer cars,\nplease.",
        "Buy my soap.",
    ]
    assert conversation.moderated_out == ("2",)
    assert conversation.participants == ("7", "8")
    assert triples(conversation) == [("7", "0", 1), ("7", "1", -1), ("8", "0", 1), ("8", "1", 0)]
    assert conversation.votes.cast_at.tolist()[0] == 1403054214200
    assert conversation.published_groups == {"7": "0"}
    assert conversation.notes == ()


def test_the_layout_with_flags_is_read(tmp_path):
    first, second = read_export(
        write_files(tmp_path, comments=FLAGS, participants_votes=None)
    ).statements

    assert (first.is_meta, first.is_seed, first.published_consensus) == (True, False, 0.5625)
    assert (second.is_meta, second.is_seed, second.published_consensus) == (False, True, None)


def test_seconds_become_milliseconds(tmp_path):
    statements = read_export(
        write_files(tmp_path, comments=FLAGS, participants_votes=None)
    ).statements

    assert statements[0].created == 1403054214000


def test_of_two_votes_the_later_stays_and_at_equal_times_the_lower_row(tmp_path):
    votes = (
        "timestamp,datetime,comment-id,voter-id,vote\n"
        "1403054214205,x,0,7,1\n1403054214201,x,0,7,-1\n"
        "1403054214201,x,1,7,-1\n1403054214201,x,1,7,0\n"
    )

    conversation = read_export(write_files(tmp_path, votes=votes, participants_votes=None))

    assert triples(conversation) == [("7", "0", 1), ("7", "1", 0)]
    assert [(n.code, n.values) for n in conversation.notes] == [("superseded_votes", {"count": 2})]


def test_votes_come_from_the_participants_where_there_is_no_list_of_votes(tmp_path):
    with_xid = PARTICIPANTS.replace("participant,", "participant,xid,").replace(
        "\n7,", "\n7,jan@x,"
    )
    with_xid = with_xid.replace("\n8,", "\n8,,")

    conversation = read_export(write_files(tmp_path, votes=None, participants_votes=with_xid))

    assert triples(conversation) == [("7", "0", 1), ("7", "1", -1), ("8", "0", 1), ("8", "1", 0)]
    assert conversation.votes.cast_at is None
    assert "jan@x" not in repr(conversation)


def test_the_newer_name_of_the_participants_file_is_known(tmp_path):
    write_files(tmp_path, votes=None)
    (tmp_path / "participants-votes.csv").rename(tmp_path / "participant-votes.csv")

    assert len(read_export(tmp_path).votes) == 4


def test_a_byte_order_mark_and_windows_line_ends_are_accepted(tmp_path):
    plain = read_export(write_files(tmp_path / "plain", comments=COMMENTS))
    windows = "\ufeff" + VOTES.replace("\n", "\r\n")

    assert read_export(write_files(tmp_path / "windows", votes=windows)).votes == plain.votes


def test_line_ends_of_old_machines_are_accepted(tmp_path):
    votes = VOTES.replace("\n", "\r")

    assert len(read_export(write_files(tmp_path, votes=votes)).votes) == 4


def test_votes_written_by_a_data_frame_are_accepted(tmp_path):
    frame = PARTICIPANTS.replace(",1,-1,\n", ",1.0,-1.0,\n")

    conversation = read_export(write_files(tmp_path, votes=None, participants_votes=frame))

    assert conversation.votes.value.tolist() == [1, -1, 1, 0]


def test_empty_lines_at_the_end_are_not_rows(tmp_path):
    assert len(read_export(write_files(tmp_path, votes=VOTES + "\n\n")).votes) == 4


def test_a_statement_without_text_is_kept_and_noted(tmp_path):
    comments = COMMENTS.replace("More trees.", " ")

    conversation = read_export(write_files(tmp_path, comments=comments))

    assert [(note.code, str(note)) for note in conversation.notes] == [
        ("empty_statement", "Statement 0 has no text.")
    ]


def test_a_conversation_without_votes_is_read(tmp_path):
    header = VOTES.splitlines()[0] + "\n"

    conversation = read_export(write_files(tmp_path, votes=header, participants_votes=None))

    assert len(conversation.votes) == 0
    assert conversation.participants == ()


def test_a_folder_inside_the_folder_is_entered(tmp_path):
    write_files(tmp_path / "export")

    assert len(read_export(tmp_path).votes) == 4


def test_the_digest_is_what_the_shell_computes(tmp_path):
    write_files(tmp_path)
    lines = "".join(
        f"{hashlib.sha256((tmp_path / name).read_bytes()).hexdigest()}  {name}\n"
        for name in ("comments.csv", "participants-votes.csv", "summary.csv", "votes.csv")
    )

    assert read_export(tmp_path).input_sha256 == hashlib.sha256(lines.encode()).hexdigest()


@pytest.mark.parametrize("lost", [1, 2])
def test_a_last_row_that_is_cut_off_is_spared_when_nearly_all_is_there(tmp_path, lost):
    rows = "".join(f"{i},0,0,1,1,0,1,,\n" for i in range(2000))
    header = PARTICIPANTS.splitlines()[0] + "\n"
    write_files(
        tmp_path,
        votes=None,
        participants_votes=header + rows + "2000,0,0,1,1",
        summary=f"topic,Long\nvoters,{2000 + lost}\n",
    )

    conversation = read_export(tmp_path)

    assert len(conversation.participants) == 2000
    (note,) = conversation.notes
    assert note.code == "cut_off_row"
    assert "line 2002" in str(note)


def test_a_list_of_groups_leaves_out_people_without_one(tmp_path):
    write_files(tmp_path)

    assert read_groups(tmp_path / "participants-votes.csv") == {"7": "0"}


def test_every_recorded_conversation_is_read(reference_data):
    folders = sorted((reference_data / "polis" / "exports").iterdir())

    conversations = {folder.name: read_export(folder) for folder in folders}

    assert len(conversations) == 12
    for conversation in conversations.values():
        votes = conversation.votes
        pairs = votes.participant.astype(np.int64) * len(conversation.statements) + votes.statement
        assert (np.diff(pairs) > 0).all()
        assert set(conversation.published_groups) <= set(conversation.participants)
    sizes = {name: (len(c.participants), len(c.votes)) for name, c in conversations.items()}
    assert sizes["vtaiwan.uberx"] == (1921, 49443)
    assert sizes["austria-climate.7z7ejpbmv5.2022-08-08"] == (1503, 79315)
    assert sizes["scoop-hivemind.biodiversity"] == (536, 29719)


def test_both_sources_of_votes_say_the_same(reference_data, tmp_path):
    folder = reference_data / "polis" / "exports" / "football-concussions"
    for name in ("comments.csv", "participants-votes.csv"):
        (tmp_path / name).write_bytes((folder / name).read_bytes())

    from_list, from_participants = read_export(folder).votes, read_export(tmp_path).votes

    assert np.array_equal(from_list.participant, from_participants.participant)
    assert np.array_equal(from_list.statement, from_participants.statement)
    assert np.array_equal(from_list.value, from_participants.value)


def test_counts_of_thousands_of_digits_are_no_counts(tmp_path):
    endless = "9" * 5000
    write_files(
        tmp_path,
        comments=COMMENTS,
        votes=VOTES,
        participants_votes=f"participant,n-votes\n1,{endless}\n",
        summary=f"voters,{endless}\n",
    )

    assert len(read_export(tmp_path).votes)
