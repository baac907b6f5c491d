#!/usr/bin/env bash
# Every test but the long soaks. What is left out where, and why: docs/how-to/test.md
set -euo pipefail
cd "$(dirname "$0")/.."
# A worker that has nothing left takes over from the other one.
pytest=".venv/bin/pytest -q -n 2 --dist worksteal"

echo "1/3 Everything that needs no browser, on SQLite"
$pytest -m "not browser and not soak"

echo "2/3 What touches the database, on PostgreSQL"
touches_database=$(ls -d tests/{charters,decisions,deliberation,drafting,evaluation,innovations,ledger,notices,observatory,partnerships,people,processes,seminars,site,work})
# Every action, query, constraint and race is here, and every form that a test sends. Left out: what
# is only read off a page (every page is asked for here all the same, by
# tests/site/test_every_page.py), tables and stories that go through the same actions once more, and
# what brings a database of its own.
# shellcheck disable=SC2086
.venv/bin/python tests/postgres.py $pytest -m "not browser and not soak and not reads" $touches_database \
  --ignore-glob "*/site/test_story*.py" --ignore-glob "*/site/test_demo*.py" --ignore-glob "*/site/test_tour.py" \
  --ignore tests/charters/test_permission_table.py --ignore tests/deliberation/test_concurrent_votes.py \
  --ignore tests/ledger/test_kinds.py --ignore tests/observatory/test_between_places.py \
  --ignore tests/site/test_commands.py --ignore tests/site/test_headers.py --ignore tests/site/test_settings.py --ignore tests/site/test_storage.py

echo "3/3 Journeys in the browser"
$pytest -m "browser and not soak" tests/journeys
