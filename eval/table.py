"""The figures of the committed baseline, as the README shows them: `python -m eval.table`."""

from __future__ import annotations

from eval.baseline import PATH, as_cases, read
from eval.report import terminal
from service.commands.console import output


def main() -> None:
    terminal.show(output(), as_cases(read(PATH)))


if __name__ == "__main__":
    main()
