"""Number × standard = amount (数量 × 标准 = 金额) in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from extractors.schema.budget import Budget
from extractors.schema.check import Check, Status
from extractors.schema.money import YUAN_PER_UNIT, Interval, read_number
from extractors.schema.source import Source
from extractors.validators.forms.verdict import spread, verdict
from extractors.validators.rule import rule
from extractors.validators.wording import plain

_NUMBER = r"\d[\d,，]*(?:\.\d+)?"
_WORD = r"[^\d\s×xX*✕＊=＝+＋\-－÷/／，,；;。（(）)]{0,6}"
_EACH = r"(?:[/／][^\d\s×xX*✕＊=＝+＋，,；;。]{1,4})*"
_FACTOR = rf"{_NUMBER}\s*{_WORD}{_EACH}"
# 418个村×120元=5.016万元; 200人×3天×150元/人·天＝9万元
_PRODUCT = re.compile(
    rf"(?<![\d.+＋\-－~～至÷=＝])(?P<factors>{_FACTOR}(?:\s*[×xX*✕＊]\s*{_FACTOR})+)\s*[=＝]\s*(?P<amount>{_NUMBER})\s*"
    r"(?P<unit>亿元|万元|千元|元)(?!\s*[+＋\-－×xX*✕＊÷/／])"
)
_READ = re.compile(rf"(?P<n>{_NUMBER})\s*(?P<u>亿元|万元|千元|百元|元|[%％]|[亿万千百])?")
_SPLIT = re.compile(r"[×xX*✕＊]")
# Numbers in these are often rounded (3万人), or the word is part of another unit (千米).
_ROUGH = ("亿", "万", "千", "百")
_SCALE = {**YUAN_PER_UNIT, "百元": 100, "亿": 100_000_000, "万": 10_000, "千": 1_000, "百": 100}
# 46名教师，每人250元，共1.15万元
_THREE = re.compile(
    rf"(?P<n>{_NUMBER})\s*(?P<wan>万)?(?P<of>人|名|户|个村|村|亩|台|套|件|次|场|辆)[^\d，,；;。]{{0,12}}[，,、]?\s*"
    rf"(?:按照?)?(?:每(?P<per>人|名|户|村|亩|台|套|件|次|场|辆)|(?P<mean>[人户村亩台]均))(?:每?年|全年|补助|补贴|发放|标准|按|为){{0,2}}"
    rf"(?P<s>{_NUMBER})元(?![/／·每])(?:的?标准)?(?:计算|发放|补助|预算|安排)?[，,、]?\s*"
    rf"(?:共计?|合计|总计|共需|需要?|计)(?:资金|经费|预算)?(?P<a>{_NUMBER})\s*(?P<unit>万元|元)"
)
_SENTENCE = re.compile(r"[；;。！!]")
# What may be another factor, or say that the amount is not of these alone.
_MORE_BEFORE = re.compile(r"\d|每[月季期天日次场]|[一二三四五六七八九十两][期次批轮]|其中|另")
_MORE = re.compile(r"\d\s*(?:期|次|批|个?月|天|日|场|季|轮|元)|[半两]年|含|包括|其中|另|加上")
_NUMBERING = re.compile(r"(?:目标|任务)\d+|^\d+[.、．]|[（(]\d+[）)]|20\d\d年度?")
_SAME = {"名": "人", "个村": "村", "座": "村"}


@dataclass(frozen=True, slots=True)
class Product:
    """Factors that are said to make an amount, in yuan."""

    words: str
    exact: Decimal
    amount: Decimal
    unit: str
    # the reason why the words may mean more than the factors that are read
    doubt: str = ""

    @property
    def said(self) -> Interval:
        return spread(self.amount, YUAN_PER_UNIT[self.unit])


@rule
def factors_make_the_amount(budget: Budget) -> Iterator[Check]:
    """文字中写明的“数量×标准=金额”计算正确。

    Where words spell out number × standard = amount, or how many at how much each come to what, it comes out.
    """
    for text, source in _texts(budget):
        for product in (*_spelled_out(text), *_said(text)):
            yield _judge(product, source)


def _texts(budget: Budget) -> Iterator[tuple[str, Source]]:
    """The words in which a calculation can stand, each place once."""
    seen: set[tuple[str | None, int | None, str]] = set()
    sources = [goal.text.source for goal in budget.goals]
    sources += [indicator.target.source for indicator in budget.indicators]
    sources += [item.sentence for item in budget.narrative]
    for source in sources:
        key = (source.cell, source.line, source.text)
        if key not in seen:
            seen.add(key)
            yield "".join(source.text.split()), source


def _spelled_out(text: str) -> Iterator[Product]:
    """Formulas with × and =. Where no factor is in money, they may be in the unit of what comes out."""
    for found in _PRODUCT.finditer(text):
        exact, in_money, about = Decimal(1), False, False
        for factor in _SPLIT.split(found["factors"]):
            number = _READ.match(factor)
            value = read_number(number["n"]) if number else None
            if number is None or value is None:
                break
            unit = number["u"] or ""
            in_money = in_money or unit.endswith("元")
            about = about or unit in _ROUGH
            exact *= value * (Decimal("0.01") if unit in ("%", "％") else Decimal(_SCALE.get(unit, 1)))
        else:
            amount = read_number(found["amount"]) or Decimal(0)
            bare = not in_money and exact == amount
            if bare:
                exact *= YUAN_PER_UNIT[found["unit"]]
            doubt = "以万计的数量可能是约数" if about else "" if in_money else "算式中没有写明单位"
            yield Product(found.group(), exact, amount, found["unit"], doubt)


def _said(text: str) -> Iterator[Product]:
    """How many, at how much each, come to what; other factors may stand before or behind (分4期, 每月)."""
    for found in _THREE.finditer(text):
        per = found["per"] or found["mean"][0]
        number, standard = read_number(found["n"]), read_number(found["s"])
        if _SAME.get(found["of"], found["of"]) != _SAME.get(per, per) or number is None or standard is None:
            continue
        before = _NUMBERING.sub("", _SENTENCE.split(text[: found.start()])[-1])
        behind = _SENTENCE.split(text[found.end() :])[0]
        doubt = "同句还有别的数量" if _MORE_BEFORE.search(before) or _MORE.search(behind) else ""
        doubt = doubt or ("以万计的数量可能是约数" if found["wan"] else "")
        count = number * (10_000 if found["wan"] else 1)
        amount = read_number(found["a"]) or Decimal(0)
        yield Product(found.group(), count * standard, amount, found["unit"], doubt)


def _judge(product: Product, source: Source) -> Check:
    scale = YUAN_PER_UNIT[product.unit]
    expected = product.exact / scale
    said = f"“{product.words}”：乘积为 {plain(expected)}{product.unit}"
    if product.exact == product.amount * scale:
        return verdict(Status.HOLDS, f"{said}，相符", [source])
    said += (
        f"，印 {plain(product.amount)}{product.unit}，相差 {plain(product.amount - expected)}{product.unit}"
    )
    status = Status.FAILS
    if _exactly(product.exact).meets(product.said):
        status, said = Status.ROUNDING, f"{said}，可由四舍五入解释"
    elif product.doubt:
        status, said = Status.CANNOT_TELL, f"{said}，不能断定有误：{product.doubt}"
    return verdict(status, said, [source], printed=product.amount, expected=expected, blamed=False)


def _exactly(value: Decimal) -> Interval:
    return Interval(value, value)
