"""The README's outputs, made by running its commands, and the pages of rules and of ways to answer: `python -m eval.readme`
writes them anew.

A block of the README that begins with `<!-- run -->` shows one command behind `$` and what it prints. The commands run
in an empty folder that holds only the shipped sample.
"""

from __future__ import annotations

import ast
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from extractors.telling import homes, rules_in_words

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
RULES = ROOT / "docs" / "rules.md"
ANSWERING = ROOT / "docs" / "answering.md"

# A question's way through one document, in order.
_STEPS = (
    "preparation", "asked", "english", "respond", "course", "printed", "settled", "document", "trials",
    "ways", "kept", "reply", "proof", "refusal", "library", "conversation", "model",
)  # fmt: skip

_BLOCK = re.compile(
    r"(?P<head><!-- run -->\n```console\n\$ (?P<command>[^\n]+)\n)(?P<output>.*?)(?P<foot>```\n)", re.DOTALL
)
# Wide enough for the tables, narrow enough for a page.
ENVIRONMENT = {"COLUMNS": "100", "NO_COLOR": "1", "PYTHONUTF8": "1", "LANG": "C.UTF-8"}


def written(text: str, run: Callable[[str, Path], str] | None = None) -> str:
    """The README's text with the output of every command as it is today. `run` gives that of a command, run in a folder, where
    it is not to have a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        (here / "eval" / "sample").mkdir(parents=True)
        for sample in (ROOT / "eval" / "sample").glob("*.pdf"):
            (here / "eval" / "sample" / sample.name).write_bytes(sample.read_bytes())
        return _BLOCK.sub(lambda m: m["head"] + (run or output)(m["command"], here) + m["foot"], text)


def rules() -> str:
    """The page of all rules, family by family, from their docstrings."""
    lines = [
        "# Rules of the audit 核对规则",
        "",
        "A check has the name of its rule as its code. `python -m eval.readme` writes this page from the rules themselves.",
    ]
    family = ""
    for code, (chinese, english) in rules_in_words().items():
        module = sys.modules[homes()[code]]
        if module.__name__ != family:
            family = module.__name__
            about = " ".join((module.__doc__ or "").split("\n\n")[0].split())
            lines += [
                "",
                f"## `{code.partition('.')[0]}`",
                "",
                about,
                "",
                "| code | 规则 | rule |",
                "|---|---|---|",
            ]
        lines.append(f"| `{code}` | {chinese} | {english} |")
    return "\n".join(lines) + "\n"


def answering() -> str:
    """The page of how a question is answered: the steps, then every way to answer, each as its docstring says it."""
    home = ROOT / "service" / "answering"
    lines = [
        "# How a question is answered",
        "",
        "`python -m eval.readme` writes this page from the modules themselves. A question is put in plain words and taken",
        "apart; each part is linked with what the document prints, and one way after the other is asked, the surest first. A",
        "way says nothing where it is not sure. What it says has to pass the gates of `kept`; what is left is proved figure by",
        "figure and word by word.",
        "",
        "| step | what it does |",
        "|---|---|",
    ]
    for step in _STEPS:
        path = home / f"{step}.py" if (home / f"{step}.py").exists() else home / step / "__init__.py"
        lines.append(f"| `{step}` | {_first_words(path)} |")
    for package in sorted(path.parent for path in (home / "ways").glob("*/__init__.py")):
        lines += ["", f"## `ways/{package.name}`", "", _first_words(package / "__init__.py"), ""]
        lines += ["| module | what it tells |", "|---|---|"]
        modules = sorted(path for path in package.glob("*.py") if path.name != "__init__.py")
        lines += [f"| `{path.stem}` | {_first_words(path)} |" for path in modules]
    return "\n".join(lines) + "\n"


def _first_words(path: Path) -> str:
    """The first paragraph of a module's docstring."""
    said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return " ".join(said.split("\n\n")[0].split()).replace("|", "¦")


def output(command: str, folder: Path) -> str:
    """What a command prints that runs in a process of its own."""
    program, *arguments = shlex.split(command)
    if program == "mingzhang":
        line = [str(Path(sys.executable).parent / "mingzhang"), *arguments]
    elif program == "python":
        line = [sys.executable, *arguments]
    else:
        raise ValueError(f"the README runs mingzhang and python, not {program!r}")
    done = subprocess.run(  # noqa: S603  # the commands are the README's own
        line, cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, timeout=120, check=False
    )
    return tidy(done.stdout)


def tidy(printed: str) -> str:
    """What was printed, without blanks at the ends of lines and without blank lines around it."""
    return "\n".join(row.rstrip() for row in printed.splitlines()).strip("\n") + "\n"


def main() -> None:
    RULES.write_text(rules(), encoding="utf-8")
    ANSWERING.write_text(answering(), encoding="utf-8")
    README.write_text(written(README.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
