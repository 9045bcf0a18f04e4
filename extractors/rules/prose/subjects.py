"""What the numbers of a paragraph are of where the words before them name nothing: what a heading says, above the
paragraph or in its line, or what the sentence began with."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property

from extractors.rules.prose import classification, comparison, names
from extractors.rules.prose.amounts import Token
from extractors.rules.prose.codes import Codes
from extractors.rules.prose.flat import FLAT
from extractors.rules.prose.items import Outline

_PROJECT = re.compile(r"\s*(?:[（(]?\d{1,2}[)）、.．]\s*)?(?P<project>“[^“”。]{2,40}”项目)")
# … 2.公务接待费。2024年决算数…; 行政运行（2050101）：2024年预算数…: a heading amid the text, behind a number of its own or
# before a colon
_AMID = re.compile(
    r"(?<=[。；：\n])\s*(?:(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．])+\s*(?P<counted>[^。：:，,；\d]{2,60}(?:[（(]\d{5,7}[)）])?)[。：:]"
    r"|(?P<named>[^。：:，,；\d]{2,40}(?:[（(]\d{5,7}[)）])?)[：:])(?=.)"
)
# 行政运行（2050101）：…; 3．学前教育（2050201）。年初预算为…
_CODED = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]\s*)?(?P<head>[^。：:，,；\d]{2,40}[（(]\d{5,7}[)）])[：:。]"
)
_BORNE = re.compile("每年|由|按")
# 减少较多的有：大桥引道工程已于上年完工，减少60.00万元；…: in a list of changes each part begins with what it is of
_LISTS = re.compile("(?:的有|其中|如下|包括|方面|分别是|主要是|变动)[:：]")
_PART = re.compile(r"[；：:。\n]")
_OF_PART = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．是])?\s*(?P<name>[\u4e00-\u9fff“”（）A-Za-z\d—\-]{4,30}?)"
    r"(?:已于|已|为(?:新增|一次性|上年|本年|当年)|系(?!统|列|数)|属(?!地)|因(?!公)|由于|受|按计划|根据|由|于(?=20|上年|本年|当年)|上年|本年)[^；。：]*?，"
)
# 接待费支出决算比预算无变化，比上年(增加2万元): what has not changed against one base changes against another
_UNMOVED = rf"{comparison.MADE}[^，。；：\d]{{0,4}}?(?:{FLAT.pattern})"
_ELSE_UNMOVED = re.compile(
    rf"(?:^|[，。；：])\s*(?:其中[，：]?)?(?P<name>[^，。；：\d]{{2,40}}?){_UNMOVED}(?:，\s*{_UNMOVED})*，\s*$"
)
_UNMOVED_WITHIN = 200
# 整修水窖30口，每口补助0.20万元，计6.00万元: what a sentence begins to count and sums up at its end
_COUNTED = re.compile(
    r"\s*(?:(?:其中|本年|全年|当年)[：:，,]?)?(?P<name>[\u4e00-\u9fff“”（）—\-]{4,24}?)共?\d[\d.,]*(?![\d.,]|\s*(?:[年月日%％]|[万亿]?元))"
    r"[^；。\n]*[，,]\s*(?:共计|合计|总计|计)(?:投入|支出|补助|安排|支付|兑付)?(?:资金|经费)?\s*$"
)
# A name and its code, both empty where nothing is named.
Named = tuple[str, str]


class Subjects:
    """The names that a paragraph gives to numbers without one."""

    def __init__(self, outline: Outline, codes: Codes, department: str, heading: str) -> None:
        self.text = outline.text
        self.outline = outline
        self.codes = codes
        self.department = department
        self.heading = heading
        self.first = self._first()

    @cached_property
    def _amid(self) -> list[tuple[int, Named]]:
        heads = ((f.start(), self._of_head(f["counted"] or f["named"])) for f in _AMID.finditer(self.text))
        return [(at, named) for at, named in heads if named[0]]

    def about(self) -> str:
        """What the paragraph as a whole is about."""
        return self.first[0] or self._of_head(self.heading)[0]

    def lead(self, token: Token) -> Named:
        """What a number without a name is of, before any other: what the paragraph is about, what its sentence began
        with, or what its heading names."""
        if self.outline.start(token.start) == 0 and self.first[0]:
            return self.first
        named = self._words(token) or self._project(self.outline.start(token.start))
        if named or self.first[0]:
            return (named, "") if named else self.first
        return self._of_head(self.heading)

    def of_part(self, token: Token, since: int) -> str:
        """What the part of a list of changes begins with that tells a change in a clause of its own; empty outside such lists,
        and where the part has told a number before. `since` is where the last number before ends."""
        part = max((found.end() for found in _PART.finditer(self.text, 0, token.start)), default=0)
        listed = _LISTS.search(self.text, self.outline.before(self.outline.start(part)), part)
        if since > part or listed is None:
            return ""
        found = _OF_PART.match(self.text, part, token.start)
        name = names.item_of(found["name"], self.department) if found else ""
        return "" if names.BARE.fullmatch(name) else name

    def counted(self, token: Token, since: int) -> str:
        """What a sentence begins to count whose sum a number is; empty where an amount before, which ends at `since`, is of
        the same sentence and may be what is summed up."""
        start = self.outline.start(token.start)
        found = _COUNTED.match(self.text, start, token.start) if since <= start else None
        name = names.item_of(found["name"], self.department) if found else ""
        return "" if names.BARE.fullmatch(name) else name

    def amid(self, since: int, at: int) -> Named:
        """What the last heading between two places names, or the project that the sentence before is about; what the clause
        before says that it has not changed."""
        if unmoved := self._unmoved(at):
            return unmoved, ""
        before = bisect_left(self._amid, (at, ("", "")))
        if before and self._amid[before - 1][0] >= since:
            return self._amid[before - 1][1]
        start = self.outline.start(at)
        return (self._project(start) if since <= self.outline.before(start) else ""), ""

    def _unmoved(self, at: int) -> str:
        """What the clauses right before one say of that it has not changed, against another base."""
        begun = max(self.outline.start(at), at - _UNMOVED_WITHIN)
        clause = max((self.text.rfind(mark, begun, at) for mark in "，："), default=-1) + 1
        found = _ELSE_UNMOVED.search(self.text[begun:clause]) if clause > begun else None
        name = names.item_of(found["name"], self.department) if found else ""
        return "" if names.BARE.fullmatch(name) else name

    def _first(self) -> Named:
        """The item that a paragraph names before any amount: 1、卫生健康支出（类）…（项）。年初预算为…"""
        first = self.text.split("。")[0][:120]
        path = classification.classified(first)
        if path:
            return path[-1], self.codes.find(path) or classification.code_of(first)
        if coded := _CODED.match(self.text):
            return self._of_head(coded["head"])
        return names.label_of(self.text) or names.run_in(self.text, self.department), ""

    def _of_head(self, head: str) -> Named:
        """The item that a heading names, by 类, 款 and 项, by its code, or by words of money."""
        if path := classification.classified(head):
            return path[-1], self.codes.find(path)
        code = classification.code_of(head)
        name = names.item_of(head, self.department) if code else ""
        return (name, code) if name else (names.of_heading(head, self.department), "")

    def _project(self, start: int) -> str:
        """The project that the sentence before one began with (“学生资助”项目得分96.5分。全年预算数为860.00万元)."""
        found = _PROJECT.match(self.text, self.outline.before(start)) if start else None
        return found.group("project") if found else ""

    def _words(self, token: Token) -> str:
        """The name that the sentence began with, before its first number (公务接待24批次，支出2.05万元)."""
        start = self.outline.start(token.start)
        begun = self.text[start : token.clause]
        words = re.split(r"[\d，,。；：:（(]", re.sub(r"^[\d年度、.．（()）\s，,]+", "", begun))[0]
        # 学生资助经费每年由中央和地方按8:2分担，安排…: who bears it and how is no part of the name
        name = names.item_of(words, self.department) or names.of_heading(
            _BORNE.split(words)[0], self.department
        )
        return "" if names.BARE.fullmatch(name) else name
