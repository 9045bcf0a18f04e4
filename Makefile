# Two commands are all a newcomer needs: make demo, make test.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SAMPLE := eval/sample/qinghe-2020.pdf
# compared with only: the project itself stays below 2
APART := pymupdf==2.0
QUESTION := 城乡医疗救助为什么增加？

.PHONY: demo test check eval short bench soak sample clean

demo: $(VENV)/.core
	@$(BIN)/mingzhang extract $(SAMPLE) -o .demo/out
	@echo
	@$(BIN)/mingzhang check $(SAMPLE)
	@$(BIN)/mingzhang add $(SAMPLE) --library .demo
	@echo
	@$(BIN)/mingzhang ask "$(QUESTION)" --library .demo
	@echo
	@echo "打开网页：$(BIN)/mingzhang serve --library .demo，然后访问 http://127.0.0.1:8000/"

test: $(VENV)/.dev
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# which cases flipped since the baseline; SUITE= one suite, EVAL=--update-baseline writes the baseline anew
eval: $(VENV)/.bench
	$(BIN)/mingzhang eval $(SUITE) --baseline eval/baseline.csv $(EVAL)

# the same in less than a minute, and what the baseline gave up
short: $(VENV)/.dev
	$(BIN)/python -m eval.run.guard
	$(BIN)/mingzhang eval short --baseline eval/baseline.csv

# beside others on the same pages; FILES="a.pdf b.pdf" measures these
bench: $(VENV)/.bench
	$(BIN)/python -m eval.bench $(FILES)

# 300 mixed files, processes killed at random, the same results as without faults; a quarter of an hour
soak: $(VENV)/.dev
	$(BIN)/python -m eval.bench.soak $(SOAK)

# draws the shipped sample again from its figures
sample: $(VENV)/.dev
	$(BIN)/python -m eval.sample

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.core: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.dev: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable ".[dev]"
	@touch $@ $(VENV)/.core

$(VENV)/.bench: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable ".[bench,eval]"
	$(BIN)/python -m pip install --quiet --no-deps --upgrade --target $(VENV)/peers $(APART)
	@touch $@ $(VENV)/.core

clean:
	rm -rf $(VENV) .demo out
