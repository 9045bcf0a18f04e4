"""What people call things that are bought or owned: by the end of the printed name, or by pieces of it and its last character
(排涝泵 for 应急排涝抽水泵)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from service.patterns import regex

# Words for one thing, each with the one that stands for all.
_ALIKE = (
    (regex("(?:笔记本|手提|便携式?)(?:型|式)?(?:电脑|计算机)|笔记本(?!电脑|计算机)"), "便携式计算机"),
    (regex("台式(?:微型)?(?:电脑|机(?!柜))|台式微型计算机"), "台式计算机"),
    (regex("电脑"), "计算机"),
    (regex("冲锋艇"), "冲锋舟"),
    (regex("公厕"), "厕所"),
    (regex("其它"), "其他"),
)
# The end of many names tells none of them; neither do words for what is done with all things.
_GENERAL = regex(
    "项目|专项|经费|资金|支出|收入|服务|管理|设备|设施|工程|系统|采购|购置|建设|用车|车辆|用房|资产|软件|器材|物资|材料|数量|金额|单价|费用?|专用|通用|其他|办公"
)
_FILLED = "用的"
_SHORTEST, _SHORT = 2, 3


# The rows of a table are held against every question.
@lru_cache(maxsize=4_096)
def alike(text: str) -> str:
    """The text with different words for one thing made one."""
    for said, meant in _ALIKE:
        text = said.sub(meant, text)
    return text


def called(name: str, text: str, names: Sequence[str]) -> tuple[int, int] | None:
    """Where a text calls the thing by a name that is no other's of these; None where it does not, or may mean another."""
    spans = [span for find in (_in_pieces, _ending) if (span := find(name, text)) is not None]
    if not spans:
        return None
    span = max(spans, key=lambda each: each[1] - each[0])
    said = text[slice(*span)]
    others = [other for other in names if other != name]
    whole = (0, len(said))
    if any(said in o or _ending(o, said) == whole or _in_pieces(o, said) == whole for o in others):
        return None
    return span


def _ending(name: str, text: str) -> tuple[int, int] | None:
    for n in range(1, len(name) - _SHORTEST + 1):
        said = name[n:]
        if said in text and len(_GENERAL.sub("", said)) >= _SHORTEST:
            at = text.find(said)
            return at, at + len(said)
    return None


def _in_pieces(name: str, text: str) -> tuple[int, int] | None:
    """The longest run of pieces of two characters or more of the name in their order, the last one its last character."""
    best: tuple[int, int] | None = None
    last = name[-1:]
    for end in (n for n, character in enumerate(text) if character == last):
        for start in range(max(0, end - len(name) - 2), end - 1):
            said = text[start : end + 1]
            if _made_of(name, said) and (best is None or end + 1 - start > best[1] - best[0]):
                best = (start, end + 1)
    if best is None or len(_GENERAL.sub("", text[slice(*best)])) < _SHORTEST or best[1] - best[0] < _SHORT:
        return None
    return best


def _made_of(name: str, said: str) -> bool:
    """Whether what is said is pieces of a name in order and its last character, 用 and 的 between them."""
    at, n, first = 0, 0, True
    while n < len(said):
        size = next((s for s in range(len(said) - n, 1, -1) if name.find(said[n : n + s], at) >= 0), 0)
        if size:
            at, n, first = name.find(said[n : n + size], at) + size, n + size, False
        elif first:
            return False
        elif n == len(said) - 1:
            return at < len(name)
        elif said[n] in _FILLED:
            n += 1
        else:
            return False
    return at == len(name)
