"""The table libraries that take part, by name, and what has to be installed for each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec

from eval.peers import find_tables, pdfplumber
from eval.peers.grid import PeerGrid


@dataclass(frozen=True)
class TableReader:
    """`grids` gives the tables of a PDF, `package` is what it imports."""

    name: str
    package: str
    grids: Callable[[bytes], list[PeerGrid]]

    @property
    def missing(self) -> str:
        """Why it cannot take part and what to do; empty where it can."""
        if find_spec(self.package) is not None:
            return ""
        return f"{self.package} is not installed: pip install 'mingzhang[bench]'"


TABLE_READERS = (
    TableReader("pdfplumber", "pdfplumber", pdfplumber.grids),
    TableReader("find_tables", "pymupdf", find_tables.grids),
)
