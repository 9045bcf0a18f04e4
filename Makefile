# Two commands are all a newcomer needs: make demo, make test.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SAMPLE := eval/sample/qinghe-2020.pdf
QUESTION := 城乡医疗救助为什么增加？

.PHONY: demo test check sample clean

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
	$(BIN)/python -m pytest

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

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

clean:
	rm -rf $(VENV) .demo out
