"""An amount spread over a number that the document prints: per head, per case, per mu (人均, 每件, 每亩)."""

from __future__ import annotations

import re
from decimal import Decimal

from extractors.schema.money import YUAN_PER_UNIT
from service.answering.calculate import Operand
from service.answering.catalogue import concept
from service.answering.compute import figure_of, told
from service.answering.held import Held
from service.answering.linking import Links
from service.answering.quantities import Counted, counted
from service.answering.question import Question, in_digits
from service.answering.reply import Found, Reply
from service.terms import coverage, key

_GIVEN = re.compile(
    r"(\d+(?:\.\d+)?|[一二两三四五六七八九十百]+)(万|千|百)?(?:个)?(人次|名|人|位|座|件|亩|公里|户|次|场|家|所|台|套|辆|平方米)"
)
_POWERS = {"": 1, "百": 100, "千": 1_000, "万": 10_000}
_EACH = re.compile(
    "每(?:一)?(?:个|名|位|次)?(人次|人|件|座|亩|公里|户|次|场|家|辆|台|套|所|条|项|块|根|盏|棵|册|头|只|吨|米|平方米|学生|职工|警)?|人均|生均|亩均"
)
_HEADS = {"人", "名", "位"}
# Asked for no count of persons in particular, an average is over those who are there.
_AT_WORK = re.compile("在职|实有|在岗|现有")
_OF_STAFF = (
    "基本支出",
    "人员经费",
    "公用经费",
    "三公经费",
    "机关运行经费",
    "工资福利支出",
    "支出总计",
    "预算总额",
)
_STAFF = re.compile("按|算|人员|人数|职工|员工|教职工|在职|在岗|实有|每[个名位]|干警|民警|人头")
_POSTS = re.compile("编制|人数|人员")
_RETIRED = re.compile("退休|离休")
_YUAN = Decimal(10)


def per_head(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The amount, the number and the quotient; the number is the one that the question names or gives."""
    figure = next((f for s in links.subjects if (f := figure_of(held, s, question, links)) is not None), None)
    if figure is None:
        return None
    count = _number(
        question,
        held,
        links,
        figure.subject,
        of_staff=(concept(figure.subject) or figure.subject) in _OF_STAFF,
    )
    if count is None or not count.quantity.value:
        return None
    said = f"{told(held, figure, reply)}，{count.told(held, reply)}"
    unit = _unit(count)
    value: tuple[Operand, ...] = (figure.money.value, "÷", count.quantity.value)
    label = f"平均{figure.shown}"
    result = reply.result(value, f"{figure.money.unit}/{unit}", label, places=2)
    factor = YUAN_PER_UNIT[figure.money.unit]
    if factor > 1 and figure.money.value / count.quantity.value < _YUAN:
        # so little is clearer in yuan
        exact = (figure.money.value, "×", Decimal(factor), "÷", count.quantity.value)
        result += f"，即{reply.result(exact, f'元/{unit}', label, places=2)}"
    return Found(f"{said}，平均{result}。")


def _number(question: Question, held: Held, links: Links, subject: str, *, of_staff: bool) -> Counted | None:
    unit = (each.group(1) or "人") if (each := _EACH.search(question.plain)) else ""
    given = next((g for g in _GIVEN.finditer(question.plain) if g.group(1) not in ("一", "1")), None)
    known = list(counted(held.extraction))
    if given:
        digits = given.group(1)
        number = Decimal(digits) if digits[0].isdigit() else Decimal(in_digits(digits))
        stated = number * _POWERS[given.group(2) or ""]
        known = [c for c in known if _whole(c) == stated]
    elif unit:
        known = [c for c in known if _counts(c, unit)]
    asked = [w for w in (_STAFF.sub("", word) for word in links.left) if len(w) > 1]
    if of_staff and not given and not asked:
        return _of_staff(question, known)
    # the number that stands with the item, or that the other words of the question name
    scored = [(_nearness(c, asked, subject), -n, c) for n, c in enumerate(known)]
    named = [(score, order, c) for score, order, c in scored if given or score > 0]
    if _AT_WORK.search(question.plain):
        named = [each for each in named if _AT_WORK.search(each[2].label)] or named
    return max(named, key=lambda pair: pair[:2])[2] if named else None


def _of_staff(question: Question, known: list[Counted]) -> Counted | None:
    """Those who work there, or the posts where the question says so."""
    kinds = (_POSTS,) if "编制" in question.plain else (_AT_WORK, _POSTS)
    found = [
        c
        for kind in kinds
        for c in known
        if kind.search(c.label) and not _RETIRED.search(c.label) and c.quantity.value
    ]
    return found[0] if found else None


def _nearness(count: Counted, asked: list[str], subject: str) -> float:
    named = sum(coverage(w, count.words) + coverage(w, key(count.quote)) / 2 for w in asked)
    return named + coverage(subject, count.words) + coverage(subject, key(count.quote))


def _whole(count: Counted) -> Decimal:
    """The number itself where its unit says 万 (8万亩)."""
    return count.quantity.value * _POWERS.get(count.quantity.unit[:1], 1)


def _counts(count: Counted, unit: str) -> bool:
    printed = count.quantity.unit.lstrip("百千万")
    if unit in ("学生", "职工", "警"):
        return printed in _HEADS and unit[0] in count.words
    return printed == unit or (unit in _HEADS and printed in _HEADS)


def _unit(count: Counted) -> str:
    return count.quantity.unit
