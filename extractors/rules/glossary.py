"""Terms that the document defines (名词解释, notes in its tables)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from extractors.forms import plain
from extractors.schema.disclosure import Disclosure
from extractors.schema.draft import CellRef, DraftTerm, Ref, SpanRef

_GLOSSARY = re.compile("名词|术语")
_TERM = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．:：]\s*)?(?P<name>[^。，；：:]{2,40}?)\s*(?:(?P<colon>[:：])|(?<=[\u4e00-\u9fff）”])[—－-]{2,}|[，,]?(?=是指|指(?!标|导|挥|定|数)|反映))\s*(?P<definition>(?:是?指|反映|是)?.{6,})$",
    re.DOTALL,
)
# …；公务接待费反映单位按规定开支的各类公务接待支出；…: what words of money mean, told in a clause of running text
_MONEY = "(?:费用?|经费|支出|收入|资金|基金|拨款|结转|结余|采购|补助|债券|缴款)(?:[（(][^（）()]{1,12}[)）])?"
_CLAUSE = re.compile(
    rf"(?:^|(?<=[。；：;])|[，,、](?=其中))\s*(?:其中[，,：:]?|[（(]?[\d一二三四五六七八九十]{{1,2}}[)）、.．])*\s*"
    rf"(?P<name>[“”\u4e00-\u9fff（）()]{{0,28}}{_MONEY}[”]?)[，,：:]?"
    r"(?P<definition>(?:主要)?(?:是?指(?!标|导|挥|定|数|出|向)|(?:主要)?反映(?!出|了|问题|情况)|(?P<holds>包括))[^；;。]{8,}。?)"
)
_NOTE = re.compile(r"^\s*(?:备注|注释|注|说明)\s*[:：]\s*")
_MANAGED = re.compile("^纳入[\u4e00-\u9fff]{2,14}管理的")


def draft(disclosure: Disclosure) -> Iterator[DraftTerm]:
    """One term a paragraph of the glossary, elsewhere only where the words 是指 or 指 stand; then those that clauses define."""
    for section in disclosure.sections:
        headed = any(_GLOSSARY.search(heading) for heading in section.heading)
        within = headed
        for paragraph in section.paragraphs:
            note = _NOTE.match(paragraph.text)
            found = _TERM.match(paragraph.text, note.end() if note else 0)
            known = ""
            if len(paragraph.text) < 20 and not found:
                # a heading without a number is a line like any other
                within = headed or bool(_GLOSSARY.search(paragraph.text))
            if found and (within or (found["colon"] and re.match("是?指|即", found["definition"]))):
                yield _term(found, _in_paragraph(paragraph.id))
                known = found["name"]
            glossed = bool(known or note or within)
            yield from _clauses(paragraph.text, known, _in_paragraph(paragraph.id), glossed=glossed)
    for table in disclosure.tables:
        for row in table.rows:
            for cell in row:
                if cell is not None and _NOTE.match(cell.text):
                    place = _in_cell(table.cell_id(cell.row, cell.column))
                    yield from _clauses(cell.text, "", place, glossed=True)


def _clauses(
    text: str, known: str, place: Callable[[int, int], Ref], *, glossed: bool
) -> Iterator[DraftTerm]:
    """The terms that clauses of a text define, besides one that is known."""
    clauses = list(_CLAUSE.finditer(text))
    for clause in clauses:
        # 会议费包括…: in running text that says what money went to; and 是指 alone what is meant there
        told = glossed or (not clause["holds"] and (len(clauses) > 1 or "反映" in clause["definition"]))
        if clause["holds"] and re.search(r"\d", clause["definition"]):
            continue
        if told and clause["name"] != known:
            yield _term(clause, place)


def _in_paragraph(paragraph: str) -> Callable[[int, int], Ref]:
    return lambda start, end: SpanRef(paragraph=paragraph, start=start, end=end)


def _in_cell(cell: str) -> Callable[[int, int], Ref]:
    return lambda start, end: CellRef(cell=cell, start=start, end=end)


def _term(found: re.Match[str], place: Callable[[int, int], Ref]) -> DraftTerm:
    name, (start, end) = _MANAGED.sub("", plain(found["name"])), found.span("definition")
    return DraftTerm(
        name=name[1:-1] if re.fullmatch("“[^“”]*”", name) else name, definition=place(start, end)
    )
