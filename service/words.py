"""Cuts a text into words with their parts of speech. The only home of the segmenter, whose dictionary is in its wheel."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from extractors.codes import every_name
from service.terms import key

if TYPE_CHECKING:
    from types import ModuleType

# Parts of speech (as ICTCLAS names them) whose words name something: nouns, verbs that are used as nouns, short forms, idioms,
# attributes, places, words of other alphabets.
_NAMING = ("n", "vn", "j", "l", "i", "b", "an", "eng", "g", "s")
_DOING = ("v", "a", "z")
# Words of the field that a general dictionary takes apart.
_TERMS = [
    "三公经费",
    "公务用车",
    "公用经费",
    "人员经费",
    "基本支出",
    "项目支出",
    "机关运行经费",
    "政府性基金",
    "政府采购",
    "国有资本经营",
    "一般公共预算",
    "财政拨款",
    "事业收入",
    "经营收入",
    "上年结转",
    "结转结余",
    "在职人员",
    "退休人员",
    "离休人员",
    "事业编制",
    "行政编制",
    "执法车",
    "满意度",
    "绩效目标",
    "公务接待费",
    "因公出国境费",
]
_LONGEST = 9


@dataclass(frozen=True, slots=True)
class Word:
    """A word and where it stands in its text.

    `names` says whether it names a thing, `does` whether it says what is done or how something is.
    """

    text: str
    start: int
    names: bool
    does: bool


@lru_cache(maxsize=2_000)
def words(text: str) -> tuple[Word, ...]:
    """The words of a text in order; punctuation is one too, and names nothing."""
    found = []
    start = 0
    for part, tag in _segmenter().tag(text):
        names = tag.startswith(_NAMING)
        found.append(Word(part, start, names, tag.startswith(_DOING) and not names))
        start += len(part)
    return tuple(found)


def starts(text: str) -> set[int]:
    """Where the words of a text begin, those too that longer words are made of (公共 and 卫生 in 公共卫生服务)."""
    found: set[int] = set()
    for word in words(text):
        found.add(word.start)
        for part in _segmenter().cut_for_search(word.text) if len(word.text) > 2 else ():
            if len(part) > 1:
                found.add(word.start + word.text.find(part))
    return found


@cache
def _segmenter() -> ModuleType:
    """With the names of the national classification, as questions are compared with them.

    Its dictionary is read on import, which a question that figures answer does without; of another one beside that of the
    module the reading would cost as much again.
    """
    import rjieba

    for name in {*_TERMS, *(name for name in map(key, every_name()) if len(name) <= _LONGEST)}:
        rjieba.add_word(name, 100, "n")
    return rjieba
