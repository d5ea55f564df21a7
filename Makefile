# Everything that people and CI run. It needs make, git and python3 (>= 3.11); the rest comes from requirements.lock.
PYTHON ?= python3
JOBS ?= 2
UV := uv==0.13.9
BIN := .venv/bin

# $(call each-client,COMMAND) runs COMMAND for each emitted client, whose folder is $$client; the first failure stops.
each-client = for client in generated/*; do $(1) || exit 1; done

.DEFAULT_GOAL := help
.PHONY: help setup generate check test lint types mypy pyright golden fuzz corpus build ci full lock

help:  ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' Makefile

setup: .venv/.ready  ## make .venv from requirements.lock; every other target does it when needed

generate: setup  ## write generated/ from the fragments in spec/
	@$(BIN)/fragmint generate

check: setup  ## fail where generated/ is not what the fragments give
	@$(BIN)/fragmint check

# A file stays with one worker: what its tests share is made once.
test: setup  ## run the whole suite, then the contract tests of each emitted client
	$(BIN)/python -m pytest -q -n $(JOBS) --dist loadfile $(SELECT)
	@$(call each-client,$(BIN)/python -m pytest -q $$client)

lint: setup  ## run ruff, black and yamllint
	$(BIN)/ruff check --quiet
	$(BIN)/black --check --quiet --diff generator templates/static tests
	$(BIN)/yamllint --strict spec .pre-commit-config.yaml

types: setup  ## run mypy and pyright, both strict, on our code and on what it emits
	@$(MAKE) --no-print-directory --jobs $(JOBS) mypy pyright

mypy: setup
	$(BIN)/mypy
	@$(call each-client,MYPYPATH=$$client/src:$$client/tests $(BIN)/mypy $$client/src $$client/tests)

pyright: setup
	$(BIN)/pyright
	@$(call each-client,PYTHONPATH=$$client/src $(BIN)/pyright --pythonpath $(BIN)/python $$client/src $$client/tests)

golden: setup  ## rewrite what the golden cases expect; read the diff before you commit it
	FRAGMINT_GOLDEN=rewrite $(BIN)/python -m pytest -q tests/golden tests/rules tests/semver/test_cases.py "tests/constructs/test_constructs.py::test_the_page_says_what_the_tests_do"

corpus: export FRAGMINT_CORPUS := $(CURDIR)/.corpus
corpus: setup  ## fetch the documents that tests/corpus only names, by npm and pip, and hold the client of each to its contract
	@PYTHONPATH=tests $(BIN)/python -m support.corpus $(FRAGMINT_CORPUS)
	$(BIN)/python -m pytest -q -n $(JOBS) -m "" tests/e2e/test_corpus.py $(SELECT)

fuzz: export FRAGMINT_FUZZ ?= 10000
fuzz: setup  ## make clients of 10,000 documents drawn from OpenAPI's grammar (near two hours); FRAGMINT_FUZZ=N draws N
	$(BIN)/python -m pytest -v tests/properties/test_grammar.py

build: setup  ## build sdist and wheel of fragmint and of each emitted client into dist/
	rm -rf dist
	$(BIN)/python -m build --no-isolation --outdir dist .
	@$(call each-client,$(BIN)/python -m build --no-isolation --outdir dist $$client)

ci: lint types check test  ## what every change must pass, well within 15 minutes on two cores

full: export FRAGMINT_FULL := 1
full: SELECT := -m ""
full: lint types check test build  ## ci, slow tests and full-size samples too, and build

lock:  ## resolve requirements.lock again; UPGRADE=--upgrade takes newer releases
	@tool=$$(mktemp -d) && trap 'rm -rf "$$tool"' EXIT && $(PYTHON) -m venv "$$tool" && "$$tool/bin/pip" install -qq $(UV) && \
	"$$tool/bin/uv" pip compile --quiet --universal --generate-hashes --python-version 3.11 --no-header --no-annotate --no-emit-index-url \
		--all-extras --group dev $(UPGRADE) pyproject.toml -o requirements.lock

# Two steps, so that a change of pyproject.toml alone does not install everything again.
.venv/.locked: requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	{ echo "fragmint needs Python 3.11 or newer, and $(PYTHON) is not. Name another: make PYTHON=python3.12" >&2; exit 2; }
	@echo "Making .venv from requirements.lock (once, about a minute)"
	@$(PYTHON) -m venv --clear .venv
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

.venv/.ready: .venv/.locked pyproject.toml
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@
