# `make` sets up what is missing and builds the handbook and the example kits; `make help` lists the rest.
.DEFAULT_GOAL := all
MAKEFLAGS += --no-print-directory
SHELL := /bin/sh

export PYTHON ?= python3
BIN := .venv/bin
PLAYBOOK := $(BIN)/playbook
EXAMPLES := $(wildcard kits/visits/*.yml)
PORT ?= 8000

.PHONY: all help setup setup-test kit kits site serve check test lint types unit bench lock offline schema clean

all: site kits ## set up what is missing, build the handbook and the kits of the example visits
	@echo
	@echo "The handbook is in site/.  Open file://$(CURDIR)/site/index.html in a browser, or type: make serve"
	@echo "The kits are in kits/out/. Open them with any PDF viewer, and print them on A4:"
	@find kits/out -name '*.pdf' | sort | sed 's/^/  /'
	@echo "A visit of your own:       $(PLAYBOOK) new, then: make kit VISIT=visits/your-visit.yml"

help: ## this list
	@echo "make            set up what is missing, build the handbook and the kits of the example visits"
	@awk -F ':.*## ' '/^[a-z-]+:.*## / && $$1 != "all" {printf "make %-10s %s\n", $$1, $$2}' Makefile

setup: ## install what the handbook and the kits need, nothing when all is there
	@scripts/setup.sh

setup-test:
	@scripts/setup.sh --test

kit: setup ## the kit of one visit: make kit VISIT=visits/mine.yml [ARGS="--language en"]
	@test -n "$(VISIT)" || { echo 'Which visit? Type: make kit VISIT=kits/visits/NAME.yml' >&2; exit 1; }
	@$(PLAYBOOK) kit "$(VISIT)" $(ARGS)

kits: setup
	@for visit in $(EXAMPLES); do \
		echo "making the kit of $$visit"; \
		$(PLAYBOOK) kit "$$visit" --out kits/out >/dev/null || exit 1; \
	done

site: setup ## the handbook in all languages, into site/
	@$(PLAYBOOK) site --out site

serve: site ## the handbook at http://localhost:8000 (PORT=... for another), until Ctrl-C
	@echo "The handbook is at http://localhost:$(PORT)/ until you press Ctrl-C"
	@mkdir -p build
	@$(PYTHON) -m http.server $(PORT) --bind localhost --directory site >build/serve.log 2>&1 || \
		{ tail -n 1 build/serve.log; echo "If the port is taken, name another: make serve PORT=8001"; exit 1; } >&2

offline: setup ## the handbook as one zip that opens without a server: build/handbook.zip
	@mkdir -p build
	@$(PLAYBOOK) site --out site --offline build/handbook.zip

check: setup ## look for mistakes in data/ and in the visit files
	@$(PLAYBOOK) check $(EXAMPLES)

# -k: one run tells everything that is wrong
test: setup-test ## every check and every test, as .ci/run does
	@$(MAKE) -k lint types check unit

lint:
	@$(BIN)/ruff check .

types:
	@$(BIN)/mypy scripts tests

unit:
	@$(BIN)/pytest -n 2 --dist loadgroup $(ARGS)

bench: setup ## how long everything takes, as a ratio to plain WeasyPrint
	@$(BIN)/python scripts/bench.py $(ARGS)

lock: setup ## newest allowed version of every library, into requirements.lock
	@CUSTOM_COMPILE_COMMAND='make lock' $(BIN)/pip-compile --upgrade --quiet --generate-hashes --all-extras \
		--strip-extras --allow-unsafe --no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
		--output-file requirements.lock pyproject.toml
	@scripts/setup.sh

schema: setup ## the JSON Schemas that editors complete and check data and visit files with
	@$(PLAYBOOK) schema

clean: ## remove what was built; .venv stays
	rm -rf site build kits/out .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis
