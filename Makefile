# The usual names. Everything runs in .venv, which is made at the first use.
PYTHON ?= python3
BIN := .venv/bin
T ?= tests/test_house.py

.PHONY: help test one lint format types bench play pages pictures hooks

help: ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

.venv: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install -q -e '.[dev]' -c constraints.txt
	@touch .venv

play: .venv ## the bot on a local Discord, in this terminal: no token, no network
	@$(BIN)/python -m tests.playground

one: .venv ## one test file or one test, in this process: make one T=tests/chat/test_help.py
	@$(BIN)/python -m pytest -q -n 0 $(T)

test: .venv ## every test, some three minutes on two cores
	$(BIN)/python -m pytest

lint: .venv ## style, and that imports point downward
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

format: .venv ## put the style right
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: .venv ## mypy --strict
	$(BIN)/mypy

bench: .venv ## the quality floors, which hold in every test run too
	$(BIN)/python -m benchmarks.quality

pages: .venv ## print what is made of the code: docs/ of terminal, configuration, json, errors; the messages of each language
	$(BIN)/python -m docs.terminal > docs/terminal.md
	$(BIN)/python -m docs.configuration > docs/configuration.md
	$(BIN)/python -m docs.json_schema > docs/json.md
	$(BIN)/python -m docs.error_codes > docs/errors.md
	$(BIN)/python -m docs.messages update

pictures: .venv ## ask the local Discord everything, and draw the answers (needs Chromium)
	$(BIN)/python -m docs.capture build/pictures
	for one in build/pictures/*.json; do $(BIN)/python docs/render.py $$one $$(basename $$one .json) || exit 1; done

hooks: .venv ## style and types before each commit
	$(BIN)/pip install -q pre-commit
	$(BIN)/pre-commit install
