"""Where every printed number of a document ended up: no number may vanish without a word."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from extractors.schema.source import Source


class Fate(StrEnum):
    """What became of a printed number."""

    FACT = "fact"  # a value of the budget
    CODE = "code"  # 科目编码, 项目编码
    RANK = "rank"  # 序号, 栏次, 页码, the number of a heading or table
    DATE = "date"
    REFERENCE = "reference"  # 文号, 条款
    NAME = "name"  # part of what something is called, or of a definition
    WITHHELD = "withheld"  # who filled in the form, and how to reach them
    NOWHERE = "nowhere"


class Coverage(BaseModel):
    """How many printed numbers there are, how many have which fate, and where those stand that ended up nowhere."""

    model_config = ConfigDict(frozen=True)

    printed: int = 0
    fates: Mapping[Fate, int] = {}
    nowhere: tuple[Source, ...] = ()

    @property
    def share(self) -> float:
        """The share of printed numbers that ended up somewhere; 1 for a document without any."""
        return 1 - self.fates.get(Fate.NOWHERE, 0) / self.printed if self.printed else 1.0
