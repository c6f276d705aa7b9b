# Everything a person or CI does with this repository. Needs make and Python 3.11 or later with its venv module.
#
#   make check                     score and check the claims in claims/
#   make test                      the tests
#   make test PYTEST_ARGS="-k x"   some of them

PYTHON ?= python3
PYTEST_ARGS ?=
CHECK_ARGS ?=
BENCH_ARGS ?=
FUZZ_SECONDS ?= 60
FUZZ_TARGET ?=
FUZZ_ARGS ?=
CORPUS ?=
LOCK_ARGS ?=

BIN := .venv/bin
PIP := $(BIN)/python -m pip -qq --disable-pip-version-check --no-input

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory
.PHONY: help check test packaging lint types imports schema man docs bench fuzz seeds weights weights-smoke lock clean

help:  ## list the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "%-14s %s\n", $$1, $$2 }'

check: .venv/.run  ## score and check the claims in claims/ (CHECK_ARGS: options)
	@$(BIN)/provenance check claims $(CHECK_ARGS)

test: .venv/.dev  ## run the tests (PYTEST_ARGS: options)
	@$(BIN)/python -m pytest -n 2 --dist loadfile $(PYTEST_ARGS)

packaging: .venv/.dev  ## the tests that build, and install into empty environments
	@$(BIN)/python -m pytest -m packaging tests/packaging

lint: .venv/.dev  ## ruff: style, likely bugs, formatting
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check

types: .venv/.dev  ## mypy, strict
	@$(BIN)/mypy

imports: .venv/.dev  ## import-linter: the walls of the house
	@$(BIN)/lint-imports --no-logo

schema: .venv/.run  ## write provenance/schema/ anew from the code
	@$(BIN)/provenance schema --write

man: .venv/.run  ## write the man pages anew from the commands
	@$(BIN)/python docs/manpages.py

docs: .venv/.dev  ## build the manual into docs/_build/html
	@$(BIN)/sphinx-build --quiet --fail-on-warning --keep-going -b html docs docs/_build/html
	@echo "docs/_build/html/index.html"

bench: .venv/.dev  ## measure speed and memory (BENCH_ARGS: options)
	@$(BIN)/python bench/check.py $(BENCH_ARGS)

# atheris is for Linux and for some Pythons only, so it is no part of the lock.
FUZZ := .venv-fuzz/bin/python

fuzz: .venv-fuzz/.done  ## search for inputs that break a law (FUZZ_SECONDS: 60 in all; FUZZ_TARGET: only this one)
	@PYTHONPATH="$(CURDIR)" $(FUZZ) -m fuzz --seconds $(FUZZ_SECONDS) $(FUZZ_ARGS) $(FUZZ_TARGET)

seeds: .venv/.dev  ## a hundred runs under different hash seeds, in every format: the same to the byte
	@$(BIN)/python -m pytest -q -m slow tests/cli/test_hash_seeds.py

# PyTorch and the encoder that training starts from: only here. Nothing else needs them.
TRAINING := .venv-training/bin/python

weights: .venv-training/.done  ## train the tagger and write its weights (CORPUS: PolNeAR's folder; an hour and a half)
	@test -n "$(CORPUS)" || { echo "Say where PolNeAR is: make weights CORPUS=DIR" >&2; exit 2; }
	@$(TRAINING) training/train.py --corpus "$(CORPUS)" --out training/run/teacher --epochs 8 --seed 1
	@$(TRAINING) training/train.py --corpus "$(CORPUS)" --out training/run/student --epochs 4 --seed 2 \
		--teacher training/run/teacher/best.pt
	@$(TRAINING) training/export.py --weights training/run/student/best.pt --out provenance/extraction/weights
	@cp training/run/teacher/log.jsonl training/log-teacher.jsonl
	@cp training/run/student/log.jsonl training/log.jsonl

weights-smoke: .venv-training/.done  ## the training recipe on a toy corpus
	@$(TRAINING) -m pytest -m slow tests/training

# The locks are universal: one file for every platform and every Python from 3.11 on.
# LOCK_ARGS=--upgrade takes newer versions; without it only what pyproject.toml asks for changes.
UV := $(BIN)/uv --no-config pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--custom-compile-command "make lock" --quiet

lock: .venv/.python  ## resolve the dependencies anew into lock/ (LOCK_ARGS=--upgrade: newer versions)
	@$(PIP) install uv
	@$(UV) $(LOCK_ARGS) --group build -o lock/run.txt
	@$(UV) $(LOCK_ARGS) --extra all --group dev -c lock/run.txt -o lock/dev.txt

clean:  ## remove what the other targets made
	rm -rf .venv .venv-fuzz .venv-training fuzz/found fuzz/going build dist docs/_build docs/rules .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamps: each step is done once, and again when what it depends on is newer.

.venv/.python:
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Python 3.11 or later is needed; this is " \
		+ sys.version.split()[0] + ". Name another one: make PYTHON=python3.12")'
	@rm -rf .venv
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/.run: .venv/.python lock/run.txt pyproject.toml
	@echo "Installing provenance into .venv (once)" >&2
	@$(PIP) install --require-hashes -r lock/run.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@$(BIN)/python -m compileall -q provenance
	@touch $@

.venv/.dev: .venv/.run lock/dev.txt
	@echo "Installing the development tools into .venv (once)" >&2
	@$(PIP) install --require-hashes -r lock/dev.txt
	@touch $@

.venv-training/.done: pyproject.toml
	@echo "Installing the training extra into .venv-training (once)" >&2
	@rm -rf .venv-training
	@$(PYTHON) -m venv .venv-training
	@$(TRAINING) -m pip -qq --disable-pip-version-check --no-input install -e ".[training]" pytest hypothesis
	@touch $@

.venv-fuzz/.done: lock/dev.txt fuzz/requirements.txt
	@echo "Installing atheris and the development tools into .venv-fuzz (once)" >&2
	@rm -rf .venv-fuzz
	@$(PYTHON) -m venv .venv-fuzz
	@$(FUZZ) -m pip -qq --disable-pip-version-check --no-input install --require-hashes \
		-r lock/dev.txt -r fuzz/requirements.txt
	@touch $@
