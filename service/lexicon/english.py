"""English names of what disclosures print, of bodies and of units, and the English words that only ask."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

from service.patterns import regex
from service.terms import key

Stems = tuple[str, ...]

_WORD = regex(r"[a-z&]+")
# British and American spellings made one, as far as words of the field differ.
_SPELT = (
    (regex("is(?=ation|ed$|e$|ing$)"), "iz"),
    (regex("programme"), "program"),
    (regex("centre"), "center"),
    (regex("labour"), "labor"),
    (regex("licence"), "license"),
    (regex("defence"), "defense"),
    (regex("neighbour"), "neighbor"),
    (regex("enrol(?!l)"), "enroll"),
)
# What is left of a word without its ending is a word only if it has so many letters.
_ROOT = 3
# These are things only in the plural.
_PLURAL = {"goods", "works", "buildings"}
# A piece of a pattern under its name.
_PIECE = regex(r"(\w+) = (.+)")
# English words with the Chinese name of the same thing in brackets behind them, and what may stand before such words.
_BRACKETED = regex("([A-Za-z][A-Za-z '’&-]*?) ?[（(]([一-鿿“”、（）()]{2,40}?)[）)](?!的)")
_LEADS = regex(
    r"\b(?:on|in|or|than|between|the|an?|did|does|do|was|were|is|are|has|have|had|that|which|how|why|what|from|with|under|against|its|their|"
    r"been|budgeted|allocated|spent|planned|provided|going|goes|went)\b",
    re.IGNORECASE,
)
_LONGEST_NAME = 9
# Words of budgets before those of any kind.
_WORDS = ("items.csv", "words.csv", "work.csv", "daily.csv")
# Wordings before the frames that are told in them.
_WORDINGS = ("wordings.txt", "frames.txt")
_SIBILANT = regex("(?:ss|sh|ch|x|zz)es$")


@lru_cache(maxsize=8_000)
def stem(word: str) -> str:
    """A word in the singular and in one spelling: `programmes` → `program`, `subsidies` → `subsidy`."""
    if word in _PLURAL:
        return word
    if len(word) > 4 and word.endswith("ies"):
        word = word[:-3] + "y"
    elif _SIBILANT.search(word):
        word = word[:-2]
    elif len(word) > 2 and word.endswith("s") and (word[-2] not in "sui" or word.endswith("eaus")):
        word = word[:-1]
    for written, meant in _SPELT:
        word = written.sub(meant, word)
    return word


def bases(word: str) -> Iterator[str]:
    """What a verb in `-ing` or `-ed` may come from: `moving` → `move`, `mov`; `planned` → `planne`, `plan`, `plann`."""
    for ending in ("ing", "ed"):
        root = word.removesuffix(ending)
        if root == word or len(root) < _ROOT:
            continue
        yield root + "e"
        if root[-1] == root[-2]:
            yield root[:-1]
        yield root


def stems(text: str) -> Stems:
    """The words of an English text, each as `stem` gives it; hyphens part words, apostrophes do not."""
    plain = re.sub(r"['’]s\b|s['’](?=\s|$)", "", text.lower()).replace("'", "").replace("’", "")
    return tuple(stem(word) for word in _WORD.findall(plain))


def _text(name: str) -> str:
    return files("service.lexicon").joinpath("words", name).read_text("utf-8")


def _rows(name: str) -> Iterator[tuple[list[str], list[str]]]:
    for row in csv.DictReader(_text(name).splitlines()):
        yield row["english"].split("/"), row["chinese"].split()


@lru_cache(maxsize=1)
def names() -> dict[Stems, tuple[str, ...]]:
    """What English words may mean, the likeliest first: items of budgets before words of any kind."""
    found: dict[Stems, tuple[str, ...]] = {}
    for name in _WORDS:
        for english, chinese in _rows(name):
            for written in english:
                meant = found.get(stems(written), ())
                found[stems(written)] = tuple(dict.fromkeys((*meant, *chinese)))
    return found


@lru_cache(maxsize=1)
def glosses() -> dict[str, str]:
    """The English name of each item that has one, by its Chinese name."""
    found: dict[str, str] = {}
    for english, chinese in _rows("items.csv"):
        for name in chinese:
            found.setdefault(name, english[0])
    return found


@lru_cache(maxsize=1)
def in_words() -> dict[str, str]:
    """The English for Chinese words as reasons are printed in them: verbs, particles and names of things."""
    found = {row["chinese"]: row["english"] for row in csv.DictReader(_text("reasons.csv").splitlines())}
    rows = [row for name in _WORDS for row in _rows(name)]
    for english, chinese in rows:
        found.setdefault(chinese[0], english[0])
    for english, chinese in rows:
        for name in chinese[1:]:
            found.setdefault(name, english[0])
    return found


@lru_cache(maxsize=64)
def called_in(question: str) -> dict[str, str]:
    """What an English question itself calls the items whose Chinese names it puts in brackets, by the keys of those."""
    found: dict[str, str] = {}
    for before, chinese in _BRACKETED.findall(question):
        words = _LEADS.split(before)[-1].strip(" '-")
        if words and len(words.split()) <= _LONGEST_NAME:
            found.setdefault(key(chinese), words)
    return found


@lru_cache(maxsize=1)
def readings() -> dict[str, frozenset[str]]:
    """The characters of each syllable as Chinese names are romanised, without tones."""
    rows = csv.DictReader(_text("readings.csv").splitlines())
    return {row["reading"]: frozenset(row["characters"]) for row in rows}


@lru_cache(maxsize=1)
def wordings() -> tuple[tuple[re.Pattern[str], str], ...]:
    """How English is said in everyday words, as patterns over small letters, and the plain words for each; in their order."""
    pieces: dict[str, str] = {}
    found: list[tuple[re.Pattern[str], str]] = []
    for line in "\n".join(map(_text, _WORDINGS)).replace("\n+", "").splitlines():
        named = _PIECE.match(line)
        if named is not None and " => " not in line:
            pieces[named[1]] = _filled(named[2], pieces)
        elif " => " in line:
            said, _, plain = line.partition(" => ")
            found.append((re.compile(_filled(said, pieces)), plain))
    return tuple(found)


def _filled(said: str, pieces: dict[str, str]) -> str:
    return re.sub(r"<(\w+)>", lambda name: pieces[name[1]], said)


# What a body is for as English says it, and pieces of Chinese names any of which says the same.
BODY_FIELDS: dict[Stems, tuple[str, ...]] = {
    stems(written): tuple(chinese) for english, chinese in _rows("bodies.csv") for written in english
}
# The kind of body; one without a Chinese name says no more than that a body is meant.
BODY_KINDS: dict[str, str] = {
    kind: "".join(chinese) for english, chinese in _rows("kinds.csv") for kind in english
}
# Where a body is: these stand between a place's name and what the body is for.
PLACES = frozenset(_text("places.txt").split())
# The unit in which each is counted; the first that is part of what is counted.
COUNTED_IN: tuple[tuple[str, str], ...] = tuple(
    (part, unit)
    for unit, parts in (
        ("所", "学校 福利院 敬老院 养老院 幼儿园"),
        ("栋", "楼"),
        ("台", "无人机 机器人"),
        ("艘", "冲锋舟 船"),
        ("卷", "卷"),
        ("批次", "公务接待"),
        ("辆", "公务用车 用车 车辆 货车 客车 出租车 校车"),
        ("人", "人员 编制 人数 职工 员 教师 学生 法官 对象 干部 人"),
        ("户", "户"),
        ("台", "设备"),
        ("次", "培训 次 会议"),
        ("件", "案件"),
        ("亩", "面积"),
        ("个", "村"),
        ("家", "医院 企业"),
        ("公里", "公里 里程"),
    )
    for part in parts.split()
)
ENGLISH_SILENT = frozenset(stem(word) for word in _text("silent.txt").split())
