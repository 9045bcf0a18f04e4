"""A baseline may give up a case only with its reason: `python -m eval.run.guard` looks at the commit that last changed it.

Exit 1 when a case that was right, or better, was given up in a commit that says nothing in the CHANGELOG. Where there is
no history to look at, it says so and nothing is held against anyone.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from eval.run.baseline import Held, parse

ROOT = Path(__file__).parents[2]
_BASELINE, _REASONS = "eval/baseline.csv", "CHANGELOG.md"


def given_up(before: Mapping[str, Held], after: Mapping[str, Held]) -> list[str]:
    """The cases that a newer baseline holds lower than the older one did, or not at all."""
    lost: list[str] = []
    for id_, was in before.items():
        now = after.get(id_)
        if was.score is not None and (now is None or now.score is None or now.score < was.score):
            lost.append(id_)
    return lost


def judge(root: Path = ROOT) -> tuple[bool, str]:
    """Whether the last change of the baseline is in order, and why."""
    try:
        if _git(root, "status", "--porcelain", "--", _BASELINE):
            before, after = _git(root, "show", f"HEAD:{_BASELINE}"), (root / _BASELINE).read_text("utf-8")
            reasons = bool(_git(root, "status", "--porcelain", "--", _REASONS))
            where = "the working tree"
        else:
            commit = _git(root, "log", "-1", "--format=%H", "--", _BASELINE).strip()
            where = f"commit {commit[:12]}"
            before = _git(root, "show", f"{commit}^:{_BASELINE}")
            after = _git(root, "show", f"{commit}:{_BASELINE}")
            reasons = _REASONS in _git(root, "show", "--format=", "--name-only", commit).splitlines()
    except (OSError, subprocess.CalledProcessError):
        return True, "baseline: no earlier one to compare with"
    lost = given_up(parse(before, "earlier baseline"), parse(after, _BASELINE))
    if lost and not reasons:
        named = "\n".join(f"  {id_}" for id_ in lost[:20])
        return False, f"{where} gives up {len(lost)} cases and {_REASONS} does not say why:\n{named}"
    return True, f"baseline: {where} gives up {len(lost)} cases"


def _git(root: Path, *arguments: str) -> str:
    done = subprocess.run(  # noqa: S603  # fixed arguments
        ["git", *arguments],  # noqa: S607  # the git of whoever runs it
        cwd=root,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        timeout=60,
    )
    return done.stdout


def main() -> None:
    fine, words = judge()
    print(words)
    sys.exit(0 if fine else 1)


if __name__ == "__main__":
    main()
