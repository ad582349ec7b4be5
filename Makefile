# The only front door: `make run` sets up and runs, `make test` sets up and tests.
PY := .venv/bin/python
EDITION := build/reference.edition
TABLES := $(shell find reference/data -type f 2>/dev/null)
BUILDER := $(wildcard reference/*.py) reference/schema.sql
CORE := .venv/installed-runtime
DEV := .venv/installed-dev

.PHONY: help run test check bench mutation edition sample-case lock translations docs clean

help: ## Show these targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

run: $(CORE) $(EDITION) ## Set up and run: the window, or without a display the drawn sample
	@$(PY) main.py start

test: $(DEV) $(EDITION) ## Set up and run the tests
	$(PY) -m pytest

check: $(DEV) $(EDITION) ## Lint, types, import rules
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports

bench: $(DEV) $(EDITION) ## Run the benchmarks
	$(PY) -m benchmarks

mutation: $(DEV) ## Change the rules one thing at a time and see that a test notices: make mutation SAMPLE=40 MODULES='basel*'
	@$(PY) -m benchmarks.mutants $(or $(SAMPLE),40) $(MODULES)

edition: $(EDITION) ## Build the reference edition from its tables

sample-case: $(CORE) $(EDITION) ## Inspect the drawn sample and write its case file: make sample-case OUT=FILE
	@test -n "$(OUT)" || { echo "Say where the case file goes: make sample-case OUT=FILE" >&2; exit 2; }
	@$(PY) main.py sample-case "$(OUT)"

$(EDITION): $(CORE) $(TABLES) $(BUILDER)
	@mkdir -p build
	@$(PY) main.py edition build --out $@

$(CORE): requirements/runtime.txt packaging/set_up.sh
	@packaging/set_up.sh
	@touch $@

$(DEV): requirements/runtime.txt requirements/hq.txt requirements/dev.txt packaging/set_up.sh
	@packaging/set_up.sh dev
	@touch $(CORE) $@

lock: $(DEV) ## Renew the lock files from pyproject.toml
	.venv/bin/uv pip compile --quiet --universal --generate-hashes --no-annotate --no-header --python-version 3.11 \
		pyproject.toml -o requirements/runtime.txt
	.venv/bin/uv pip compile --quiet --universal --generate-hashes --no-annotate --no-header --python-version 3.11 \
		--group hq -c requirements/runtime.txt -o requirements/hq.txt
	.venv/bin/uv pip compile --quiet --universal --generate-hashes --no-annotate --no-header --python-version 3.11 \
		--group dev -c requirements/runtime.txt -c requirements/hq.txt -o requirements/dev.txt

docs: $(DEV) ## Write the generated documents
	$(PY) docs/generate.py

clean: ## Remove what was built (never the evidence store)
	rm -rf build mutants .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
