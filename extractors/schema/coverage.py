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
    WITHHELD = "withheld"  # telephone numbers and other data of persons
    NOWHERE = "nowhere"


FATE_NAMES = {
    Fate.FACT: "数值",
    Fate.CODE: "编码",
    Fate.RANK: "序号",
    Fate.DATE: "日期",
    Fate.REFERENCE: "文号",
    Fate.NAME: "名称",
    Fate.WITHHELD: "个人信息",
}
_SHOWN = 3


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

    def words(self) -> str:
        """One line: how many numbers are what, and where the first of those stand that ended up nowhere."""
        kinds = "，".join(
            f"{name} {self.fates[fate]}" for fate, name in FATE_NAMES.items() if fate in self.fates
        )
        lost = [f"{_where(source)}“{source.text}”" for source in self.nowhere[:_SHOWN]]
        more = "等" if len(self.nowhere) > _SHOWN else ""
        rest = f"；{len(self.nowhere)} 个没有归入：{'、'.join(lost)}{more}" if lost else "；没有遗漏"
        return f"印出的数字 {self.printed} 个：{kinds}{rest}"


def _where(source: Source) -> str:
    return f"第{source.page}页" if source.page else f"第{source.line}行" if source.line else ""
