# Each target sets up what it needs. PORT, GROMADA_DATA and DATABASE_URL are honoured everywhere.
PYTHON ?= python3
VENV := $(CURDIR)/.venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
RUN_STAMP := $(VENV)/.installed-run
UV := VIRTUAL_ENV=$(VENV) UV_PYTHON_DOWNLOADS=never $(BIN)/uv
PO := $(wildcard src/gromada/locale/*/LC_MESSAGES/*.po)
MO := $(PO:.po=.mo)
PORT ?= 8000
export PORT
# Compiled modules are kept: without them each command takes seconds longer to start.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test check lint soak bench serve translations
.DELETE_ON_ERROR:

$(BIN)/uv:
	@echo "Preparing Python in .venv …"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Gromada needs Python 3.11 or newer; set PYTHON=python3.12, say."; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
	  { echo "Python cannot make a virtual environment here. On Debian: apt install python3-venv"; exit 1; }
	@$(BIN)/pip install --quiet --disable-pip-version-check uv

$(RUN_STAMP): pyproject.toml uv.lock | $(BIN)/uv
	@echo "Installing what the site needs …"
	@$(UV) sync --quiet --locked --inexact --active --no-dev --extra web --extra postgres
	@touch $@

$(STAMP): pyproject.toml uv.lock | $(BIN)/uv
	@echo "Installing what the site and its tests need …"
	@$(UV) sync --quiet --locked --inexact --active --all-extras
	@touch $@ $(RUN_STAMP)

# Installing the package compiles its translations (hatch_build.py).
$(MO): $(PO) hatch_build.py | $(BIN)/uv
	@$(UV) sync --quiet --locked --inexact --active --no-dev --extra web --reinstall-package gromada
	@touch $(MO)

# The living demo municipality, in a database of its own.
demo: $(RUN_STAMP) $(MO)
	@GROMADA_DEMO=yes GROMADA_DATA="$${GROMADA_DATA:-$(CURDIR)/var/demo}" exec $(BIN)/gromada demo

# Your own site, in the foreground.
serve: $(RUN_STAMP) $(MO)
	@$(BIN)/gromada setup && exec $(BIN)/gromada serve

# Style, types, order of imports, templates, translations, fast tests; of pages, that each answers.
check: lint
	$(BIN)/pytest -q -n 2 --dist worksteal -m "not browser and not slow and not soak and not postgres and not reads"

lint: $(STAMP) $(MO)
	$(BIN)/ruff check --quiet .
	$(BIN)/ruff format --quiet --check .
	@said=$$($(BIN)/lint-imports 2>&1) || { echo "$$said"; exit 1; }
	$(BIN)/mypy --no-error-summary
	$(BIN)/djlint --quiet --lint src/gromada

# Everything but the long soaks, on SQLite, then what touches the database again on PostgreSQL, then the browser.
test: lint
	bash tests/run-all.sh

soak: $(STAMP) $(MO)
	$(BIN)/pytest -q -m soak
	$(BIN)/python tests/postgres.py $(BIN)/pytest -q -m soak tests/deliberation tests/ledger

# Bring new texts into the catalogue; then translate what is empty.
translations: $(STAMP)
	$(BIN)/python tests/house/catalogue.py update

bench: $(STAMP) $(MO)
	@$(UV) sync --quiet --locked --inexact --active --all-extras --group peers
	@for file in benchmarks/*.py; do echo "== $$file"; $(BIN)/python $$file || exit 1; done
