# Every gate is one word. `make edition` is the main job; `make test` and `make check` are what CI runs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
.DEFAULT_GOAL := help
.PHONY: help edition test check fuzz bench performance docs screenshots schema clean

help: ## Show what there is to make
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/make \1|\2/' | column -t -s '|'

$(VENV)/.installed: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Diplomatic needs Python 3.11 or newer; $(PYTHON) is older. Name another one: make edition PYTHON=python3.12" >&2; exit 2; }
	@$(PYTHON) -m venv $(VENV) || { echo "Python's venv module is missing. On Debian and Ubuntu: apt install python3-venv" >&2; exit 2; }
	@echo "Installing Diplomatic into $(VENV) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.tested: $(VENV)/.installed
	@echo "Installing what the tests need …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	@touch $@

$(VENV)/.fuzzed: $(VENV)/.tested
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[fuzz]'
	@touch $@

$(VENV)/.checked: $(VENV)/.tested
	@echo "Installing what the checks need …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

edition: $(VENV)/.installed ## Install, check the texts and build the sample edition into build/site/
	@$(BIN)/diplomatic validate
	@$(BIN)/diplomatic build > /dev/null

test: $(VENV)/.tested ## Run the tests
	@$(BIN)/python -m pytest $(PYTEST_ARGS)

check: $(VENV)/.checked ## Lint, type-check, and compare the generated documentation
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/python docs/generate.py --check

fuzz: $(VENV)/.fuzzed ## Feed every reader with spoilt input for a minute, or longer: make fuzz SECONDS=600
	@nice $(BIN)/python -m tests.fuzz.run --seconds $(or $(SECONDS),60) $(TARGETS)

bench: $(VENV)/.tested ## Measure beside a bare loop and other programs, as ratios: a small run, into build/
	@$(BIN)/python -m benchmarks --cables 200 --rounds 3 --seconds 3 --no-why --page build/performance.md $(ARGS)

performance: $(VENV)/.tested ## Measure 10,000 cables and write docs/performance.md; ten minutes on a machine that is not busy
	@$(BIN)/python -m benchmarks --page docs/performance.md $(ARGS)

docs: $(VENV)/.installed ## Write the generated documentation anew
	@$(BIN)/python docs/generate.py

screenshots: $(VENV)/.checked ## Take the pictures of the README anew, with Chromium
	@$(BIN)/python docs/screenshots.py

schema: $(VENV)/.installed ## Compile schema/cable.odd anew; needs the TEI: make schema P5SUBSET=path/to/p5subset.xml
	@$(BIN)/diplomatic schema compile schema/cable.odd --source $(or $(P5SUBSET),tei:4.8.0) --to rng,xsd,sch,odd
	@rm -f schema/cable-xsd.sch

clean: ## Remove what was built and installed
	rm -rf build $(VENV)
