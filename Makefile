# The project's commands. Needs make (3.81 or newer) and Python 3.11-3.14; everything else goes into .venv here.
# Another Python: make clean, then make PYTHON=/path/to/python3 setup

BIN = .venv/bin
SETUP = PYTHON="$(PYTHON)" sh scripts/setup.sh
LOCK = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	pyproject.toml --group build
PYTEST = $(BIN)/python -m pytest

.PHONY: help setup demo test lint bench certainty fuzz docs lock clean

help:  ## Show this list
	@echo "Harmledger: make <target>"
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  \1|\2/p' Makefile | while IFS='|' read name text; do \
		printf '  %-8s %s\n' $$name "$$text"; done

setup:  ## Make .venv with everything for working on the project
	@$(SETUP) dev

demo:  ## Read the bundled sample reports, then put them into a register, publish from it and verify it
	@$(SETUP) core
	@$(BIN)/harmledger demo
	@$(BIN)/harmledger demo --register demo

test: lint  ## Lint, check the docs, run the tests with coverage
	$(PYTEST) -n auto --dist worksteal --cov --cov-report=term:skip-covered

lint: setup  ## Style, types, layers of the house, dependencies, generated docs
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/deptry src
	$(BIN)/python scripts/generate_docs.py --check

bench:  ## Accuracy (where HARMLEDGER_BENCH points to the data) and speed, into bench/RESULTS.md
	@$(SETUP) bench
	$(BIN)/python bench/run.py

certainty:  ## Learn anew how surely fields are read (where HARMLEDGER_BENCH points to the data)
	@$(SETUP) bench
	$(BIN)/python bench/certainty.py

fuzz: setup  ## The properties on many more invented inputs (minutes)
	FUZZ=1 $(PYTEST) -n auto -m "fuzz or hypothesis"

docs: setup  ## Write the generated pages of docs/reference
	$(BIN)/python scripts/generate_docs.py

lock: setup  ## Pin all dependencies anew, with hashes
	$(LOCK) --upgrade --output-file requirements/core.txt
	$(LOCK) --upgrade --constraint requirements/core.txt --all-extras --group dev --output-file requirements/dev.txt
	$(LOCK) --upgrade --constraint requirements/dev.txt --all-extras --group dev --group bench --output-file requirements/bench.txt
	$(LOCK) --upgrade --constraint requirements/dev.txt --group gazetteer --output-file requirements/gazetteer.txt

clean:  ## Remove .venv and everything that can be made again
	rm -rf .venv .coverage .coverage.* .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache build dist
	find src tests scripts -name __pycache__ -type d -prune -exec rm -rf {} +
