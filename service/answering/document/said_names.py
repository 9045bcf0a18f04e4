"""The names that a question has exactly as the document prints them, and which of them an answer does not tell.

Who says a name as it is printed means what it is of: an answer that has it nowhere, neither in its own words nor where it is
cited from, is an answer to something else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from service.answering.document.held import Held
from service.answering.printed.general_spending import CALLED, GENERAL
from service.answering.printed.item_names import names_of
from service.lexicon.contrasts import CONTRASTS
from service.lexicon.names import CONCEPTS
from service.patterns import regex
from service.terms import covered, key

# Whole kinds of money, and what every place has that tells of them.
_KINDS = (
    ("三公经费", "三公"), ("项目支出", "项目"), ("基本支出", "基本支出|人员|公用|工资"), ("机关运行经费", "运行|公用经费"),
    ("人员经费", "人员|工资"), ("公用经费", "公用|商品和服务"), ("政府性基金", "基金"), ("国有资本经营", "国有资本"),
    ("政府采购", "采购"),
)  # fmt: skip
# What tables call otherwise as often (日常公用支出).
_OF_BASIC = ("人员经费", "公用经费")
# What a question is asked inside of, and not about (公用经费里工会经费).
_INSIDE = regex("(?:当中|其中|中|里|内|以内)(?!心)|(?:[两三几][栏列项])?(?:之和|相加|加起来|的和)")
# What is left when it is taken away (不是财政拨款的).
_DENIED = regex("(?:不[是含属算]于?|非|除[了去]?|扣[掉除]|减[去掉]|以外|之外)[^，,。的]{0,8}$")
_A_BODY = regex("(?:局|委|办|院|校|中心|站|所|馆|队|场|学|公司|社|团|处|会|园|宫|台|库|厅|部|室|本级|机关)$")
_OF_CLASS = regex("(?<![第前哪这那几])[一二三四五六甲乙丙](?:类|级|等|档)[一-鿿]{2}")
# What is left at the end of a year, and what a year begins with; and how places tell either.
_BALANCE = "的?(?:一般公共预算|政府性基金|国有资本经营)?(?:预算)?非?(?:财政拨款)?结[转余]"
_END, _START = "(?:年[末底终]|期末|下年)", "(?:[年期]初|[上去前]年)"
_BALANCES = tuple(
    (regex(f"{when}{_BALANCE}"), regex(rf"{when}\D{{0,12}}结[转余]|结[转余]\D{{0,6}}{when}{bare}"))
    # what is merely called carried over was carried over into the year
    for when, bare in ((_END, ""), (_START, "|(?<!年末)(?<!年末财政拨款)结转(?!下年)"))
)
_APART = regex(r"[|，。；;、:：“”\s]")


def said_names(text: str, held: Held) -> tuple[str, ...]:
    """The longest printed names at each place of a text, without the department's own and what the question is inside of."""
    own, names = key(held.document.department), held.names
    # what is spent of the general budget has many names
    text = CALLED.sub(lambda called: GENERAL if called.group() == GENERAL else "|", text)
    found: list[str] = []
    at = 0
    while at < len(text) - 1:
        name = next((n for n in names.get(text[at : at + 2], ()) if text.startswith(n, at)), "")
        at += len(name) or 1
        aside = _INSIDE.match(text, at) or _DENIED.search(text, 0, at - len(name))
        if name and name not in own and not aside:
            found.append(name)
    return tuple(dict.fromkeys(found))


def class_untold(text: str, told: str, held: Held) -> bool:
    """Whether a text names one class of things (一类学校), as the document prints it, that what is told of all does not name."""
    classes = [m.group() for m in _OF_CLASS.finditer(text) if m.group() in held.catalogue.said]
    return any(name not in key(told) for name in classes)


def kinds_untold(text: str, evidence: str) -> bool:
    """Whether a text names a whole kind of money (三公经费) of which the evidence has no word."""
    told = key(evidence)
    asked = (
        words.split("|")
        for kind, words in _KINDS
        if (at := text.find(kind)) >= 0
        and _INSIDE.match(text, at + len(kind)) is None
        and _DENIED.search(text, 0, at) is None
    )
    return any(not any(word in told for word in words) for words in asked)


def balance_untold(text: str, evidence: str) -> bool:
    """Whether a text asks what is left at the end of the year, or what the year began with, and the evidence tells neither or
    only the other."""
    asked = [told for said, told in _BALANCES if said.search(text)]
    return len(asked) == 1 and asked[0].search(key(evidence)) is None


def contrary(text: str, evidence: str) -> bool:
    """Whether of words of which a name has one or another (职工, 居民) the evidence has only others than the text."""
    told = key(evidence)
    for words in CONTRASTS:
        asked = [word for word in words if word in text]
        # what is asked of 服务类 is told of 服务
        same = any(word.removesuffix("类") in told for word in asked)
        if asked and not same and any(word in told for word in words):
            return True
    return False


def one_of_another(text: str, names: Sequence[str]) -> list[tuple[str, str]]:
    """The pairs of names of which the text asks the second of the first (青岭苗圃场的｜经营收入): one row and one column."""
    return [
        (first, second)
        for first in names
        for second in names
        if first != second and f"{first}的{second}" in text
    ]


def untold(names: Iterable[str], evidence: str) -> list[str]:
    """The names that the evidence, parted by `|`, has neither in full nor shortened as a body's is (罗浔局)."""
    told = key(evidence)
    left = [name for name in names if not _told(name, told)]
    pieces = [key(piece) for piece in _APART.split(evidence)] if left else []
    return [name for name in left if not (_A_BODY.search(name) and _shortens(name, pieces))]


def _told(name: str, told: str) -> bool:
    called = (printed for meant, _, printed in CONCEPTS if meant == name and meant in _OF_BASIC)
    return (
        any(each in told for each in names_of(name))
        or all(covered(name, told))
        or any(printed.search(told) for printed in called)
    )


def _shortens(name: str, pieces: Sequence[str]) -> bool:
    """Whether all characters of a name stand in one of the pieces in their order."""
    for piece in pieces:
        rest = iter(piece)
        if all(character in rest for character in name):
            return True
    return False
