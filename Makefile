# The verbs of this course. CI runs `make test` and nothing else.
#
#   make course   a fresh machine: environment, book, released labs, the sample class graded, and where to look
#   make test     everything that CI runs
#   make help     every verb

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

PYTHON ?= $(firstword $(foreach name,python3.11 python3.12 python3.13 python3,$(if $(shell command -v $(name)),$(name))))
BIN := .venv/bin
RUN := PATH="$(CURDIR)/$(BIN):$$PATH"
LABS := $(sort $(notdir $(wildcard assignments/source/*)))
# The one with a sample class.
LAB := lab3_three_layer_network
COURSE := _course
TRIAL := _build/trial-course

ENVIRONMENT := .venv/environment.stamp
BOOK := _build/html/book.stamp
RELEASES := $(LABS:%=$(COURSE)/release/%.zip)

library := $(shell find course_lib -type f -not -name '*.pyc' 2>/dev/null)
pages := _config.yml _toc.yml $(shell find book -type f -not -path '*/.*' -not -name '*.pyc' 2>/dev/null)
labs := $(shell find assignments -type f -not -path '*/.*' 2>/dev/null)
grader := nbgrader_config.py $(shell find autograder -name '*.py' 2>/dev/null)

.PHONY: help course test system environment lint test-library test-book test-pages test-grader test-labs test-course \
        book epub release grade audit mutants bench lock pairs clean

help:  ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

# ---------------------------------------------------------------------------------------------- the two commands

course: book release grade  ## environment, book, released labs, the sample class graded, and where to look
	@echo
	@echo "The book:          $(CURDIR)/_build/html/index.html   (open it in a browser; no network needed)"
	@echo "The students' labs: $(CURDIR)/$(COURSE)/release"
	@echo "The class report:  $(CURDIR)/$(COURSE)/report/$(LAB).html"
	@echo "Next: open the lab in JupyterLab:  $(BIN)/jupyter lab $(COURSE)/release/$(LAB)"

test: lint test-library test-grader test-labs test-book test-pages test-course  ## everything that CI runs
	@printf '\nAll green. Next: git push, or read CONTRIBUTING.md for what a change should bring.\n'

# ---------------------------------------------------------------------------------------------- what they need

system:  ## Chromium, bubblewrap and PostgreSQL from Debian's packages, where we may install them
	@missing=""; \
	command -v bwrap >/dev/null || missing="$$missing bubblewrap"; \
	command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null \
	  || missing="$$missing chromium"; \
	ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1 || command -v postgres >/dev/null || missing="$$missing postgresql"; \
	if [ -z "$$missing" ]; then exit 0; fi; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  echo "Installing$$missing"; apt-get update -qq; \
	  DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $$missing >/dev/null; \
	else \
	  case "$$missing" in *chromium*) echo "No Chromium: the browser tests will fail until you install it" \
	    "(Debian: sudo apt-get install chromium).";; esac; \
	  case "$$missing" in *postgresql*) echo "No PostgreSQL: one test of the grader will fail until you install it" \
	    "(Debian: sudo apt-get install postgresql).";; esac; \
	fi

environment: $(ENVIRONMENT)  ## .venv with every package of requirements.lock and our two, editable

$(ENVIRONMENT): requirements.lock pyproject.toml autograder/pyproject.toml
	@test -n "$(PYTHON)" || { echo "No Python found. Install Python 3.11, 3.12 or 3.13."; exit 1; }
	@$(PYTHON) -c 'import sys; v = sys.version_info[:2]; sys.exit(0 if (3, 11) <= v <= (3, 13) else \
	  f"Python 3.11 to 3.13 is needed, $(PYTHON) is {v[0]}.{v[1]}. Try: make PYTHON=python3.11 ...")'
	@$(MAKE) system
	@echo "Creating .venv with $(PYTHON) (a few minutes, once)"
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e . -e ./autograder
	@touch $@

lock:  ## pin every dependency anew in requirements.lock
	$(BIN)/python -m pip install --quiet pip-tools
	$(BIN)/python -c 'import tomllib; \
	  root, grader = (tomllib.load(open(f"{p}pyproject.toml", "rb"))["project"] for p in ("", "autograder/")); \
	  extras = sum((sum(p["optional-dependencies"].values(), []) for p in (root, grader)), []); \
	  print(*(d for d in root["dependencies"] + extras + grader["dependencies"] if d != root["name"]), sep="\n")' \
	  > .venv/requirements.in
	$(BIN)/pip-compile --quiet --upgrade --generate-hashes --no-emit-index-url --no-emit-find-links \
	  --no-emit-trusted-host --no-header --strip-extras --no-annotate --allow-unsafe \
	  --output-file .venv/requirements.lock .venv/requirements.in
	{ echo "# Every package that the course's machines install, by hash. Made by 'make lock'; do not edit."; \
	  cat .venv/requirements.lock; } > requirements.lock

# ---------------------------------------------------------------------------------------------- the course

book: $(BOOK)  ## build the book into _build/html, strictly, reusing what has not changed

$(BOOK): $(ENVIRONMENT) $(library) $(pages)
	@echo "Building the book"
	@$(RUN) jupyter-book build . -W -n --keep-going
	@touch $@

epub: $(ENVIRONMENT)  ## the book as one file for a reading device, in _build/epub
	@$(RUN) jupyter-book build . -W -n --keep-going --builder custom --custom-builder epub

release: $(RELEASES)  ## make the students' version of every lab, and prove that nothing leaks

$(COURSE)/release/%.zip: $(ENVIRONMENT) $(labs) $(grader)
	@$(RUN) autograder release $*

$(COURSE)/sample.stamp: $(COURSE)/release/$(LAB).zip
	@$(RUN) autograder sample-class $(LAB) --to $(COURSE)/inbox
	@$(RUN) autograder collect $(COURSE)/inbox $(LAB)
	@touch $@

grade: $(COURSE)/sample.stamp  ## grade the sample class; a second run grades only what has changed
	@$(RUN) autograder grade $(LAB) --expect assignments/sample_class/$(LAB)
	@$(RUN) autograder report $(LAB)

# ---------------------------------------------------------------------------------------------- the tests, cheap first

lint: $(ENVIRONMENT)  ## style and types
	@echo "Lint"
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

test-library: $(ENVIRONMENT)  ## the engine, the data, who may import whom, and that every dependency is locked
	@OPENBLAS_NUM_THREADS=1 $(RUN) pytest tests --ignore tests/autograder --ignore tests/hostile --ignore tests/labs --ignore tests/book -n 2

test-grader: $(ENVIRONMENT)  ## the room, the judge, the pipeline, and submissions that attack
	@$(RUN) pytest tests/autograder tests/hostile -n 2 --dist loadfile

test-labs: $(ENVIRONMENT)  ## the labs' checks against right and wrong answers, and a sample of them through the judge
	@OPENBLAS_NUM_THREADS=1 $(RUN) pytest tests/labs -n 2
	@$(RUN) autograder audit --sample 3

test-book: $(ENVIRONMENT)  ## a cold strict build, and every page in a browser without network
	@rm -rf _build
	@$(MAKE) book
	@$(RUN) pytest tests/book --ignore tests/book/test_speed.py -n 2 --dist loadgroup

test-pages: $(ENVIRONMENT)  ## the book's notebooks: equal to their pages, and giving the stored outputs
	@$(RUN) python book/extensions/pairs.py --check
	@$(RUN) pytest --nbval book -n 2 --dist loadfile

test-course: $(ENVIRONMENT)  ## the sample class in a course of its own, from an empty gradebook: every grade as expected
	@rm -rf $(TRIAL) && mkdir -p $(TRIAL) && cp -r assignments nbgrader_config.py $(TRIAL)
	@$(RUN) autograder release $(LAB) --course $(TRIAL)
	@$(RUN) autograder sample-class $(LAB) --to $(TRIAL)/inbox --course $(TRIAL)
	@$(RUN) autograder collect $(TRIAL)/inbox $(LAB) --course $(TRIAL)
	@$(RUN) autograder grade $(LAB) --expect assignments/sample_class/$(LAB) --course $(TRIAL)
	@$(RUN) autograder report $(LAB) --course $(TRIAL)

audit: $(ENVIRONMENT)  ## every right and wrong answer of every lab through the judge
	@$(RUN) autograder audit --all

mutants: $(ENVIRONMENT)  ## every small slip in every lab's solutions, each of which must cost a check
	@OPENBLAS_NUM_THREADS=1 $(RUN) python -m tests.labs.mutants

bench: $(ENVIRONMENT)  ## training beside scikit-learn and, where installed, PyTorch; grading beside nbgrader; how long a reader waits
	@$(RUN) python benchmarks/train_mnist.py
	@$(RUN) python -m benchmarks.grade
	@$(RUN) pytest tests/book/test_speed.py

pairs: $(ENVIRONMENT)  ## write the notebook beside each page anew
	@$(RUN) python book/extensions/pairs.py --write

clean:  ## remove what was built; the environment and the gradebook stay
	rm -rf _build .pytest_cache .mypy_cache .ruff_cache
