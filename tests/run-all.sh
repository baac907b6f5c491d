#!/usr/bin/env bash
# Every test but the long soaks: on SQLite, then what touches the database again on PostgreSQL.
set -euo pipefail
cd "$(dirname "$0")/.."
pytest=.venv/bin/pytest
touches_database=$(ls -d tests/{charters,decisions,deliberation,drafting,evaluation,innovations,ledger,notices,observatory,partnerships,people,processes,seminars,site,work})

echo "1/3 Everything that needs no browser, on SQLite"
$pytest -q -n 2 -m "not browser and not soak"
echo "2/3 What touches the database, on PostgreSQL"
# The concurrent voters have run on both databases already; the commands and the demo choose their own.
# shellcheck disable=SC2086
.venv/bin/python tests/postgres.py $pytest -q -n 2 -m "not browser and not soak" $touches_database \
  --ignore tests/deliberation/test_concurrent_votes.py --ignore tests/site/test_commands.py \
  --ignore tests/site/test_demo.py
echo "3/3 Journeys in the browser"
$pytest -q -n 2 -m "browser and not soak" tests/journeys
