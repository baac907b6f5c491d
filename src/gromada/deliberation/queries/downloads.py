"""What everyone may download: counts, never rows."""

import csv
import io
import json

from gromada.deliberation.queries.findings import Count, Findings, fingerprint, published_counts

# A spreadsheet takes a cell that begins so for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def aggregates_csv(findings: Findings) -> str:
    """A line for each statement: everyone, then each group; empty where fewer than five voted."""
    out = io.StringIO()
    lines = csv.writer(out, lineterminator="\r\n")
    names = ["everyone", *(f"group-{mark.letter}" for mark in findings.marks)]
    answers = ("agree", "disagree", "pass")
    header = [f"{name}-{answer}" for name in names for answer in answers]
    lines.writerow(["statement", "text", *header])
    for finding in findings.everything():
        counts = [finding.everyone, *(count for _mark, count in finding.groups)]
        cells = [cell for count in counts for cell in _cells(count)]
        lines.writerow([finding.statement.number, plain_cell(finding.statement.text), *cells])
    return out.getvalue()


def aggregates_json(findings: Findings) -> str:
    """The counts that the seal vouches for, their fingerprint, and the texts of the statements."""
    stored = findings.stored
    return json.dumps(
        {
            "format": "gromada.opinion-map/1",
            "process": stored.process.slug,
            "computed_at": stored.computed_at.isoformat() if stored.computed_at else None,
            "counts": published_counts(stored),
            "counts_sha256": fingerprint(stored),
            "answers": ["agree", "disagree", "seen"],
            "agree_on": [[one.statement.number, one.side] for one in findings.agree_on],
            "differ_on": [one.statement.number for one in findings.differ_on],
            "texts": {
                str(one.statement.number): one.statement.text for one in findings.everything()
            },
        },
        ensure_ascii=False,
        indent=1,
    )


def _cells(count: Count | None) -> list[int | str]:
    if count is None or not count.seen:
        return ["", "", ""]
    return [count.agree, count.disagree, count.passes]


def plain_cell(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text
