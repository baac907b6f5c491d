"""Reading an export: all of it, or an error that names the place."""

import hashlib
from pathlib import Path

from gromada.formats.errors import N_, FormatError, Note
from gromada.formats.polis.comments import read_comments
from gromada.formats.polis.conversation import Conversation, Votes
from gromada.formats.polis.participants import Participants, read_participants
from gromada.formats.polis.summary import Summary, read_summary
from gromada.formats.polis.votes import read_votes
from gromada.formats.tables import Table

COMMENTS = "comments.csv"
VOTES = "votes.csv"
SUMMARY = "summary.csv"
PARTICIPANTS = ("participants-votes.csv", "participant-votes.csv")

# Two files of one export may differ by late votes; beyond this share one of them is cut off.
TOLERATED_DIFFERENCE = 0.05


def read_export(folder: Path | str) -> Conversation:
    """The conversation in a folder of an open export, in either layout.

    Parameters
    ----------
    folder : Path or str
        Holds ``comments.csv`` with ``votes.csv``, ``participants-votes.csv`` or both, and
        perhaps ``summary.csv``. A folder with nothing but one such folder inside is entered.

    Returns
    -------
    Conversation
        ``notes`` says what was mended or left out.

    Raises
    ------
    FormatError
        With file, line and column. Nothing is half returned.
    """
    files = files_of_export(Path(folder))
    digests: dict[str, str] = {}

    def table(name: str, *required: str) -> Table:
        opened = Table(files[name], required=required)
        digests[name] = opened.digest
        return opened

    summary = Summary()
    if SUMMARY in files:
        summary, digests[SUMMARY] = read_summary(files[SUMMARY])
    statements, notes = read_comments(table(COMMENTS, "comment-id", "comment-body", "moderated"))
    columns = {statement.id: column for column, statement in enumerate(statements)}

    listed, listing = Participants(), participants_file(files)
    if listing:
        listed = read_participants(
            table(listing, "participant"),
            columns,
            with_votes=VOTES not in files,
            expected=summary.voters,
        )
        notes += listed.notes
    if VOTES in files:
        votes, ids, vote_notes = read_votes(
            table(VOTES, "timestamp", "comment-id", "voter-id", "vote"), columns, listed.ids
        )
        notes += vote_notes
        notes += compare_counts(votes, listed, listing)
    else:
        votes, ids = listed.votes, listed.ids
    return Conversation(
        topic=summary.topic,
        description=summary.description,
        participants=tuple(ids),
        statements=statements,
        votes=votes,
        published_groups=listed.groups,
        notes=tuple(notes),
        input_sha256=combined_digest(digests),
    )


def files_of_export(folder: Path) -> dict[str, Path]:
    """The files by name, once it is sure that statements and votes are among them."""
    if not folder.exists():
        raise FormatError(
            N_("There is no such folder. Check the path."), file=folder.name or str(folder)
        )
    if not folder.is_dir():
        raise FormatError(
            N_("This is a file. Give the folder that holds comments.csv and votes.csv."),
            file=folder.name,
        )
    files = {entry.name: entry for entry in folder.iterdir() if entry.is_file()}
    if COMMENTS not in files:
        inner = [entry for entry in folder.iterdir() if (entry / COMMENTS).is_file()]
        if len(inner) == 1:
            return files_of_export(inner[0])
        raise FormatError(
            N_(
                "The folder has no comments.csv. Give the folder into which you unpacked an export."
            ),
            file=folder.name or str(folder),
        )
    if VOTES not in files and not participants_file(files):
        raise FormatError(
            N_(
                "The folder has no votes: neither votes.csv nor participants-votes.csv is there. "
                "Add one of them."
            ),
            file=folder.name or str(folder),
        )
    return files


def participants_file(files: dict[str, Path]) -> str:
    return next((name for name in PARTICIPANTS if name in files), "")


def compare_counts(votes: Votes, listed: Participants, listing: str) -> list[Note]:
    """Whether votes.csv holds what the list of participants says was cast."""
    if listed.votes_counted is None or listed.votes_counted == len(votes):
        return []
    missing = listed.votes_counted - len(votes)
    if missing > listed.votes_counted * TOLERATED_DIFFERENCE:
        raise FormatError(
            N_(
                "The file holds %(found)d votes, but %(listing)s counts %(counted)d, so it seems "
                "cut off. Export it again."
            ),
            file=VOTES,
            found=len(votes),
            listing=listing,
            counted=listed.votes_counted,
        )
    return [
        Note(
            "counts_differ",
            N_("votes.csv holds %(found)d votes and %(listing)s counts %(counted)d."),
            {"found": len(votes), "listing": listing, "counted": listed.votes_counted},
        )
    ]


def combined_digest(digests: dict[str, str]) -> str:
    """The SHA-256 of what ``sha256sum`` prints for the files in order of name."""
    lines = "".join(f"{digests[name]}  {name}\n" for name in sorted(digests))
    return hashlib.sha256(lines.encode()).hexdigest()
