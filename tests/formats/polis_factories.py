"""Small conversations, as files and as data."""

from pathlib import Path

import numpy as np

from gromada.formats.polis import Conversation, Statement, Votes

COMMENTS = """timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body
1403054214196,Wed Jun 18 08:16:54 WIB 2014,0,7,2,0,1,More trees.
1403054214197,Wed Jun 18 08:16:54 WIB 2014,1,8,1,1,0,"Fewer cars,
please."
1403054214198,Wed Jun 18 08:16:54 WIB 2014,2,8,0,0,-1,Buy my soap.
"""
VOTES = """timestamp,datetime,comment-id,voter-id,vote
1403054214200,Wed Jun 18 08:16:54 WIB 2014,0,7,1
1403054214201,Wed Jun 18 08:16:54 WIB 2014,0,8,1
1403054214202,Wed Jun 18 08:16:54 WIB 2014,1,7,-1
1403054214203,Wed Jun 18 08:16:54 WIB 2014,1,8,0
"""
PARTICIPANTS = """participant,group-id,n-comments,n-votes,n-agree,n-disagree,0,1,2
7,0,1,2,1,1,1,-1,
8,,2,2,1,0,1,0,
"""
SUMMARY = """topic,Our street
url,https://example.org
views,10
voters,2
conversation-description,"What should change?

Say it."
"""


def write_files(folder: Path, **changes: str | bytes | None) -> Path:
    """An export in ``folder``; a change to None leaves the file out."""
    contents: dict[str, str | bytes | None] = {
        "comments": COMMENTS,
        "votes": VOTES,
        "participants_votes": PARTICIPANTS,
        "summary": SUMMARY,
    } | changes
    folder.mkdir(exist_ok=True)
    for name, content in contents.items():
        if content is not None:
            data = content.encode() if isinstance(content, str) else content
            (folder / f"{name.replace('_', '-')}.csv").write_bytes(data)
    return folder


def make_conversation(
    n_people: int = 60, n_statements: int = 12, *, topic: str = "Our street", seed: int = 1
) -> Conversation:
    """Two halves that agree on the last third of the statements and differ on the others."""
    rng = np.random.default_rng(seed)
    people = np.repeat(np.arange(n_people, dtype=np.int32), n_statements)
    columns = np.tile(np.arange(n_statements, dtype=np.int32), n_people)
    first_half = people < n_people // 2
    shared = columns >= n_statements * 2 // 3
    values = np.where(first_half | shared, 1, -1)
    values = np.where(rng.random(values.size) < 0.08, 0, values).astype(np.int8)
    return Conversation(
        topic=topic,
        description="What should change?",
        participants=tuple(f"p{i}" for i in range(n_people)),
        statements=tuple(
            Statement(id=str(j), text=f"Statement number {j}.", author="p0", moderated=1)
            for j in range(n_statements)
        ),
        votes=Votes(people, columns, values),
    )
