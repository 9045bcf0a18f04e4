"""What a table lists without an amount: columns that no row fills, rows that are blank beside rows that are not."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from extractors.schema.budget import Line, Statement
from extractors.schema.draft import Kind
from service.patterns import regex
from service.terms import key

# How rows are numbered and what leads over to parts.
_NUMBERED = regex(
    r"^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[)）]|\d{1,2}[、.．]|其中[：:]?|加[：:]|减[：:])+"
)
# Heads that say how an amount stands and none of what it is.
_NO_ITEM = regex(
    "(?:本年|上年|全年)?(?:小计|合计|总计|金额|数|备注|其他|项目|比|率|比例|预算数|决算数|执行数|栏次|行次)*|.*(?:上年|增减|比例|年初|决算数|预算数|栏次|行次|备注|%|％).*"
)
_FORMS = (Kind.PERFORMANCE, Kind.PROJECTS, Kind.PROCUREMENT, Kind.ASSETS, Kind.PERSONNEL)


def columns(statement: Statement) -> tuple[str, ...]:
    """The last heads of the columns that no row of a filled table has an amount in."""
    if statement.kind in _FORMS:
        return ()
    filled = {amount.column for line in statement.lines for amount in line.amounts}
    blank = [c.rpartition("/")[2] for c in statement.columns if c not in filled]
    return tuple(dict.fromkeys(name for name in blank if not _NO_ITEM.fullmatch(key(name)))) if filled else ()


def rows(statement: Statement) -> Iterator[Line]:
    """The rows of a filled table that have a name and no amount at all."""
    if statement.kind in _FORMS or not any(line.amounts for line in statement.lines):
        return
    for line in statement.lines:
        if not line.amounts and line.source is not None and len(named(line)) > 1:
            yield line


@lru_cache(maxsize=4096)
def _bare(name: str) -> str:
    return key(_NUMBERED.sub("", key(name)))


def named(line: Line) -> str:
    """What a row is called, without its number."""
    return _bare(line.name)
