"""What an export may get wrong, and the place that is named."""

import tracemalloc

import pytest
from tests.formats.polis_factories import COMMENTS, PARTICIPANTS, SUMMARY, VOTES, write_files

from gromada.formats import FormatError
from gromada.formats.polis import read_export, read_groups


def refused(folder, **changes):
    with pytest.raises(FormatError) as caught:
        read_export(write_files(folder, **changes))
    error = caught.value
    return error.file, error.line, error.column, str(error)


@pytest.mark.parametrize("value", ["2", "-2", "0.5", "agree", "", "-", "nan"])
def test_a_vote_that_is_none(tmp_path, value):
    votes = VOTES.replace("2014,1,7,-1", f"2014,1,7,{value}")

    assert refused(tmp_path, votes=votes) == (
        "votes.csv",
        4,
        "vote",
        (
            f"votes.csv, line 4, column vote: The vote is “{value}”; it can be 1 (agree), "
            "0 (pass) or -1 (disagree)."
        ),
    )


def test_a_vote_that_is_none_among_the_participants(tmp_path):
    file, line, column, message = refused(
        tmp_path,
        votes=None,
        participants_votes=PARTICIPANTS.replace("8,,2,2,1,0,1", "8,,2,2,1,0,3"),
    )

    assert (file, line, column) == ("participants-votes.csv", 3, "0")
    assert "“3”" in message


def test_an_unknown_statement(tmp_path):
    file, line, column, message = refused(
        tmp_path, votes=VOTES.replace("2014,1,8,0", "2014,99,8,0")
    )

    assert (file, line, column) == ("votes.csv", 5, "comment-id")
    assert "99 is not in comments.csv" in message


def test_an_unknown_statement_in_the_header_of_the_participants(tmp_path):
    file, line, column, _ = refused(
        tmp_path, participants_votes=PARTICIPANTS.replace(",0,1,2\n", ",0,1,77\n")
    )

    assert (file, line, column) == ("participants-votes.csv", 1, "77")


def test_lines_are_counted_across_line_breaks_in_texts(tmp_path):
    file, line, column, _ = refused(tmp_path, comments=COMMENTS.replace(",-1,Buy", ",5,Buy"))

    assert (file, line, column) == ("comments.csv", 5, "moderated")


@pytest.mark.parametrize("time", ["", "yesterday", "-5", "1.5", "99999999999999999"])
def test_a_time_that_is_none(tmp_path, time):
    votes = VOTES.replace("1403054214201", time)

    assert refused(tmp_path, votes=votes)[:3] == ("votes.csv", 3, "timestamp")


def test_a_vote_of_nobody(tmp_path):
    assert refused(tmp_path, votes=VOTES.replace("2014,0,8,1", "2014,0,,1"))[:3] == (
        "votes.csv",
        3,
        "voter-id",
    )


@pytest.mark.parametrize("keep", [0.3, 0.5, 0.77, 0.9])
def test_a_list_of_votes_cut_off_inside_a_row(tmp_path, keep):
    cut = VOTES[: int(len(VOTES) * keep)]

    file, line, _, message = refused(tmp_path, votes=cut)

    assert (file, line) == ("votes.csv", cut.count("\n") + 1)
    assert "cut off" in message


def test_a_list_of_votes_cut_off_between_rows(tmp_path):
    file, line, _, message = refused(tmp_path, votes="\n".join(VOTES.split("\n")[:4]) + "\n")

    assert (file, line) == ("votes.csv", None)
    assert "3 votes" in message
    assert "counts 4" in message


def test_statements_cut_off_inside_a_text(tmp_path):
    cut = COMMENTS[: COMMENTS.index("please")]

    file, line, _, message = refused(tmp_path, comments=cut)

    assert (file, line) == ("comments.csv", 3)
    assert "never ends" in message


def test_participants_cut_off_are_refused_when_many_are_missing(tmp_path):
    file, line, _, _ = refused(
        tmp_path,
        votes=None,
        participants_votes=PARTICIPANTS[: PARTICIPANTS.index("8,,") + 6],
        summary=SUMMARY.replace("voters,2", "voters,1000"),
    )

    assert (file, line) == ("participants-votes.csv", 3)


