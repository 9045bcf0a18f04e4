"""What a question sets in proportion: a part or what is left beside it in its whole, what was reached of what was planned, by
what rate something grew, taken apart into the operation and the phrases that name its numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from service.patterns import regex


class Sort(StrEnum):
    """What is set in proportion to what."""

    PART = "part"  # the parts together in the whole
    REST = "rest"  # what the parts leave of the whole
    GROWTH = "growth"  # by how much the part is more or less than the whole
    LEFT = "left"  # how much that is
    UNSPENT = "unspent"  # what was not spent of the one thing planned
    DONE = "done"  # what was reached, filled or spent of the one thing planned
    TIMES = "times"


@dataclass(frozen=True, slots=True)
class Proportion:
    """`parts` are the phrases of what is held against `whole`; an empty phrase is what was spoken of before.

    `basis` are words of the year or of the stage in which all of it is to be taken (年初预算); empty for none.
    """

    sort: Sort
    parts: tuple[str, ...]
    whole: str
    basis: str = ""


_HOW = (
    "(?:百分之(?:多少|几)|多少百分比|几成(?:几)?|几分之几|多少(?![万亿]?元|钱|[人个名辆户件次台套])|多大(?:的)?(?:比例|比重|份额|一块)"
    "|(?:的)?(?:比例|比重|份额|占比|百分比|比率)(?:大概|大约|约|是|为|有|达到?|到底|究竟)*(?:多少|多大|几成|几何|百分之(?:几|多少))?)"
)
_END = "(?:呢|啊|呀|左右|上下)?$"
_IN = "(?:里头|里面|当中|之中|中间|中|里|内)"
_TOGETHER = (
    "(?:(?:这|那|的)?(?:[两二三四五六几][项笔者样类块个种]|两者|二者|三者)(?:支出|资金|开支|费用|钱|金额)?)?"
    "(?:一共|总共|合计|共计|共|加起来|加在一起|加总|合起来|合在一起|合并|相加|之和|总和|一起|凑一块)?"
)
_TAKES = "(?:大概|大约|约|究竟|到底|仅|只|原先|原来|原本|本来|当时|各)*(?:占到?|所占|占据)(?:了|到|去|掉)?"
_OF_ALL = "(?:全部|总额|总数|总量|总的?|其|它的?|整体|全体|其中)?的?"
_LEFT_OUT = (
    "(?:(?:除了|除去|除开|除)(?P<a>.+?)(?:以外|之外|外)(?:的)?(?:其余|其他|剩下|剩余|余下|别的|另外)?的?[一-鿿]{0,6}?"
    "|(?:除去|除开|扣除|扣掉|刨去|刨除|刨掉|去掉|撇开|不算|不含|不计|减去|除了)(?P<c>.+?)(?:以后|之后|后)?(?:的)?"
    "(?:其余|其他|剩下|剩余|余下|别的|另外)(?:的)?[一-鿿]{0,6}?)"
)
_BESIDES = "(?P<a>[^占]+?)(?:以外|之外)的?(?:其余|其他)?的?[一-鿿]{0,6}?"
_NOT_OF_IT = (
    "(?:没有?|未|并未|并没有?|不)(?:能|被)?(?P<a>[^没未不]{2,20}?)的"
    "(?:那?(?:部分|一?块|些|资金|金额|钱|合同|支出|收入)?)"
)
_RATE = "(?:增长率|下降率|增幅|降幅|涨幅|增速|升幅|跌幅|增减率|变[动化]率|变[动化]幅度|增减幅度?)"
_MOVED = "(?:增长|下降|增加|减少|上升|上涨|降低|提高|压减|压缩|缩减|[增减涨降升多少高低])(?:了|出|支|花|收)*"
_BESIDE = "(?:相对于?|相比于?|比起|比照|对比|比较|较之|比(?!例|重|率)|较|同|与|和|跟)(?P<b>.+?)(?:相比|比较|比|相较)?的?"
_FORMS: tuple[tuple[Sort, re.Pattern[str]], ...] = tuple(
    (sort, regex(form))
    for sort, form in (
        (Sort.TIMES, rf"^(?P<a>.+?)(?:是|为|相当于|抵得?上|顶得?上|等于)(?P<b>.+?)的?(?:几|多少)倍{_END}"),
        (
            Sort.REST,
            rf"^(?P<b>.+?){_IN}(?:的)?{_LEFT_OUT}(?:还)?{_TAKES}{_OF_ALL}{_HOW}{_END}",
        ),
        (Sort.REST, rf"^{_LEFT_OUT}(?:还)?{_TAKES}(?P<b>.*?)的?{_HOW}{_END}"),
        (
            Sort.UNSPENT,
            rf"^(?P<a>.+?)(?:没有?|未)(?:用|花|支|执行|使用)(?:完|掉|出去|了)?的?(?:部分|那?一?块|资金|钱|预算|金额)?{_TAKES}(?P<b>.*?)的?{_HOW}{_END}",
        ),
        (Sort.REST, rf"^{_BESIDES}{_TAKES}(?P<b>.*?)的?{_HOW}{_END}"),
        (
            Sort.REST,
            rf"^(?P<b>.+?){_IN}(?:的)?(?:还)?(?:有)?{_NOT_OF_IT}{_TAKES}{_OF_ALL}{_HOW}{_END}",
        ),
        (
            Sort.LEFT,
            rf"^(?P<b>.+?){_IN}(?:的)?(?:还)?(?:有)?{_NOT_OF_IT}(?:一共|总共|共|还|是|有|为)*(?:多少|几)(?:钱|[万亿]?元|资金)?{_END}",
        ),
        (Sort.PART, rf"^(?P<b>.+?){_IN}(?:的)?(?P<a>.+?){_TOGETHER}{_TAKES}{_OF_ALL}{_HOW}{_END}"),
        (
            Sort.PART,
            rf"^(?P<b>.+?){_IN}(?:有)?{_HOW}的?(?:是|为|花在|用于|用在|来自|投向|投到|给了?|属于)(?P<a>.+?){_END}",
        ),
        (Sort.PART, rf"^(?P<a>.+?)在(?P<b>.+?){_IN}(?:的)?(?:所)?{_TAKES}?(?:的)?{_HOW}{_END}"),
        (Sort.PART, rf"^(?P<a>.+?){_TOGETHER}{_TAKES}(?P<b>.*?)的?{_HOW}{_END}"),
        (Sort.PART, rf"^(?P<a>){_TAKES}(?P<b>.+?)的?{_HOW}{_END}"),
        (Sort.PART, rf"^(?P<a>.+?){_TOGETHER}(?:是|相当于|等于)(?P<b>.+?)的{_HOW}{_END}"),
        (
            Sort.DONE,
            rf"^(?P<a>.+?)(?:的)?(?:预算|计划|任务|目标)?(?:一共|总共|实际|已经?|到底|究竟|全年|年末|年底)*"
            rf"(?:用掉|用了|用去|用到|花掉|花了|完成|执行|填|占用|使用|落实|兑现|招|配|到位)(?:了|到|掉|满|齐)*(?:年初|全年|调整)?(?:预算|计划|任务|目标)?数?的?(?:百分之(?:多少|几)|几成){_END}",
        ),
        (
            Sort.DONE,
            rf"^(?P<a>.+?)的?(?:完成率|执行率|达成率|使用率|利用率|兑现率|实现率|到位率|满编率|在编率|完成比例|执行比例|完成程度|完成度)(?:是|为|有|达到?|大约|约|应该?|到底|究竟)*(?:多少|几何|几成|百分之(?:多少|几)|多高){_END}",
        ),
        (
            Sort.GROWTH,
            rf"^(?P<a>.+?){_BESIDE}(?:{_RATE}|{_MOVED}|{_MOVED}幅度)(?:大概|大约|约|是|为|有|达到?|到底|究竟|算下来|应该?)*(?:百分之(?:多少|几)|几成|多少百分比|(?<=率|幅)(?:多少|几何|多大)){_END}",
        ),
    )
)
_BASIS = regex(
    "(?:请|都|均|一律|统一)*(?:以|用|按照?|拿|照)(?P<of>[^以用按拿照]{2,30}?)(?:为|作为|作|当作?)(?:全部|所有|总)?(?:收入|支出|预算|数|额|分母|基数|整体|基准|底数)(?:来)?(?:计算|测算|算|计)?$"
)
_STAGE = regex(
    "(?:请|都|均|一律|统一)*(?:以|用|按照?|拿|照)(?P<of>(?:(?:19|20)\\d\\d年)?(?:年初|上年|去年|全年|调整|当年|本年)?(?:预算|决算|计划|执行|实际)?数?)(?:来)?(?:计算|测算|算|计)(?:的话)?$"
)
_JOINTS = regex("以及|[和与跟及、]|(?<![增追附参])加上?|连同")
# Nobody asks it in more characters.
_LONGEST = 100


def proportion(text: str) -> Proportion | None:
    """The proportion that a question, as `Question.plain` has it, asks for; None where it asks for none."""
    if len(text) > _LONGEST:
        return None
    whole = basis = ""
    if (based := _BASIS.search(text)) is not None:
        text, whole = text[: based.start()], based["of"]
    elif (based := _STAGE.search(text)) is not None:
        text, basis = text[: based.start()], based["of"]
    for sort, form in _FORMS:
        found = form.match(text)
        if found is None:
            continue
        named = found.groupdict()
        parts, other = (named["a"] or named.get("c") or "").strip(), (named.get("b") or "").strip()
        return Proportion(sort, (parts,), whole or other, basis)
    return None


def several(phrase: str) -> tuple[str, ...]:
    """The phrases of a list in one (`甲和乙`), or the phrase alone."""
    found = tuple(piece for piece in _JOINTS.split(phrase) if piece)
    return found if len(found) > 1 and all(len(piece) > 1 for piece in found) else (phrase,)
