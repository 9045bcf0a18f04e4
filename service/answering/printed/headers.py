"""The header path over a column: what of it tells what the column is of, and which columns no other is like."""

from __future__ import annotations

from functools import lru_cache

from extractors.schema.budget import Statement
from service.lexicon.names import TOTALS
from service.patterns import regex
from service.terms import key, plain

_YEAR = regex(r"(?:19|20)\d{2}年?")
# A column under one of several of these has the money of that one only.
_FUND = regex("一般公共预算|政府性基金|国有资本|财政专户|单位资金|事业收入|其他资金|自有资金")
# Heads of columns that say by what a table is ordered.
_LISTS = regex("科目|分类|资金性质|^(?:收入|支出)?项目$")
LEADING_YEAR = regex(r"^((?:19|20)\d{2})年?(?:度)?")
_BRACKETED = regex(r"[（(][^（()）]*[)）]")


@lru_cache(maxsize=20_000)
def header(
    column: str, side: str
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[int, ...], tuple[str, ...]]:
    """Of a header path its parts but for years, those that tell what the column is of, the years, and the parts' keys."""
    parts = tuple(part for part in column.split("/") if part and not _YEAR.fullmatch(plain(part)))
    # 支出/决算数: a side that stands over others narrows none of them
    telling = tuple(p for p in parts if _tells(p, side) and (p not in ("收入", "支出") or p is parts[-1]))
    return parts, telling, tuple(int(y[:4]) for y in _YEAR.findall(plain(column))), tuple(map(key, parts))


def _tells(part: str, side: str) -> bool:
    """Whether a part of a header path narrows what the column is of."""
    bare = LEADING_YEAR.sub("", plain(_BRACKETED.sub("", part)))
    return not (TOTALS.fullmatch(bare) or bare == plain(side) or _LISTS.search(bare))


def only(column: str, statement: Statement) -> bool:
    """Whether no other column of the same year ends in the same words, and none is of another fund than this one."""
    leaf, years = key(column.rpartition("/")[2]), _YEAR.findall(plain(column))
    funds = {found.group() for c in statement.columns if (found := _FUND.match(key(c)))}
    if (own := _FUND.match(key(column))) is not None and funds - {own.group()}:
        return False
    same = [
        c for c in statement.columns if key(c.rpartition("/")[2]) == leaf and _YEAR.findall(plain(c)) == years
    ]
    return len(same) == 1
