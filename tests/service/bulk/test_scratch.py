"""OUT/.mingzhang: one run at a time, and nothing left of those that were killed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from service.bulk import scratch
from service.bulk.scratch import Occupied

HOLDER = """
import sys
from pathlib import Path
from service.bulk import scratch
with scratch.opened(Path(sys.argv[1]), resume=True):
    print("in", flush=True)
    sys.stdin.read()
"""


def leave(out: Path) -> None:
    """What a killed run leaves."""
    for name in ("making/a/budget.json", "pages/dd-1-auto/7.json", "pages/ee-1-auto/1.json"):
        file = out / scratch.NAME / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("{}")


def left(out: Path) -> list[str]:
    return sorted(path.name for path in out.rglob("*.json"))


def test_a_run_from_the_beginning_leaves_nothing_of_another(tmp_path: Path) -> None:
    leave(tmp_path)
    with scratch.opened(tmp_path, resume=False) as desk:
        assert left(tmp_path) == []
        desk.making.mkdir(parents=True)
    assert list(tmp_path.iterdir()) == []


def test_a_resumed_run_goes_on_with_the_pages_and_drops_what_no_run_needs(tmp_path: Path) -> None:
    leave(tmp_path)
    with scratch.opened(tmp_path, resume=True) as desk:
        assert left(tmp_path) == ["1.json", "7.json"]
        desk.prune({"dd"})
    assert left(tmp_path) == ["7.json"]
    with scratch.opened(tmp_path, resume=True) as desk:
        desk.prune(())
    assert list(tmp_path.iterdir()) == []


def test_a_second_run_is_refused_and_one_after_a_killed_run_is_not(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"in\n"
        with pytest.raises(Occupied, match="another run"), scratch.opened(tmp_path, resume=True):
            pass
        holder.kill()
    with scratch.opened(tmp_path, resume=True):
        pass


def test_what_is_elsewhere_is_never_cleaned_up(tmp_path: Path) -> None:
    out, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    (elsewhere / "making").mkdir(parents=True)
    (elsewhere / "making" / "theirs").write_text("dear")
    out.mkdir()
    (out / scratch.NAME).symlink_to(elsewhere)
    with pytest.raises(Occupied, match="remove it"), scratch.opened(out, resume=False):
        pass
    (out / scratch.NAME).unlink()
    (out / scratch.NAME).mkdir()
    (out / scratch.NAME / "making").symlink_to(elsewhere / "making")
    with scratch.opened(out, resume=False):
        pass
    assert (elsewhere / "making" / "theirs").exists()
