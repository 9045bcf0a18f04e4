"""OUT/.mingzhang/: what a run of `extract` needs while it lasts, and the lock that keeps a second run out of OUT.

making/NAME/    a result before it is complete; nothing of it outlives the next run
pages/…         the journals of documents at work; the next run with --resume goes on from them
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Container, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows has none
    fcntl = None  # type: ignore[assignment]

NAME = ".mingzhang"


class Occupied(Exception):
    """OUT cannot be worked in. The message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Scratch:
    """The folders in OUT/.mingzhang."""

    folder: Path

    @property
    def making(self) -> Path:
        return self.folder / "making"

    @property
    def pages(self) -> Path:
        return self.folder / "pages"

    def prune(self, unfinished: Container[str]) -> None:
        """Drops the journals of all documents but these (sha256): no run goes on with them."""
        with suppress(FileNotFoundError):
            for journal in self.pages.iterdir():
                if journal.name.partition("-")[0] not in unfinished:
                    _clear(journal)


@contextmanager
def opened(out: Path, *, resume: bool) -> Iterator[Scratch]:
    """The scratch of a run in `out`, without what another run left; with `resume` its pages stay. Raises Occupied."""
    scratch = Scratch(out / NAME)
    with _alone_in(out):
        if scratch.folder.is_symlink() or (scratch.folder.exists() and not scratch.folder.is_dir()):
            # to clean up there would be to delete what is elsewhere
            raise Occupied(
                f"expected {scratch.folder} to be a folder of ours, found another thing; remove it"
            )
        _clear(scratch.making)
        if not resume:
            _clear(scratch.pages)
        try:
            yield scratch
        finally:
            _clear(scratch.making)
            for folder in (scratch.pages, scratch.folder):
                # where there are journals still, a document stands half read
                with suppress(OSError):
                    folder.rmdir()


def _clear(folder: Path) -> None:
    if folder.is_symlink():
        folder.unlink()
    shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Holds the lock of a folder, which the system takes back however this process ends."""
    if fcntl is None:
        yield
        return
    held = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Occupied(
                f"another run is writing into {folder}; wait for it to end, or name another folder"
            ) from error
        except OSError:
            # some network disks lock no folders: there nothing can be promised
            pass
        yield
    finally:
        os.close(held)
