# Two commands matter: `make demo` and `make test`. Both set up the environment when it is not there.
PYTHON ?= python3.11
BENCH ?= ../shared/bench
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -q

.DELETE_ON_ERROR:
.PHONY: setup demo test test-all lint types tests gate speed teach house gazetteer lock clean

setup: $(VENV)/.ready

$(VENV)/.ready: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	touch $@

demo: setup
	$(BIN)/sayso code examples/sample.jsonl

test: setup lint types tests

lint: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports

types: setup
	$(BIN)/mypy

tests: setup
	$(BIN)/python -m pytest -m "not slow"

# Slow tests too; writes quality/test-all.txt.
test-all: setup lint types
	$(BIN)/python scripts/test_all.py

# Scores the benchmark under BENCH, writes quality/results.json, refuses a fall below quality/floors.json.
gate: setup
	$(BIN)/python scripts/gate.py $(BENCH) $(SETS) $(GATE)

# How much a codebook learns from corrected records: quality/teaching.json, docs/teaching.svg.
teach: setup
	$(BIN)/python scripts/teach.py

speed: setup
	$(BIN)/python scripts/speed.py $(BENCH)

# Rewrites what is generated: snapshots of the house articles, docs/house.md, the README's tables.
house: setup
	$(BIN)/python scripts/house.py

# Compiles sayso/data/gazetteer from the packages of the extra `data` and the tables of sayso/lexicon.
gazetteer: setup
	$(PIP) install -e '.[data]' --no-build-isolation
	$(BIN)/python scripts/compile_gazetteer.py

lock:
	$(PIP) install uv
	$(BIN)/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes --no-header -o requirements.lock

clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
