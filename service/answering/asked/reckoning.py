"""What a question asks to be made of two or more things that it names: a difference, a part, a multiple, a sum, a rest."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from service.answering.asked.kinds import COUNTED
from service.patterns import regex


class Make(StrEnum):
    """What is made of the sides."""

    SHARE = "share"  # what per cent the first is of the second
    TIMES = "times"
    LESS = "less"  # by how much the two differ
    CHANGE = "change"  # what per cent that is of the second
    SUM = "sum"
    REST = "rest"  # the first without the others


@dataclass(frozen=True, slots=True)
class Reckoning:
    """The operation and the words of each side; empty words, and those of `POINTS`, point at what was told before."""

    make: Make
    sides: tuple[str, ...]


# Behind a name says that it is where something is printed.
A_TABLE = regex("(?:[预决]算)?(?:明细|情况|汇总)?表")
# Words for what has been told or reckoned: 其中, 这个数, 少的部分, 合计.
POINTS = regex(
    "(?:那|这|它|其|该|此|上述|前面|算出来|得出|一共|全部|总|合计)*(?:的|个)*(?:结果|数|数字|之和|总和|合计|总数|总额|之中|其中|平均数|平均值)?"
)
# The difference that was told: 少的部分, 增加额, 相差的钱.
DIFFERENCE = regex(
    "(?:相?差|[多少高低]出?|增加?|减少?|压减|节约|结余)了?的?(?:那)?(?:部分|金额|资金|数|额|钱|人)+"
)
_PERCENT = (
    r"(?:百分之(?:多少|几)|几成|多少百分比|多大(?:的)?(?:比例|比重|份额)"
    r"|(?:比例|比重|份额|占比|百分比)(?:大概|大约|约|是|为|有|达到?)*(?:多少|多大|几成|百分之几)?)"
)
_END = r"[?？。,，]*$"
_OPENING = r"^(?:那么?|并且?|而|又|请问|其中|则)*"
# What stands between the sides of a sum.
JOINTS = regex("以及|和|与|跟|及|同|(?<![增追附参])加上?")
_TOGETHER = "(?:一共|总共|合计|共计|共|加起来|加在一起|加总|合起来|合在一起|相加|之和|总和|一起)"
# What is done with them and how much (一共布了多少处).
_IN_ALL = "(?:一共|总共|合计|共)?(?:[一-鿿]{1,2}了)?"
# To whom, or for what, a part is not given.
_GIVEN_TO = "(?:预留|授予|落|留|给|拨|分|分配|划|用|花|投|签|面向|来自|发放?|安排)(?:给|到|在|于|向|予)?"
_PAID = "(?:支付|拨付|付|拨|结算)"
_FORMS: tuple[tuple[Make, re.Pattern[str]], ...] = (
    (
        Make.CHANGE,
        regex(
            rf"{_OPENING}(?P<a>)(?P<b>)(?:[增降减升涨]幅|增长率|下降|增长|减少|增加|[多少])了?(?:是|为|达|有|大约|约)*(?:百分之(?:多少|几)|多大|几成){_END}"
        ),
    ),
    (
        Make.TIMES,
        regex(rf"{_OPENING}(?P<a>.*?)(?:是|为|相当于|有)(?P<b>.*?)的?(?:几|多少)倍(?:多少)?{_END}"),
    ),
    (
        Make.SHARE,
        regex(
            rf"{_OPENING}(?P<a>.*?)在(?P<b>.+?)(?:里头|里面|当中|之中|中|里)(?:所)?占?(?:的|了|到)?(?:{_PERCENT}|多少){_END}"
        ),
    ),
    (
        Make.SHARE,
        regex(
            rf"{_OPENING}(?P<a>.*?)(?:占|相当于|是)(?:了|到)?(?P<b>.*?)的?(?:{_PERCENT}|(?<=占)多少){_END}"
        ),
    ),
    (
        Make.SHARE,
        regex(
            rf"{_OPENING}(?P<a>.*?)占(?:了|到)?(?:(?P<b>.{{2,}}?)的多少|(?P<c>总?(?:支出|收入|预算|经费)(?:总额|合计|总计)?)多少){_END}"
        ),
    ),
    (
        Make.REST,
        regex(
            rf"{_OPENING}(?P<a>.+?)(?:(?:里头?|里面|中|当中)?(?:除了|除开|除去)|去掉|扣除|扣掉|扣去|除去|减去|刨去|刨掉|刨除|剔除|除掉|不算)了?(?P<b>.+?)(?:以后|之后|后|以外|之外|外|的话)?,?(?:那|又|还|就|净|其余)*(?:剩|余|结余|有|是)下?(?:来|的)?(?:多少|几)?(?:钱|[万亿]?元)?.{{0,3}}{_END}"
        ),
    ),
    (
        Make.REST,
        regex(
            rf"{_OPENING}(?P<a>.+?)(?P<b>(?:(?:19|20)\d\d年|今年|本年度?|当年|首期|首付)[^,，]{{0,4}}?{_PAID})(?:完|掉|出去?|了|的|款|钱)*(?:以后|之后|后|,)*(?:还|尚|仍)?(?:有|剩|余|欠|差)下?着?(?:来|的)?(?:多少|几)(?:钱|[万亿]?元)?(?:没|未|待|需|要)?{_PAID}?(?:的|款)?{_END}"
        ),
    ),
    (
        Make.REST,
        regex(
            rf"{_OPENING}(?P<a>.+?)(?:里头?|里面|当中|中|,)*(?:没有?|未|不是?)(?:能|曾)?{_GIVEN_TO}(?P<b>.{{2,20}}?)(?:手[里上中]|头上|那[边里]|名下)?的(?:部分|那部分|那块|合同|资金|钱|金额|份额)*,?(?:一共|还|又|共)*(?:是|有|为|剩|占)?(?:多少|几)(?:钱|[万亿]?元)?{_END}"
        ),
    ),
    (
        Make.REST,
        regex(
            rf"{_OPENING}(?P<a>.+?)(?:里头?|里面|当中|中|,)*(?:没有?|未|不是?)(?:能|曾)?{_GIVEN_TO}(?P<b>.{{2,20}}?)(?:手[里上中]|头上|那[边里]|名下)的?(?:部分|那部分|合同|资金|钱)*,?(?:一共|还|又|共)*(?:是|有|为|剩)(?:多少|几)(?:钱|[万亿]?元)?{_END}"
        ),
    ),
    (
        Make.LESS,
        regex(
            rf"{_OPENING}(?P<a>.*?)(?:比(?!例|重)|较)(?P<b>.+?)(?:要|还|就)?(?:相?差|[多少高低大小贵]出?|增加|减少|增长|下降)了?(?:用|花|出|安排|支出)?了?(?:多少|几)(?:个|钱|[万亿]?元|{COUNTED})?{_END}"
        ),
    ),
    (
        Make.LESS,
        regex(
            rf"{_OPENING}(?P<a>.*?)(?:和|与|跟|同)(?P<b>.+?)(?:之间|两者|二者|两项|的)*(?:相?差|差距|差额|悬殊)(?:是|有|为|了|额)*(?:多少|几)?(?:个|钱|[万亿]?元|{COUNTED})?{_END}"
        ),
    ),
    (
        Make.SUM,
        regex(
            rf"{_OPENING}(?P<a>.+?)(?:[这那]?[两二三四五六几][项类者笔个样种]|两者|三者)?,?(?:的?(?P<of>人数|数量|金额|面积|预算|支出|决算|人|钱))?,?{_TOGETHER}[,\s]*{_IN_ALL}(?:的|要|是|为|有|安排|花|用|了)*(?P<b>)(?:多少|几)(?:个|钱|[万亿]?元|{COUNTED})?{_END}"
        ),
    ),
)

# What the whole may be called besides its name.
_BARE_WHOLE = regex(
    "(?<=..)的?(?:合同|总额|总数|金额|全部|总共)+(?:金额|总额)?[里中]?$|(?<=..)(?:里面?|当中|之中)$"
)
# Nobody asks for one operation in more characters.
_LONGEST = 120
_TIMES = regex("几倍|多少倍|[一二两三四五六七八九十]倍|倍数|翻[了几]")


def asks_times(text: str) -> bool:
    """Whether a question asks how many times one thing is another."""
    return _TIMES.search(text) is not None


def reckoning(text: str) -> Reckoning | None:
    """The operation that a question, as `terms.same` writes it, asks for in so many words; None where it asks for none."""
    if len(text) > _LONGEST:
        return None
    for make, form in _FORMS:
        found = form.match(text)
        if found is None:
            continue
        if make is Make.SUM:
            sides = tuple(part for part in JOINTS.split(found["a"]) if part)
            if len(sides) > 1:
                return Reckoning(make, tuple(f"{s}{found['of'] or ''}" for s in sides))
            continue
        if make is Make.REST:
            whole = _BARE_WHOLE.sub("", found["a"].strip("的,"))
            return Reckoning(make, (whole, *(part for part in JOINTS.split(found["b"]) if part)))
        other = found["b"] or found.groupdict().get("c") or ""
        return Reckoning(make, (found["a"].strip(","), other.strip(",")))
    return None
