# Alternance. `make help` lists the targets. Works with GNU make 3.81.
SHELL := /bin/sh
# The first Python that is new enough; where there is none, python3, whose complaint names the remedy.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$p" && exit; done; echo python3)
UV ?= uv
VENV := .venv
BIN := $(VENV)/bin
export PYTHONDONTWRITEBYTECODE := 1
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
INSTALL := $(PIP) install --quiet --require-hashes --only-binary :all:

# A stamp is named after the content of what it was made from, so a fresh checkout with old content installs nothing.
# cksum is POSIX; it tells changes apart and guards nothing: the hashes in the locks do.
key = $(shell cat $(1) | cksum | tr ' ' '-')
MADE := $(VENV)/made
RUN := $(VENV)/run-$(call key,pyproject.toml locks/run.txt)
TEST := $(VENV)/test-$(call key,pyproject.toml locks/run.txt locks/test.txt)
BENCH := $(VENV)/bench-$(call key,pyproject.toml locks/run.txt locks/test.txt locks/bench.txt)

.PHONY: help setup demo test test-long check bench lock docs site clean

help: ## show what can be made
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{printf "%-14s %s\n", $$1, $$2}'

$(MADE):
	@"$(PYTHON)" tools/environment.py $(VENV)
	@touch $@

$(RUN): $(MADE)
	@echo "setting up: packages to run"
	@$(INSTALL) -r locks/run.txt
	@$(PIP) install --quiet --no-deps --no-build-isolation -e .
	@rm -f $(VENV)/run-* && touch $@

$(TEST): $(RUN)
	@echo "setting up: packages to test"
	@$(INSTALL) -r locks/test.txt
	@rm -f $(VENV)/test-* && touch $@

$(BENCH): $(TEST)
	@echo "setting up: packages to compare with"
	@$(INSTALL) -r locks/bench.txt
	@rm -f $(VENV)/bench-* && touch $@

setup: $(TEST) ## make .venv with all that running and testing need
	@echo "ready: $(BIN)/alternance --help"

demo: $(RUN) ## plan the two examples and show the reports (ONCE=1: check and end)
	@$(BIN)/python -m alternance.demo $(if $(ONCE),--once,)

test: check ## all checks and all tests, with coverage; the portal's on both of its databases
	@$(BIN)/python -m pytest -n 2 --dist loadfile --cov --cov-report= --ignore tests/portal --ignore tests/browser
	@$(BIN)/python -m pytest -n 2 --dist loadfile --cov --cov-append --cov-report= tests/portal
	@$(BIN)/python -m pytest -n 2 --dist loadfile --cov --cov-append --cov-report=term -p tests.portal.postgres tests/portal
	@$(BIN)/python -m pytest tests/browser

test-long: $(TEST) ## all tests, those that draw their examples searching further than usual
	@HYPOTHESIS_PROFILE=search $(BIN)/python -m pytest -n 2 --dist loadfile

check: $(TEST) ## style, types, import contracts, documentation, hosts, licences
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy src tests tools $(wildcard benchmarks)
	$(BIN)/lint-imports
	$(if $(wildcard tools/generated.py),$(BIN)/python tools/generated.py)
	$(BIN)/python tools/messages.py
	$(BIN)/python -m tools.check_links
	$(BIN)/python -m tools.check_hosts
	$(BIN)/python -m tools.licences
	$(BIN)/python tools/vendor.py

docs: $(TEST) ## write again what documentation is generated from code
	$(BIN)/python tools/generated.py --write
	$(BIN)/python tools/messages.py --write

site: $(TEST) ## build the documentation as a site, in out/site
	@$(BIN)/python tools/site.py out/site && echo "open: out/site/index.html"

bench: $(BENCH) ## peers and Alternance on the same work, in one run
	$(BIN)/python benchmarks/run.py

lock: ## resolve the locks anew, needs uv (UPGRADE=1: to the newest versions)
	UV=$(UV) sh tools/lock.sh $(if $(UPGRADE),--upgrade)

clean: ## remove what was made
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage out
