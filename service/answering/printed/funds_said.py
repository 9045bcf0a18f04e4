"""Puts in full what a question says short of the money appropriated: 财政拨款收入中一般公共预算, 财政拨款本年收入和本年支出."""

from __future__ import annotations

from service.answering.printed.appropriation import fund_of
from service.answering.printed.catalogue import Catalogue
from service.answering.printed.item_names import concept
from service.patterns import regex

_WITHIN = regex("财政拨款(?P<side>收入|支出)(?:总计|合计|总额)?(?:里面|里头?|当中|中|内)")
_FUND = regex(
    "(?:一般公共预算|政府性基金|国有资本经营)(?:预算)?(?:财政)?(?:拨款|资金)?(?:收入|支出)?(?!的?(?:结转|结余|支出|收入|基本|项目))"
)
# 一般公共预算占全部收入的…, 事业收入和一般公共预算哪个多: beside receipts a fund is what came in of it.
_AMONG_RECEIPTS = regex(
    "(?:事业|经营|其他|全部|总)(?:单位经营)?收入|收入(?:中|里|总计|合计|的)|(?:财政专户管理|单位)资金"
    "|[和与跟加及]上年结转|上年结转(?:结余)?[和与跟加及]|占[^,，。]{0,4}收入"
)
# 收入中事业收入多少: what is inside of it says so itself.
_SCOPE = regex(
    "^(?:全部|本年)?收入[中里](?=[一-鿿]{2,16}?(?:收入|拨款|资金|结转|结余)(?:有|是|为|安排)*(?:多少|几))"
)
_SIDES = regex(
    "财政拨款的?本年(?P<one>收入|支出)(?P<joint>[和与跟比、])(?:财政拨款)?本年(?P<other>收入|支出)"
)


def funds_in_full(text: str, catalogue: Catalogue) -> str:
    """The text with each fund named within one side of the money appropriated by its full name, where that is printed."""
    sides = "财政拨款{}{}财政拨款{}".format
    text = _SIDES.sub(lambda found: sides(found["one"], found["joint"], found["other"]), text)
    within = _WITHIN.search(text)
    if within is not None:
        return text[: within.end()] + _in_full(text[within.end() :], within["side"], catalogue)
    if "支出" not in text and _AMONG_RECEIPTS.search(text):
        return _in_full(_SCOPE.sub("", text), "收入", catalogue)
    return text


def _in_full(text: str, side: str, catalogue: Catalogue) -> str:
    for found in reversed([*_FUND.finditer(text)]):
        said = found.group().removesuffix("收入").removesuffix("支出")
        full = f"{fund_of(said)}{side}"
        # 一般公共预算拨款收入, where no table of appropriations is printed
        names = (full, full.replace("财政", "")) if side == "收入" else (full, concept(full) or full)
        if any(map(catalogue.of_subject, names)):
            name = next(name for name in names if catalogue.of_subject(name))
            text = text[: found.start()] + (name if side == "收入" else full) + text[found.end() :]
    return text
