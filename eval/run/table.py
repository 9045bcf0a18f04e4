"""The figures of the committed baseline, as the README shows them: `python -m eval.run.table`."""

from __future__ import annotations

from eval.report import terminal
from eval.run.baseline import PATH, as_cases, read
from service.commands.console import output


def main() -> None:
    terminal.show(output(), as_cases(read(PATH)))


if __name__ == "__main__":
    main()
