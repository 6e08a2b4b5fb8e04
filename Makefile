# Everything anyone does here, one word each. Needs make and Python 3.11 or newer, nothing else.

HOST ?= 127.0.0.1
PORT ?= 8000
SIZE ?= S

VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
PACKAGES := web/node_modules/.package-lock.json
WEB_APP := enishi/web/index.html
FONTS := enishi/foundation/documents/fonts/LICENSE_FONT
WEB_SOURCES = $(shell find web -name node_modules -prune -o -type f -print)
TESTS = $(BIN)/pytest -q -n 2 --ignore=tests/e2e --ignore=tests/kills

# The first of these that is new enough. Asked only when the environment has to be made.
PYTHON = $(shell for name in python3.11 python3.12 python3.13 python3.14 python3 python; do \
	$$name -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$name && break; done)

.DEFAULT_GOAL := help
.PHONY: help setup run test check fix e2e contract mutants bench validate faults fuzz drill shots build

help: ## list these words
	@grep -E '^[a-z0-9]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z0-9]+):.*## (.*)/  make \1\t\2/' | expand -t 16

setup: $(INSTALLED) $(WEB_APP) $(FONTS) ## make .venv from the lock file and build the web app
	@echo "Ready. Next: make run"

run: export ENISHI_DATA ?= var
run: export ENISHI_BASE_URL ?= http://$(HOST):$(PORT)
run: export ENISHI_LOG_LEVEL ?= WARNING
run: $(INSTALLED) $(WEB_APP) $(FONTS) ## start Enishi with a demo company on http://127.0.0.1:8000 (HOST, PORT, SIZE)
	@$(BIN)/enishi init --yes
	@$(BIN)/enishi demo --size $(SIZE) --if-empty
	@$(BIN)/enishi serve --host $(HOST) --port $(PORT)

test: $(INSTALLED) $(WEB_APP) $(FONTS) ## run the tests: server on SQLite (or ENISHI_DATABASE_URL), web app
	$(TESTS)
	$(BIN)/python tools/web.py test

check: $(INSTALLED) $(PACKAGES) ## prove all that must hold: format, lint, types, walls, sizes, catalogues, API, migrations
	@$(BIN)/python -m tools.check

fix: $(INSTALLED) $(PACKAGES) ## format, sort imports, rewrite the API description and the web app's types
	@$(BIN)/ruff check --quiet --fix-only .
	@$(BIN)/ruff format --quiet .
	@$(BIN)/python -m tools.check.api_snapshot
	@$(BIN)/python tools/web.py client
	@$(BIN)/python tools/web.py fix

e2e: $(INSTALLED) $(WEB_APP) ## walk through the product in Chromium
	$(BIN)/pytest -q -n 2 tests/e2e

contract: $(INSTALLED) ## ask the whole API as each role by generated calls: nothing breaks, nothing is unpromised (TIMES)
	$(BIN)/python -m tests.contract $(if $(TIMES),--times $(TIMES))

mutants: $(INSTALLED) ## open the gate one step too far, cell by cell and check by check: do the tests notice? (SAMPLE)
	$(BIN)/python -m tests.mutants $(if $(SAMPLE),--sample $(SAMPLE))

bench: $(INSTALLED) ## measure lists, records and searches over HTTP, beside their bare SQL
	$(BIN)/python -m benchmarks

validate: $(INSTALLED) ## try forecast, score and queue on made-up worlds and a public log whose answers are known (PURCHASES=file)
	$(BIN)/enishi validate forecast
	$(BIN)/enishi validate score --purchases "$(or $(PURCHASES),$$($(BIN)/python tools/purchases.py))"
	$(BIN)/enishi validate queue --load 1.1

faults: $(INSTALLED) ## kill web, worker and fetcher of mail in mid-flight: nothing is lost; two houses answering each other stop (KILLS)
	$(BIN)/python -m tests.faults --both $(if $(KILLS),--kills $(KILLS))
	$(BIN)/python -m tests.faults.desk --both
	@PATH="$$PATH:/usr/sbin" command -v dovecot >/dev/null || { echo "Not killed: the fetcher of mail, which needs Dovecot (dovecot-imapd)."; exit 0; }; \
	$(BIN)/python -m tests.mail_server.kills --both $(if $(KILLS),--rounds 1) && $(BIN)/python -m tests.mail_server.two

fuzz: $(INSTALLED) ## damage mails at random and prove that none crashes or holds up the reader (MAILS)
	$(BIN)/python -m tests.fuzz $(if $(MAILS),--mails $(MAILS))

drill: $(INSTALLED) $(FONTS) ## back the demo company up, restore it elsewhere, compare (SIZE=S or M; ENISHI_DATABASE_URL for PostgreSQL)
	$(BIN)/python -m tests.drill $(if $(filter command line,$(origin SIZE)),$(SIZE),M)

shots: $(INSTALLED) $(WEB_APP) ## photograph every screen: ja and en, wide and narrow, light and dark
	$(BIN)/python -m tools.shots

build: $(INSTALLED) ## make the wheel with the web app inside, in dist/
	@rm -rf dist
	$(BIN)/python -m build --no-isolation --wheel

$(INSTALLED): requirements.lock pyproject.toml
	@[ -x $(BIN)/python ] || [ -n "$(PYTHON)" ] || { \
		echo "Enishi needs Python 3.11 or newer with venv, and found none."; \
		echo "On Debian or Ubuntu: apt-get install python3 python3-venv"; \
		exit 1; }
	@[ -x $(BIN)/python ] || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(FONTS): tools/fonts.py | $(INSTALLED)
	$(BIN)/python tools/fonts.py
	@touch $@

$(PACKAGES): web/package-lock.json | $(INSTALLED)
	$(BIN)/python tools/web.py install

$(WEB_APP): $(WEB_SOURCES) tools/web.py | $(INSTALLED) $(PACKAGES)
	$(BIN)/python tools/web.py build
	@touch $@
