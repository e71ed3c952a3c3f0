# One person's way from reception to community life. `make` alone lists what can be asked.
# Needs GNU make, bash and Python 3.11 or newer with venv; everything else is installed by hash.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= python3
ARGS ?=
WORKERS ?= 2

BIN := .venv/bin
READY := .venv/.ready
FAST := $(BIN)/pytest -m "not slow"
COMPILE := CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --generate-hashes \
	--strip-extras --allow-unsafe --build-deps-for editable --annotation-style line \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links $(ARGS)

.PHONY: help up demo test check bench watch docs lock audit static style mypy pyright imports scan

help: ## list what can be asked
	@sed -nE 's/^([a-z]+):.*## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

up: $(READY) ## start everything on this computer; options in ARGS="--data DIR --port-base N"
	@exec $(BIN)/journey up $(ARGS)

demo: $(READY) ## walk made-up people through all services, in the running house or one of its own
	@exec deploy/with-house $(BIN)/journey demo $(ARGS)

test: static ## every check and every test, on real servers
	$(BIN)/pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder $(ARGS)

check: static ## the quick part: style, types, imports, and the tests that need no server
	$(FAST) $(ARGS)

bench: $(READY) ## measure, each figure beside the bare engine's own limit
	@exec $(BIN)/python -m tests.bench $(ARGS)

watch: $(READY) ## run the quick tests again whenever a file changes
	@while :; do \
	  touch .venv/.watched; $(FAST) $(ARGS) || true; \
	  until [ -n "$$(find services shared tests docs -type f -newer .venv/.watched \
	    -not -path '*/__pycache__/*' -print -quit)" ]; do sleep 1; done; \
	done

docs: $(READY) ## write the pages that are made from the code
	$(BIN)/python -m tests.architecture.problems_page
	$(BIN)/python -m tests.architecture.access_page
	$(BIN)/python -m tests.architecture.coverage_page

lock: $(READY) ## resolve the requirements again; ARGS=--upgrade takes newer ones
	$(COMPILE) --extra embedded --extra dev --output-file requirements/all.txt pyproject.toml
	$(COMPILE) --constraint requirements/all.txt --output-file requirements/run.txt pyproject.toml

audit: $(READY) ## ask the advisory databases about every locked package; needs the network
	$(BIN)/pip-audit --disable-pip --require-hashes --strict \
	  --requirement requirements/all.txt $(ARGS)

static: $(READY)
	@$(MAKE) --no-print-directory -j 2 style mypy pyright imports scan

style: $(READY)
	$(BIN)/ruff check --no-cache .
	$(BIN)/ruff format --no-cache --check .

mypy: $(READY)
	$(BIN)/mypy

pyright: $(READY)
	$(BIN)/basedpyright

# What Bandit calls low, Ruff's rules S find too, and each exception says why beside it. At
# medium and above there is none.
scan: $(READY)
	$(BIN)/bandit --quiet --recursive --severity-level medium services shared

imports: $(READY)
	$(BIN)/lint-imports

# Bytecode is compiled here, in parallel: the rooms' first start is four times as fast with it.
$(READY): requirements/all.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed: make PYTHON=python3.11" \
	  if sys.version_info < (3, 11) else 0)'
	@echo "Installing into .venv (only when the requirements changed) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-compile \
	  --require-hashes --requirement requirements/all.txt
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-compile \
	  --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -qq -j 0 .venv/lib services shared || true
	@touch $@
