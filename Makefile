# Everything runs in .venv, which `make` creates with the first python3 that is new enough.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/installed

# Coded texts: a folder for each set, with gold.jsonl and texts/.
GOLD ?= ../shared/gold
DOCS = $(BIN)/python -c 'import json, sys; print(*json.load(open(sys.argv[1]))[sys.argv[2]], sep=",")' $(GOLD)/dev/split.json

.PHONY: install demo test test-shared lint bench evaluate docs clean

install: $(STAMP)

$(STAMP): pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("stancegraph needs Python 3.11 or newer" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $(STAMP)

demo: $(STAMP)
	$(BIN)/stancegraph demo --out build/demo

test: $(STAMP)
	$(BIN)/python -m pytest -m "not shared"

test-shared: $(STAMP)
	$(BIN)/python -m pytest -m shared -rA

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(STAMP)
	$(BIN)/python -m pytest tests/benchmarks --benchmark-columns=median,min,max,rounds -rA

# The half of dev that is only ever scored gets figures and no page.
evaluate: $(STAMP)
	mkdir -p build
	$(BIN)/stancegraph evaluate $(GOLD)/dev/gold.jsonl $(GOLD)/dev/texts --docs "$$($(DOCS) read)" --html build/evaluation.html
	$(BIN)/stancegraph evaluate $(GOLD)/dev/gold.jsonl $(GOLD)/dev/texts --docs "$$($(DOCS) score)"
	$(BIN)/stancegraph evaluate $(GOLD)/unform/gold.jsonl $(GOLD)/unform/texts --html build/evaluation-unform.html
	$(BIN)/stancegraph evaluate $(GOLD)/unform/gold.jsonl $(GOLD)/unform/texts --basis stated --basis reported

docs: $(STAMP)
	$(BIN)/python -m stancegraph.rdf.documentation
	$(BIN)/python -m stancegraph.readers.schema ontology/factsheet.schema.json

clean:
	rm -rf .venv build dist