def test_a_row_with_too_many_fields(tmp_path):
    assert refused(tmp_path, votes=VOTES.replace("2014,0,8,1", "2014,0,8,1,1"))[:2] == (
        "votes.csv",
        3,
    )


def test_an_empty_line_between_rows(tmp_path):
    assert refused(tmp_path, votes=VOTES.replace("2014,0,8,1\n", "2014,0,8,1\n\n"))[:2] == (
        "votes.csv",
        4,
    )


def test_another_encoding_names_the_byte(tmp_path):
    comments = COMMENTS.replace("Buy my soap", "Kup mydło").encode("iso-8859-2")

    file, line, column, message = refused(tmp_path, comments=comments)

    assert (file, line, column) == ("comments.csv", 5, None)
    assert "Byte 62 of the line is 0xB3" in message
    assert comments.split(b"\n")[4][61] == 0xB3
    assert "Save it as UTF-8" in message


def test_another_encoding_is_found_beyond_the_first_block(tmp_path):
    rows = b"1403054214200,x,0,7,1\n" * 60_000
    votes = VOTES.split("\n")[0].encode() + b"\n" + rows + b"1403054214200,\xb3,0,8,1\n"

    file, line, _, message = refused(tmp_path, votes=votes)

    assert (file, line) == ("votes.csv", 60_002)
    assert "Byte 15 of the line is 0xB3" in message


def test_a_letter_cut_in_two_at_the_end_of_the_file(tmp_path):
    comments = (COMMENTS + "1403054214198,x,3,8,0,0,1,Więcej").encode()[:-4]

    file, line, _, message = refused(tmp_path, comments=comments)

    assert (file, line) == ("comments.csv", 6)
    assert "not UTF-8" in message


def test_utf_16(tmp_path):
    file, line, _, message = refused(tmp_path, comments=COMMENTS.encode("utf-16"))

    assert (file, line) == ("comments.csv", 1)
    assert "UTF-16" in message


def test_a_zero_byte(tmp_path):
    assert refused(tmp_path, votes=VOTES.replace("2014,1,7", "20\x0014,1,7"))[:2] == (
        "votes.csv",
        4,
    )


@pytest.mark.parametrize("name", ["comments", "votes", "participants_votes", "summary"])
def test_an_empty_file(tmp_path, name):
    file, _, _, message = refused(tmp_path, **{name: b""})

    assert file == name.replace("_", "-") + ".csv"
    assert "empty" in message


def test_an_endless_line_is_refused_without_being_held(tmp_path):
    write_files(tmp_path)
    with (tmp_path / "votes.csv").open("ab") as file:
        for _ in range(100):
            file.write(b"1" * 1_000_000)
    tracemalloc.start()

    with pytest.raises(FormatError) as caught:
        read_export(tmp_path)

    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (caught.value.file, caught.value.line) == ("votes.csv", 6)
    assert peak < 20_000_000


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("comments", "comment-id"),
        ("comments", "comment-body"),
        ("comments", "moderated"),
        ("votes", "vote"),
        ("votes", "voter-id"),
        ("votes", "timestamp"),
        ("participants_votes", "participant"),
    ],
)
def test_a_missing_column(tmp_path, name, column):
    content = {"comments": COMMENTS, "votes": VOTES, "participants_votes": PARTICIPANTS}[name]
    header, rest = content.split("\n", 1)
    header = ",".join("other" if field == column else field for field in header.split(","))

    found = refused(tmp_path, **{name: f"{header}\n{rest}"})

    assert found[:3] == (name.replace("_", "-") + ".csv", 1, column)


def test_a_column_that_is_there_twice(tmp_path):
    votes = VOTES.replace("datetime,", "vote,", 1)

    assert refused(tmp_path, votes=votes)[:3] == ("votes.csv", 1, "vote")


