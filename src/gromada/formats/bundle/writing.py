"""Writing a bundle: sorted and in one way only, so that equal bundles are equal files."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC
from typing import Any

from gromada.formats.bundle.facts import (
    FORMAT,
    VERSION,
    Amount,
    Bundle,
    Case,
    CharterVersion,
    Count,
    Indicators,
    Measured,
)

_canonical = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
).encode


def write_bundle(bundle: Bundle) -> bytes:
    """Write a bundle that ``read_bundle`` reads back to an equal one."""
    document: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "installation": bundle.installation,
        "made_at": bundle.made_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "invented": bundle.invented,
        "cases": [case_as_json(case) for case in sorted(bundle.cases, key=lambda case: case.key)],
    }
    document["sha256"] = sha256_of(document)
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, sort_keys=True, indent=1)
    return f"{text}\n".encode()


def sha256_of(document: Mapping[str, Any]) -> str:
    """The hash of a bundle, over all of it but the hash itself, however it is laid out."""
    rest = {name: value for name, value in document.items() if name != "sha256"}
    return hashlib.sha256(_canonical(rest).encode()).hexdigest()


def case_as_json(case: Case) -> dict[str, Any]:
    """One case as plain values."""
    return {
        "key": case.key,
        "kind": case.kind,
        "model": case.model,
        "origin": case.origin,
        "state": case.state,
        "territory": case.territory,
        "seats": dict(case.seats),
        "started_on": case.started_on.isoformat(),
        "ended_on": case.ended_on.isoformat() if case.ended_on else None,
        "charters": [
            _version(version) for version in sorted(case.versions, key=lambda each: each.number)
        ],
        "outcomes": [
            {
                "by": each.by,
                "status": each.status,
                "on": each.on.isoformat(),
                "helped": sorted(each.helped),
                "hindered": sorted(each.hindered),
            }
            for each in sorted(case.outcomes, key=lambda each: (each.on, each.by, each.status))
        ],
        "studies": [
            {
                "design": each.design,
                "grade": each.grade,
                "estimate": _measured(each.estimate),
                "told_from_zero": each.told_from_zero,
            }
            for each in case.studies
        ],
        "indicators": _indicators(case.indicators),
    }


def _version(version: CharterVersion) -> dict[str, Any]:
    challenge = version.challenge
    return {
        "number": version.number,
        "model": version.model,
        "since": version.since.isoformat(),
        "until": version.until.isoformat() if version.until else None,
        "rules": dict(version.rules),
        "challenge": challenge and {"code": challenge.code, "titles": dict(challenge.titles)},
        "reason": version.reason,
    }


def _indicators(indicators: Indicators) -> dict[str, Any]:
    return {
        "yes_needed": {
            sector: _count(count) for sector, count in sorted(indicators.yes_needed.items())
        },
        "inputs_answered": _count(indicators.inputs_answered),
        "inputs_answered_in_time": _count(indicators.inputs_answered_in_time),
        "commitments_kept_in_time": _count(indicators.commitments_kept_in_time),
        "levels": dict(indicators.levels),
        "participants": _amount(indicators.participants),
        "trust_change": _measured(indicators.trust_change),
    }


def _count(count: Count) -> dict[str, Any]:
    return {"k": count.k, "n": count.n, "reason": count.reason or None}


def _amount(amount: Amount) -> dict[str, Any]:
    return {"count": amount.count, "reason": amount.reason or None}


def _measured(measured: Measured) -> dict[str, Any]:
    return {
        "value": measured.value,
        "low": measured.low,
        "high": measured.high,
        "n": measured.n,
        "confidence": measured.confidence,
        "std_error": measured.std_error,
        "reason": measured.reason or None,
    }
