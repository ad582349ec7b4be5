# The only front door: `make run` sets up and runs, `make test` sets up and tests.
PY := .venv/bin/python
EDITION := build/reference.edition
TABLES := $(shell find reference/data -type f 2>/dev/null)
BUILDER := $(wildcard reference/*.py) reference/schema.sql
CORE := .venv/installed-runtime
DEV := .venv/installed-dev
HQ := .venv/installed-hq
CATALOGUES := $(wildcard inspection/locale/*/LC_MESSAGES/quaylens.po)
COMPILED := $(CATALOGUES:.po=.mo)
LANGUAGES := fr ar es zh ru
BUNDLE := build/bundle/quaylens/quaylens
NOTICES := build/THIRD-PARTY-NOTICES.txt
SHIPPED := main.py pyproject.toml $(wildcard packaging/bundle/*) \
	$(shell find inspection commands capture reference/*.py reference/regimes local_store gui packaging/icons packaging/fonts -type f ! -name '*.pyc' ! -name '*.po' 2>/dev/null)

.PHONY: help run test check bench mutation edition sample-case lock translations docs tour clean notices sbom test-packages test-hq-install release bundle deb test-deb

help: ## Show these targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

run: $(CORE) $(EDITION) $(COMPILED) ## Set up and run: the window, or without a display the drawn sample
	@$(PY) main.py start

test: $(DEV) $(EDITION) $(COMPILED) ## Set up and run the tests
	$(PY) -m pytest

check: $(DEV) $(EDITION) $(COMPILED) ## Lint, types, import rules
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports

bench: $(DEV) $(EDITION) $(COMPILED) ## Run the benchmarks
	$(PY) -m benchmarks

mutation: $(DEV) ## Change the rules one thing at a time and see that a test notices: make mutation SAMPLE=40 MODULES='basel*'
	@$(PY) -m benchmarks.mutants $(or $(SAMPLE),40) $(MODULES)

edition: $(EDITION) ## Build the reference edition from its tables

sample-case: $(CORE) $(EDITION) $(COMPILED) ## Inspect the drawn sample and write its case file: make sample-case OUT=FILE
	@test -n "$(OUT)" || { echo "Say where the case file goes: make sample-case OUT=FILE" >&2; exit 2; }
	@$(PY) main.py sample-case "$(OUT)"

bundle: $(BUNDLE) ## Build the program as one folder, build/bundle/quaylens, and try every part of it

$(BUNDLE): $(DEV) $(EDITION) $(COMPILED) $(NOTICES) $(SHIPPED)
	@packaging/bundle/build.sh

deb: $(BUNDLE) ## Build the Debian package of that folder, build/quaylens_VERSION_ARCHITECTURE.deb
	@$(PY) packaging/debian/build.py $(dir $(BUNDLE)) build

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

translations: $(DEV) ## Take new sentences into the catalogues of all languages
	@mkdir -p build
	PYTHONPATH=.:packaging/translations .venv/bin/pybabel -q extract -F packaging/translations/catalogue.cfg --no-default-keywords --no-location --no-wrap --sort-output -k sentence --project=Quaylens --copyright-holder="the Quaylens authors" -o build/quaylens.pot inspection/wording reference/data
	@for language in $(LANGUAGES); do \
		po=inspection/locale/$$language/LC_MESSAGES/quaylens.po; mkdir -p $$(dirname $$po); \
		if [ -f $$po ]; then .venv/bin/pybabel -q update --no-wrap --no-fuzzy-matching --ignore-obsolete -l $$language -i build/quaylens.pot -o $$po; \
		else .venv/bin/pybabel -q init --no-wrap -l $$language -i build/quaylens.pot -o $$po; fi; \
	done

# Not pybabel compile: it takes the "% o" of "5 % of" for a placeholder and refuses every translation of it. The
# placeholders that count, {name}, are compared by tests/inspection/test_translations.py.
%.mo: %.po $(CORE)
	@$(PY) -c 'import sys; from babel.messages import mofile, pofile; mofile.write_mo(open(sys.argv[2], "wb"), pofile.read_po(open(sys.argv[1], "rb")))' $< $@

tour: $(DEV) $(EDITION) $(COMPILED) ## Take the pictures of every page of the window, for docs/screenshots
	$(PY) docs/tour.py

docs: $(DEV) ## Write the generated documents
	$(PY) docs/generate.py

notices: $(NOTICES) ## Write the licences of everything that is handed on: build/THIRD-PARTY-NOTICES.txt

$(NOTICES): $(DEV) requirements/runtime.txt $(wildcard packaging/release/*.py packaging/release/licences/*) packaging/fonts
	@$(PY) packaging/release/notices.py $@

sbom: $(DEV) ## Write what the program is made of, from the lock files (CycloneDX)
	@$(PY) packaging/release/sbom.py

test-packages: test-deb test-hq-install ## Try what is handed on in empty systems; slow, as root, not part of make test

test-deb: deb # MIRROR=URL as below
	$(PY) packaging/debian/test_in_clean_system.py $(if $(MIRROR),--mirror $(MIRROR))

test-hq-install: # MIRROR=URL takes another archive of Debian
	python3 packaging/hq/test_install.py $(if $(MIRROR),--mirror $(MIRROR))

release: $(DEV) ## Make a release: refuse what is not ready, check, test, pack, sum up (docs/releasing.md)
	@$(PY) packaging/release/release.py

clean: ## Remove what was built (never the evidence store)
	rm -rf build mutants .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