def test_a_statement_that_is_there_twice(tmp_path):
    comments = COMMENTS.replace("2014,2,8", "2014,0,8")

    assert refused(tmp_path, comments=comments)[:3] == ("comments.csv", 5, "comment-id")


def test_a_statement_without_id(tmp_path):
    comments = COMMENTS.replace("2014,2,8", "2014,,8")

    assert refused(tmp_path, comments=comments)[:3] == ("comments.csv", 5, "comment-id")


def test_a_statement_of_2000_characters_is_taken_and_one_more_is_not(tmp_path):
    taken = read_export(
        write_files(tmp_path / "taken", comments=COMMENTS.replace("More trees.", "a" * 2000))
    )
    assert len(taken.statements[0].text) == 2000

    assert refused(tmp_path, comments=COMMENTS.replace("More trees.", "a" * 2001))[:3] == (
        "comments.csv",
        2,
        "comment-body",
    )


def test_a_participant_who_is_there_twice(tmp_path):
    twice = PARTICIPANTS.replace("\n8,", "\n7,")

    assert refused(tmp_path, participants_votes=twice)[:3] == (
        "participants-votes.csv",
        3,
        "participant",
    )


def test_a_quotation_mark_inside_a_text(tmp_path):
    comments = COMMENTS.replace("More trees.", '"More" trees.')

    file, line, _, message = refused(tmp_path, comments=comments)

    assert (file, line) == ("comments.csv", 2)
    assert "quotation marks" in message


def test_a_summary_that_is_no_list_of_values(tmp_path):
    assert refused(tmp_path, summary="topic,Our street\nviews,1,2\n")[:2] == ("summary.csv", 2)


def test_no_folder(tmp_path):
    with pytest.raises(FormatError, match="There is no such folder"):
        read_export(tmp_path / "nowhere")


def test_a_file_in_place_of_a_folder(tmp_path):
    write_files(tmp_path)

    with pytest.raises(FormatError, match="This is a file"):
        read_export(tmp_path / "votes.csv")


def test_a_folder_without_statements(tmp_path):
    with pytest.raises(FormatError, match=r"no comments\.csv"):
        read_export(tmp_path)


def test_a_folder_without_votes(tmp_path):
    assert (
        "neither votes.csv nor participants-votes.csv"
        in (refused(tmp_path, votes=None, participants_votes=None)[3])
    )


def test_groups_name_someone_who_did_not_vote(tmp_path):
    csv = tmp_path / "groups.csv"
    csv.write_text("participant,group-id\n7,0\n99,1\n")

    with pytest.raises(FormatError, match=r"line 3, column participant: Participant 99") as caught:
        read_groups(csv, participants={"7", "8"})
    assert caught.value.file == "groups.csv"


def test_groups_name_someone_twice(tmp_path):
    csv = tmp_path / "groups.csv"
    csv.write_text("participant,group-id\n7,0\n7,1\n")

    with pytest.raises(FormatError, match="line 3, column participant"):
        read_groups(csv)


@pytest.mark.parametrize("known", [None, {"7", "8"}])
def test_groups_that_are_cut_off(tmp_path, known):
    csv = tmp_path / "groups.csv"
    csv.write_text("participant,group-id,0\n7,0,1\n8,1")

    with pytest.raises(FormatError, match=r"line 3.*cut off"):
        read_groups(csv, participants=known)


def test_a_row_of_groups_that_the_export_lost_too_is_left_out(tmp_path):
    csv = tmp_path / "groups.csv"
    csv.write_text("participant,group-id,0\n7,0,1\n8,1")

    assert read_groups(csv, participants={"7"}) == {"7": "0"}


def test_errors_are_translated_whole():
    error = FormatError("Only %(count)d rows.", file="votes.csv", line=3, count=2)
    catalogue = {
        "%(file)s, line %(line)s: %(problem)s": "%(file)s, wiersz %(line)s: %(problem)s",
        "Only %(count)d rows.": "Wierszy: %(count)d.",
    }

    assert error.sentence(catalogue.__getitem__) == "votes.csv, wiersz 3: Wierszy: 2."
