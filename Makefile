# Two commands for a newcomer: `make demo` and `make test`. Both make what they need in .venv first.

PYTHON ?= python3
BIN := .venv/bin
# Quiet but for errors; nothing is installed that the hashes do not name.
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input install -qq --no-compile --progress-bar off

export PYTHONUTF8 := 1
# What is compiled once is kept: otherwise every worker and process of the tests compiles it all anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help demo test check bench clean

help: ## denna lista
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-6s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: .venv/runtime.stamp ## tre nämnder med påhittad historik att klicka i (ONCE=1: visa, kontrollera och sluta)
	@$(BIN)/liggaren demo $(if $(ONCE),--once)

test: .venv/dev.stamp ## allt som ska hålla: format, lint, typer, importer, dokument, prov
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/mypy --no-error-summary
	$(BIN)/lint-imports --no-logo
	$(BIN)/python -m docs.generate --check
	$(BIN)/pytest

check: .venv/dev.stamp ## det snabba urvalet, under en halv minut
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/lint-imports --no-logo
	$(BIN)/mypy --no-error-summary
	$(BIN)/pytest -m "not slow" tests/domain

bench: .venv/dev.stamp ## mätningarna, alla som förhållanden inom samma körning
	@$(BIN)/python -m bench

clean: ## ta bort det som går att göra om (men inte var/, där liggarna står)
	rm -rf .venv build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Liggaren behöver Python 3.11 eller senare; ange den med make PYTHON=python3.11" >&2; exit 1; }
	@echo "Gör i ordning .venv …"
	@$(PYTHON) -m venv .venv

.venv/runtime.stamp: requirements/runtime.txt pyproject.toml | .venv/bin/python
	@$(PIP) --require-hashes -r requirements/runtime.txt
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

.venv/dev.stamp: requirements/dev.txt .venv/runtime.stamp
	@$(PIP) --require-hashes -r requirements/dev.txt
	@touch $@
