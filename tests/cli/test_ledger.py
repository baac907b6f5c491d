"""Every way we could think of to spoil an exported record, and what is said about it."""

import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gromada.cli.ledger.verification import Older, verify
from gromada.cli.main import main
from gromada.formats.checkpoint import Checkpoint, SigningKey
from gromada.formats.ledger import (
    BLOCK,
    BlockLine,
    EntryLine,
    SealLine,
    canonical,
    read_line,
    write_line,
)
from gromada.methods.merkle import leaf_hash, tree_root

KEY = SigningKey("example.org/ledger", bytes(32))
SIZE = 2 * BLOCK + 88
ENTRIES = [canonical({"address": f"ledger.entry:{number}"}) for number in range(SIZE)]


def note_over(entries, key=KEY):
    root = tree_root(leaf_hash(entry) for entry in entries)
    return Checkpoint(key.name, len(entries), root).signed_by(key)


def export(entries=ENTRIES, key=KEY):
    """The lines of an export, as the site writes them."""
    lines = []
    for start in range(0, len(entries), BLOCK):
        block = entries[start : start + BLOCK]
        lines += [
            write_line(EntryLine(start + place, entry, leaf_hash(entry)))
            for place, entry in enumerate(block)
        ]
        lines.append(
            write_line(BlockLine(start // BLOCK, tree_root(leaf_hash(entry) for entry in block)))
        )
    return [*lines, write_line(SealLine(note_over(entries, key), str(key.verifier)))]


LINES = export()


def line_of(index):
    """Where the entry stands in the list of lines; the number of its line is one more."""
    return index + index // BLOCK


def problems(lines, key=KEY.verifier, since=()):
    result = verify(io.BytesIO(b"".join(lines)), key=key, since=since)
    assert result.more_problems == 0 or len(result.problems) > 1
    return [problem.sentence() for problem in result.problems]


def older(entries, key=KEY):
    return Older("old.txt", note_over(entries, key))


def with_entry(index, data, *, keep_hash=False):
    """The lines with another content of one entry."""
    kept = read_line(LINES[line_of(index)]).hash
    line = EntryLine(index, data, kept if keep_hash else leaf_hash(data))
    return [
        *LINES[: line_of(index)],
        write_line(line),
        *LINES[line_of(index) + 1 :],
    ]


@pytest.mark.parametrize("size", [0, 1, 2, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK, SIZE])
def test_an_untouched_record_is_intact(size):
    assert problems(export(ENTRIES[:size])) == []


def test_a_changed_entry_is_found():
    lines = with_entry(300, b'{"address":"another"}', keep_hash=True)

    assert problems(lines) == [
        "Line 302: entry 300 does not fit its hash; one of the two was changed."
    ]


def test_an_entry_changed_together_with_its_hash_is_found_in_its_block():
    assert problems(with_entry(300, b'{"address":"another"}')) == [
        (
            "Lines 258 to 514: something was changed, added or dropped here; "
            "entries 256 to 511 do not lead to the root in line 514."
        )
    ]


def test_an_entry_changed_together_with_all_that_could_tell_is_found():
    forged = [*ENTRIES[:300], b'{"address":"another"}', *ENTRIES[301:]]
    lines = [*export(forged)[:-1], LINES[-1]]

    assert problems(lines) == [
        "The entries do not lead to the signed root: something among entries 0 to 599 was changed."
    ]


def test_an_older_checkpoint_narrows_where_the_change_is():
    forged = [*ENTRIES[:300], b'{"address":"another"}', *ENTRIES[301:]]
    lines = [*export(forged)[:-1], LINES[-1]]

    assert problems(lines, since=[older(ENTRIES[:290]), older(ENTRIES[:400])]) == [
        (
            "The entries do not lead to the signed root: "
            "something among entries 290 to 599 was changed."
        ),
        (
            "old.txt signs other entries: something among entries 290 to 399 "
            "was changed after it was signed."
        ),
    ]


def test_a_changed_root_of_a_block_is_found():
    lines = [*LINES]
    lines[BLOCK] = write_line(BlockLine(0, bytes(32)))

    assert problems(lines) == [
        (
            "Lines 1 to 257: something was changed, added or dropped here; "
            "entries 0 to 255 do not lead to the root in line 257."
        )
    ]


def test_a_dropped_entry_is_found():
    assert problems([*LINES[:17], *LINES[18:]]) == ["Line 18: before it, entry 17 is missing."]


def test_dropped_entries_over_the_border_of_blocks_are_found():
    assert problems([*LINES[: line_of(250)], *LINES[line_of(260) :]]) == [
        "Line 251: before it, entries 250 to 259 are missing."
    ]


def test_an_entry_dropped_with_all_later_ones_renumbered_is_found():
    kept = [*ENTRIES[:300], *ENTRIES[301:]]
    renumbered = [
        write_line(EntryLine(index, entry, leaf_hash(entry))) for index, entry in enumerate(kept)
    ]
    lines = [
        *renumbered[:BLOCK], LINES[BLOCK],
        *renumbered[BLOCK : 2 * BLOCK], LINES[2 * BLOCK + 1],
        *renumbered[2 * BLOCK :], *LINES[-2:],
    ]  # fmt: skip

    found = problems(lines)

    assert found[0].startswith("Lines 258 to 514: something was changed, added or dropped here")
    assert found[-1] == (
        "Of 600 signed entries the file has 599: "
        "from entry 599 on they are missing, or as many were dropped before."
    )


def test_entries_dropped_at_the_end_are_found():
    shorter = export(ENTRIES[:500])

    assert problems([*shorter[:-1], LINES[-1]]) == [
        (
            "Of 600 signed entries the file has 500: "
            "from entry 500 on they are missing, or as many were dropped before."
        )
    ]


def test_a_dropped_root_of_a_block_is_found():
    assert problems([*LINES[:BLOCK], *LINES[BLOCK + 1 :]]) == [
        "Line 257: before it, the line with the root of entries 0 to 255 is missing."
    ]


def test_a_dropped_root_of_the_last_block_is_found():
    assert problems([*LINES[:-2], LINES[-1]]) == [
        "Line 603: before it, the line with the root of entries 512 to 599 is missing."
    ]


def test_an_entry_added_at_the_end_is_found():
    longer = export([*ENTRIES, b'{"address":"new"}'])

    assert problems([*longer[:-1], LINES[-1]]) == [
        (
            "The checkpoint signs only 600 of the 601 entries: "
            "those from entry 600 on were added, or as many before."
        )
    ]


def test_a_line_that_stands_twice_is_found():
    assert problems([*LINES[:20], LINES[7], *LINES[20:]]) == [
        "Line 21: entry 7 is there a second time."
    ]


def test_an_added_line_that_is_no_entry_is_found():
    assert problems([*LINES[:20], b"{}\n", *LINES[20:]]) == [
        "Line 21 is not written as a record is: it was changed, added or cut off."
    ]


def test_an_added_root_of_a_block_is_found():
    extra = write_line(BlockLine(0, tree_root(leaf_hash(entry) for entry in ENTRIES[:20])))

    assert "Line 21: a line with a root does not belong here." in problems(
        [*LINES[:20], extra, *LINES[20:]]
    )


def test_two_entries_that_changed_places_are_found():
    swapped = [*LINES[:5], LINES[6], LINES[5], *LINES[7:]]

    assert problems(swapped) == [
        "Line 6: before it, entry 5 is missing.",
        "Line 7: entry 5 does not stand in its place.",
    ]


def test_two_entries_that_changed_places_and_numbers_are_found_in_their_block():
    entries = [*ENTRIES[:5], ENTRIES[6], ENTRIES[5], *ENTRIES[7:]]
    lines = [*export(entries)[:BLOCK], *LINES[BLOCK:]]

    assert problems(lines) == [
        (
            "Lines 1 to 257: something was changed, added or dropped here; "
            "entries 0 to 255 do not lead to the root in line 257."
        )
    ]


def test_blocks_that_changed_places_are_found():
    lines = [*LINES[BLOCK + 1 : 2 * BLOCK + 2], *LINES[: BLOCK + 1], *LINES[2 * BLOCK + 2 :]]

    assert problems(lines)[0] == "Line 1: before it, entries 0 to 255 are missing."


@pytest.mark.parametrize("kept", [0, 1, 40, 257, 600, 602])
def test_a_missing_checkpoint_is_found(kept):
    assert problems(LINES[:kept])[-1] == (
        f"After line {kept} the signed checkpoint is missing: the file was cut off."
    )


@pytest.mark.parametrize("cut", [1, 30, 300, 20_000])
def test_a_file_cut_off_in_the_middle_of_a_line_is_found(cut):
    content = b"".join(LINES)[:-cut]

    last_line = content.count(b"\n") + 1

    found = problems([content])

    assert found[-2].startswith(f"Line {last_line} is not written as a record is")
    assert found[-1].endswith("the signed checkpoint is missing: the file was cut off.")


def test_lines_after_the_checkpoint_are_found():
    assert problems([*LINES, LINES[3]]) == [
        "Line 605: nothing may stand after the signed checkpoint."
    ]


def test_a_checkpoint_of_another_size_is_not_signed():
    seal = read_line(LINES[-1])
    forged = SealLine(seal.note.replace("\n600\n", "\n599\n"), seal.key)

    assert problems([*LINES[:-1], write_line(forged)]) == [
        f"Line 604: The checkpoint is not signed by the key {KEY.verifier}."
    ]


def test_a_record_signed_by_another_key_is_found():
    other = SigningKey(KEY.name, bytes(range(32)))

    assert problems(export(key=other)) == [
        f"Line 604 names the key {other.verifier}, which is not the one you gave.",
        f"Line 604: The checkpoint is not signed by the key {KEY.verifier}.",
    ]


def test_another_key_beside_the_right_signature_is_found():
    other = SigningKey(KEY.name, bytes(range(32)))
    seal = SealLine(read_line(LINES[-1]).note, str(other.verifier))

    assert len(problems([*LINES[:-1], write_line(seal)])) == 1
    assert len(problems([*LINES[:-1], write_line(seal)], key=None)) == 1


def test_a_signature_that_nobody_can_check_is_found():
    seal = read_line(LINES[-1])
    forged = SealLine(seal.note + "— somebody AAAAAAAAAA==\n", seal.key)

    assert problems([*LINES[:-1], write_line(forged)]) == [
        "Line 604 is not written as a record is: it was changed, added or cut off."
    ]


def test_a_record_continues_its_older_checkpoints():
    since = [older(ENTRIES[:size]) for size in (0, 1, BLOCK, 300, SIZE)]

    assert problems(LINES, since=since) == []


def test_a_rewritten_history_is_found():
    rewritten = [*ENTRIES[:40], b'{"address":"another"}', *ENTRIES[41:]]

    assert problems(export(rewritten), since=[older(ENTRIES[:30]), older(ENTRIES[:500])]) == [
        (
            "old.txt signs other entries: something among entries 30 to 499 "
            "was changed after it was signed."
        )
    ]


def test_a_record_that_was_taken_back_is_found():
    assert problems(export(ENTRIES[:100]), since=[older(ENTRIES[:500])]) == [
        "old.txt signs more entries (500) than this record has (100): entries were taken back."
    ]


def test_an_older_checkpoint_of_another_key_proves_nothing():
    other = SigningKey(KEY.name, bytes(range(32)))

    assert problems(LINES, since=[older(ENTRIES[:30], other)]) == [
        f"old.txt: The checkpoint is not signed by the key {KEY.verifier}."
    ]


def test_a_line_without_end_is_refused_without_reading_it_into_memory():
    lines = [*LINES[:3], b"x" * (40 * 2**20) + b"\n", *LINES[4:]]

    assert problems(lines) == [
        "Line 4 is not written as a record is: it was changed, added or cut off."
    ]


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_no_changed_byte_goes_unnoticed(data):
    content = bytearray(b"".join(export(ENTRIES[: BLOCK + 3])))
    place = data.draw(st.integers(0, len(content) - 1))
    content[place] = data.draw(st.integers(0, 255).filter(lambda byte: byte != content[place]))

    assert problems([bytes(content)], key=None) != []


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_no_dropped_doubled_or_moved_line_goes_unnoticed(data):
    lines = export(ENTRIES[: BLOCK + 3])
    place = data.draw(st.integers(0, len(lines) - 1))
    target = data.draw(st.integers(0, len(lines) - 1).filter(lambda other: other != place))
    without = [*lines[:place], *lines[place + 1 :]]

    assert problems(without, key=None) != []
    assert problems([*without[:target], lines[place], *without[target:]], key=None) != []
    assert problems([*lines[:target], lines[place], *lines[target:]], key=None) != []


# --- the command ------------------------------------------------------------


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "record.jsonl"
    path.write_bytes(b"".join(LINES))
    return path


def run(*arguments):
    return main(["ledger", "verify", "--lang", "en", *map(str, arguments)])


def test_without_a_key_the_signer_is_not_verified(file, capsys):
    assert run(file) == 0
    assert capsys.readouterr().out.startswith("Intact, signer not verified. Entries: 600.")


def test_with_the_key_the_signer_is_verified(file, capsys):
    assert run(file, "--key", KEY.verifier) == 0
    assert capsys.readouterr().out == f"Intact. Entries: 600. Signed by {KEY.verifier}.\n"


def test_the_key_may_be_in_a_file(file, tmp_path):
    (tmp_path / "key.txt").write_text(f"{KEY.verifier}\n")

    assert run(file, "--key", tmp_path / "key.txt") == 0


def test_a_broken_record_is_exit_1(file, capsys):
    file.write_bytes(b"".join([*LINES[:17], *LINES[18:]]))

    assert run(file) == 1
    assert capsys.readouterr().out == (
        f"Not intact: {file}\n- Line 18: before it, entry 17 is missing.\n"
    )


def test_an_older_checkpoint_may_be_a_note_or_an_export(file, tmp_path, capsys):
    (tmp_path / "note.txt").write_text(note_over(ENTRIES[:30]))
    (tmp_path / "old.jsonl").write_bytes(b"".join(export(ENTRIES[:40])))

    assert run(file, "--since", tmp_path / "note.txt", "--since", tmp_path / "old.jsonl") == 0
    assert "(entries: 30)" in capsys.readouterr().out


def test_an_older_export_shows_the_very_entry_that_was_rewritten(file, tmp_path, capsys):
    rewritten = [*ENTRIES[:270], b'{"address":"another"}', *ENTRIES[271:]]
    old = tmp_path / "old.jsonl"
    old.write_bytes(b"".join(export(rewritten)))

    assert run(file, "--since", old) == 1
    assert f"Entry 270 is the first that differs: line 272 here, line 272 in {old}." in (
        capsys.readouterr().out
    )


@pytest.mark.parametrize(
    "arguments",
    [["nowhere.jsonl"], ["{file}", "--key", "not+a+key"], ["{file}", "--key", "nowhere.txt"],
     ["{file}", "--since", "nowhere.txt"], ["{file}", "--since", "{other}"]],
)  # fmt: skip
def test_misuse_is_exit_2(arguments, file, tmp_path, capsys):
    (tmp_path / "other.txt").write_text("something else\n")
    places = {"file": file, "other": tmp_path / "other.txt"}

    assert run(*(argument.format(**places) for argument in arguments)) == 2
    assert capsys.readouterr().err.startswith("gromada: ")


def test_the_last_line_names_checkpoint_and_key(file):
    last = json.loads(file.read_bytes().splitlines()[-1])

    assert last == {"checkpoint": note_over(ENTRIES), "key": str(KEY.verifier)}
