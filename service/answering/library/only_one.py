"""Which lines of expenditure one document has and another has not (新增了哪一类, 哪些科目只有…才有)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.schema.draft import Kind
from service.answering.asked.question import Question
from service.answering.asked.scope import Scope
from service.answering.document.held import Held
from service.answering.printed.figure import Figure
from service.answering.reply import Found, Reply
from service.patterns import regex
from service.store import Document

_LINE = "(?:大类|类级?|款级?|项级?|功能)?(?:支出)?(?:功能)?(?:科目|大?类|款|项(?!目)|支出)"
_ONLY = (
    "(?:多出来?|多了|新增|增添|增列|加列|新添|添了|增设|新列|新设|新出现|冒出来?"
    "|没有|少了|缺了?|独有|特有|才有|取消|消失|不见|去掉)"
)
_ASKED = regex(
    f"{_ONLY}(?:过|了|的|是|有|一个|个)*(?:{_LINE}[,，]?(?:那)?(?:是|叫))?(?:哪|什么|啥)[些几一两]?[个种]?{_LINE}|(?:哪|什么|啥)[些几一两]?[个种]?{_LINE}[^,，。?？]{{0,16}}{_ONLY}"
    f"|(?:哪|什么|啥)[些几一两]?[^,，。?？]{{0,10}}{_LINE}(?:都|就|今年|后来)?{_ONLY}|{_LINE}[^,，。?？]{{0,12}}[,，]?又?{_ONLY}了?(?:哪|什么|啥)[些几一两]?[个种类]?"
)
_LEVELS = ((regex("项级|项(?!目)"), 7), (regex("款级|款(?!项)"), 5), (regex("类"), 3))
# 哪一类项目 and 这三项支出 say no level.
_OF_LINES = regex("[哪这那一两二三四五几][几些一]?[类项款]|[类项款]目|种类|分类|各[类项款]|款项|事项")
_KINDS = (Kind.EXPENDITURE, Kind.GENERAL_BY_FUNCTION, Kind.FISCAL_APPROPRIATION, Kind.RECEIPTS_EXPENDITURE)
_MOST = 8


def only_one(question: Question, held: Sequence[Held], reply: Reply) -> Found | None:
    """The lines that only one of two documents prints with an amount, from either side; None where this is not asked."""
    asked = _ASKED.search(question.plain)
    if asked is None or len(held) != 2:
        return None
    default = 7 if "科目" in asked.group() else 3
    places = (asked.group(), _OF_LINES.sub(" ", question.plain))
    digits = next((n for text in places for words, n in _LEVELS if words.search(text)), default)
    both = [lines(one, digits) for one in held]
    if not all(both):
        return None
    titles = [one.document.title for one in held]
    told = []
    # of two years what the later one has is told first
    for n in sorted((0, 1), key=lambda n: -(held[n].year or 0)):
        alone = [figure for code, figure in both[n].items() if code not in both[1 - n]]
        said = "；".join(f"{f.shown}为{reply.figure(held[n].document, f)}" for f in alone[:_MOST])
        more = f"等{len(alone)}项" if len(alone) > _MOST else ""
        told += [f"{titles[n]}：{said}{more}；{titles[1 - n]}没有。"] if alone else []
    return Found("".join(told) or f"{titles[0]}和{titles[1]}没有不同的科目。")


def with_year_before(asked: Question, scope: Scope, known: Sequence[Document]) -> Scope:
    """The documents of a question about what is new in the one that it names, with that of the year before."""
    if not scope.named or len(scope.documents) != 1 or _ASKED.search(asked.plain) is None:
        return scope
    own = scope.documents[0]
    alike = (own.department, own.level, own.stage)
    before = [
        d
        for d in known
        if (d.department, d.level, d.stage) == alike
        and own.fiscal_year is not None
        and d.fiscal_year == own.fiscal_year - 1
    ]
    return replace(scope, documents=(*before, own)) if len(before) == 1 else scope


def lines(held: Held, digits: int) -> dict[str, Figure]:
    """The lines of the functional classification at a level, by their codes; without those that are nought."""
    found: dict[str, Figure] = {}
    for kind in _KINDS:
        for figure in held.catalogue.figures:
            code = figure.code or ""
            if figure.kind is kind and len(code) == digits and figure.whole and code.startswith("2"):
                found.setdefault(code, figure)
        if found:
            break
    return {code: figure for code, figure in found.items() if figure.money.value}
