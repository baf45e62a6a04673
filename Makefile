# Alternance. `make help` lists the targets. Works with GNU make 3.81.
SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export NUMBA_CACHE_DIR := $(CURDIR)/$(VENV)/numba-cache
export PYTHONDONTWRITEBYTECODE := 1
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
INSTALL := $(PIP) install --quiet --require-hashes --only-binary :all:

.PHONY: help setup demo test check bench lock messages docs clean

help: ## show what can be made
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{printf "%-14s %s\n", $$1, $$2}'

$(VENV)/made:
	@$(PYTHON) tools/environment.py $(VENV)
	@touch $@

$(VENV)/run: $(VENV)/made locks/run.txt pyproject.toml
	@echo "setting up: packages to run"
	@$(INSTALL) -r locks/run.txt
	@$(PIP) install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/test: $(VENV)/run locks/test.txt
	@echo "setting up: packages to test"
	@$(INSTALL) -r locks/test.txt
	@touch $@

$(VENV)/bench: $(VENV)/test locks/bench.txt
	@echo "setting up: packages to compare with"
	@$(INSTALL) -r locks/bench.txt
	@touch $@

setup: $(VENV)/test ## make .venv with all that running and testing need
	@echo "ready: $(BIN)/alternance --help"

demo: $(VENV)/run ## plan the two examples and show the reports (ONCE=1: check and end)
	@$(BIN)/python -m alternance.demo $(if $(ONCE),--once,)

test: check ## all checks and all tests, with coverage
	@$(BIN)/python -m pytest -n 2 --dist loadfile --cov --cov-report=term

check: $(VENV)/test ## style, types, import contracts, documentation, licences
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/generated.py
	$(BIN)/python tools/links.py
	$(BIN)/python tools/hosts.py
	$(BIN)/python tools/licences.py

docs: $(VENV)/test ## write again what documentation is generated from code
	$(BIN)/python tools/generated.py --write

bench: $(VENV)/bench ## peers and Alternance on the same work, in one run
	$(BIN)/python benchmarks/run.py

lock: $(VENV)/test ## resolve the locks anew (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --no-header pyproject.toml --extra build -o locks/run.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --no-header pyproject.toml --extra build --extra test -c locks/run.txt -o locks/test.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --no-header pyproject.toml --extra build --extra test --extra bench -c locks/test.txt -o locks/bench.txt

clean: ## remove what was made
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .coverage out
