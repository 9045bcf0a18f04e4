"""What a question compares of several documents that is no amount by itself: a rate of change, a share, a count."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from extractors.schema.money import YUAN_PER_UNIT
from service.answer import Outcome
from service.answering.asked.kinds import COUNTED, Ask
from service.answering.asked.question import Question, asks_of, understand
from service.answering.document.held import Held, unmatched
from service.answering.library.survey import CHANGES
from service.answering.printed.linking import link
from service.answering.printed.spoken import in_print
from service.answering.reply import Found, Reply
from service.answering.respond import answer_from
from service.answering.ways.reckoning.against_each_other import sets_against
from service.patterns import regex

_DONE = regex("完成率|执行率|完成(?:进度|情况|度)|执行(?:进度|得)|完成[^,，]{0,8}预算")
_RATE = regex("幅|率|百分|增速|[快慢猛]|增长|(?:下降|上升|涨|跌)(?!.{0,2}多)|同比")
_AT_END = (
    "(?:保有量?|总?数量?|辆数|总量)?(?:一共|总共|合计|加起来|共)?"
    "(?:有|是|为|比|相?差|[更较]?[多少]|最[多少]|第|几|多少|[谁哪]|的|之和|合计|平均|[,，?？ ]|$)"
)
_CARS = regex(f"(?:公务用?车|公车|车辆|车子|汽车|小车|(?<=的)车){_AT_END}")
_PEOPLE = regex(
    f"(?:人员(?!经费|支出|费|工资|开支)|人数|人手|编制(?!的?(?:预算|说明|依据))|职工|[在编][职编]人员?|员工){_AT_END}"
)
# What changes, apart from words for changing.
_CHANGING = regex(
    "最近|近?[一两]年|(?:较|比|与|同|跟|和)?(?:上一?年度?|去年|前一年)(?:同期|相比|的|预算)*|同比|增长率|变化率|增减|[增涨降减]幅|增速|增[长加]"
    "|下降|上升|上涨|减少|降低|压减|压缩|缩减|变化|变动|幅度|百分之?(?:几|多少)|个?百分点|[多少]了|[大快慢猛多少高低]?(?:得|的)?最[大快慢猛多少高低狠]"
    "|都?在?[涨降减增跌](?!值|量)|[快慢]|了"
)
_CARRIED_OUT = regex(
    "(?:的?(?:年初|全年)?预算)?(?:的?完成率|的?执行率|的?完成情况|执行进度|完成度)|执行得|完成[^,，]{0,6}百分之?(?:几|多少)|更?满"
)
# Said of the same things.
_ALIKE = {"台": "辆", "名": "人", "位": "人"}
_HOW_MANY = regex("(?:各|各自|分别|一共|总共|共)*有?(?:多少|几)(?:个|名|人|位)?")
_UNIT = regex(f"(?:几|多少)({COUNTED})")
_SHARE, _OF_WHOLE = regex("的?(?:占比|比重|占(?=$|\\s))"), regex("占(?!比|的?比重|$|\\s)")
# Items added up in each document, and which has more of them: 水费加电费，甲局和乙局谁多.
_ADDED = regex("(?<=[费出款金贴资])加上?(?![大强快总起在多少])(?=[一-鿿]{2})")
_ADDS = regex("(?<=[一-鿿])(?<![增追附参更])加上?(?![强快大班油装固工入盟急减总起在])(?=[一-鿿]{2})")
_TWO = regex("的?(?:这|那)?[两二三几][样项笔块个种](?:的)?(?:预算|支出|经费|钱)?")
_WHICH = regex("[谁哪][^,，。]{0,12}[多少高低大小贵]")
_ALL_OF_IT = regex(
    "(?:今年|本年|当年|年度|部门|单位|全年|的|总)*预算(?:总额|总量|规模|总数|盘子|数)?(?:的|都|有|是|哪[些几]|谁)*"
)
_RECEIVED = regex("收入|拨款|结转|资金")
# 甲局的编制比乙局多几个, 甲局的车是乙局的几倍
BY_HOW_MANY = regex(
    "比(?!例|重)[^,，。]{2,24}[多少](?:出|了)?(?:几|多少)(?![万元百千])|(?:几|多少)倍|[相]?差(?:了)?(?:几|多少)"
)
_OF_MONEY = regex("[多少几][元角钱万]|[费款金](?!.{0,6}[人辆])|支出|经费")
_GOES = regex("(增加|增长|上升|减少|下降|降低|压减|持平)")
_DOWN = ("减少", "下降", "降低", "压减")


class Measure(StrEnum):
    RATE = "rate"
    CHANGE = "change"
    SHARE = "share"
    DONE = "done"
    PER_HEAD = "per head"
    COUNT = "count"
    SUM = "sum"


# Of these the amounts that they are reckoned from tell nothing.
NO_AMOUNT = (Measure.RATE, Measure.SHARE, Measure.DONE, Measure.PER_HEAD, Measure.COUNT, Measure.SUM)


ENDS = {
    Measure.RATE: "比上年增减百分之多少？",
    Measure.CHANGE: "比上年增减多少？",
    Measure.DONE: "决算完成年初预算的百分之几？",
}


@dataclass(frozen=True, slots=True)
class Measured:
    """What one document tells of it: in words, and the number, which is negative where it fell.

    `terms` are the amounts in yuan that a sum adds up.
    """

    held: Held
    text: str
    value: Decimal
    unit: str
    printed: Decimal
    terms: tuple[Decimal, ...] = ()

    @property
    def size(self) -> Decimal:
        """What is ranked by: of money the yuan."""
        return self.value * YUAN_PER_UNIT.get(self.unit, 1)


def of(question: Question) -> Measure | None:
    """What a question compares; None where it compares amounts."""
    text = question.plain
    if question.wants(Ask.BASE, Ask.WHY, Ask.VERIFY):
        return None
    if question.wants(Ask.PER_HEAD):
        return Measure.PER_HEAD
    if (_ADDED.search(text) or (question.wants(Ask.SUM) and _ADDS.search(text))) and (
        _WHICH.search(text) or question.wants(Ask.DIFFERENCE, Ask.HIGHEST)
    ):
        return Measure.SUM
    if _DONE.search(text):
        return Measure.DONE
    if (question.wants(Ask.SHARE) and "占" in text) or "比重" in text:
        return Measure.SHARE
    if question.wants(Ask.CHANGE) or CHANGES.search(text):
        return Measure.RATE if _RATE.search(text) else Measure.CHANGE
    counted = question.wants(Ask.COUNT) and _UNIT.search(text)
    sets = question.wants(Ask.HIGHEST, Ask.DIFFERENCE) or sets_against(question) or BY_HOW_MANY.search(text)
    if not (sets or (counted and question.wants(Ask.SUM))) or _OF_MONEY.search(text):
        return None
    return Measure.COUNT if counted or counts(text) else None


def counts(text: str) -> bool:
    """Whether a text is about how many cars or people there are, and not about money."""
    return _OF_MONEY.search(text) is None and (
        _CARS.search(text) is not None or _PEOPLE.search(text) is not None
    )


def ask_one(question: Question, measure: Measure, text: str, one: Held, reply: Reply) -> Measured | None:
    """What a document tells of the measure; `text` is the question without what compares and without all names."""
    said = _single(question, measure, text, one)
    if said is None:
        return None
    asked = understand(said)
    apart = Reply()
    found = answer_from(replace(asked, years=question.years), one, apart)
    if found.status not in (Outcome.ANSWERED, Outcome.CONFLICTING) or "另外，文件没有披露" in found.text:
        return None
    number = _number(found, measure, apart)
    if number is None:
        return None
    amount, unit = number
    value = _directed(amount, found.text) if measure in (Measure.RATE, Measure.CHANGE) else amount
    if value is None:
        return None
    # told again into the answer itself, which numbers its citations on
    told = _told(answer_from(replace(asked, years=question.years), one, reply).text, amount, measure)
    terms = [v.yuan for v in apart.values if v.citation is not None] if measure is Measure.SUM else []
    return Measured(one, told, value, unit, amount, tuple(t for t in terms if t)) if told else None


def _directed(amount: Decimal, text: str) -> Decimal | None:
    """The amount of a change, negative where the text says that it fell."""
    way = _GOES.search(text)
    return None if way is None else abs(amount) * (-1 if way.group() in _DOWN else 1)


def _told(text: str, amount: Decimal, measure: Measure) -> str:
    """Of what a document tells, what is told first and what says the number, with what that is reckoned from."""
    pieces = [piece for piece in re.split("[；。]", text) if piece and "：“" not in piece]
    saying = [p for p in pieces if re.search(rf"(?<![\d.]){re.escape(f'{amount:f}')}", p.replace(",", ""))]
    if not saying:
        return ""
    kept = pieces[: pieces.index(saying[0]) + 1]
    if measure is Measure.COUNT:
        first = saying[0].split("，")[0]
        kept = [first if f"{amount:f}" in first.replace(",", "") else saying[0]]
    return "；".join(dict.fromkeys(kept))


def _single(question: Question, measure: Measure, text: str, one: Held) -> str | None:
    """The question that one document is asked."""
    if measure is Measure.COUNT:
        if _CARS.search(question.plain):
            return "公务用车有几辆？"
        text = _HOW_MANY.sub(" ", text).strip(" ,，?？") if _PEOPLE.search(question.plain) else text
        return f"{text}有多少人？" if _PEOPLE.search(question.plain) else f"{text}？"
    if measure is Measure.SUM:
        added = link(in_print(_TWO.sub(" ", text), one.catalogue), one.catalogue).subjects
        return f"{'加'.join(added)}一共多少？" if len(added) > 1 else None
    if measure in (Measure.SHARE, Measure.PER_HEAD):
        if measure is Measure.PER_HEAD and Ask.PER_HEAD not in asks_of(text):
            # 县级配套，甲县每人比乙县高多少: said beside one of the names, and asked of all
            return f"{text}每人是多少？"
        if measure is Measure.PER_HEAD or _OF_WHOLE.search(text):
            return f"{text}是多少？"
        bare = _SHARE.sub(" ", text)
        return f"{bare}占比是多少？" if _RECEIVED.search(bare) else f"{bare}占支出总计的比重是多少？"
    bare = (_CARRIED_OUT if measure is Measure.DONE else _CHANGING).sub(" ", text)
    links = link(in_print(bare, one.catalogue), one.catalogue)
    subjects = links.members or links.subjects
    if not subjects and _ALL_OF_IT.fullmatch(bare.strip(" ,，?？的")):
        return f"预算{ENDS[measure]}"
    if len(subjects) != 1:
        return None
    telling = [word for word in links.left if word in one.catalogue.said]
    if unmatched(telling, *(f.words for f in one.catalogue.of_subject(subjects[0]))):
        return None
    return f"{subjects[0]}{ENDS[measure]}"


def _number(found: Found, measure: Measure, told: Reply) -> tuple[Decimal, str] | None:
    """The number that the measure is, of the item that is told first; None where none or several are told of it."""
    values = told.values
    if not values:
        return None
    first = values[0].label
    if measure is Measure.COUNT:
        counted = [v for v in values if v.unit in COUNTED.split("|")]
        added = [v for v in counted if v.citation is None]
        kinds = [v for v in counted if v.citation is not None]
        if len(added) == 1 < len(kinds) and added[0].amount == sum(v.amount for v in kinds):
            # 行政编制11名，事业编制38名: what is asked for is both
            return added[0].amount, _ALIKE.get(added[0].unit, added[0].unit)
        if any(v.unit == counted[0].unit and v.amount > counted[0].amount for v in counted):
            # what is told first is one of several kinds (行政编制, 事业编制), and not all
            return None
        return (counted[0].amount, _ALIKE.get(counted[0].unit, counted[0].unit)) if counted else None
    if measure is Measure.SUM:
        sums = [(v.amount, v.unit) for v in values if v.citation is None and v.unit in YUAN_PER_UNIT]
        return sums[0] if len(sums) == 1 else None
    if measure is Measure.PER_HEAD:
        # 万元/人, and 元/人 beside it where that is clearer
        averages = [(v.amount, v.unit.partition("/")[0]) for v in values if v.citation is None]
        of_money = [(amount, unit) for amount, unit in averages if unit in YUAN_PER_UNIT]
        return of_money[-1] if of_money and "平均" in found.text else None
    if measure is Measure.CHANGE:
        stated = re.search(r"(?:增加|减少)(?:了|为)?([\d,.]+)((?:亿|万|千)?元)", found.text)
        return (Decimal(stated.group(1).replace(",", "")), stated.group(2)) if stated else None
    if measure is Measure.SHARE:
        # a rate of change beside it is no share
        shares = {
            v.amount
            for v in values
            if v.unit == "%"
            and any(f"{v.amount:f}%" in p and "占" in p for p in re.split("[；。]", found.text))
        }
        return (shares.pop(), "%") if len(shares) == 1 else None
    percents = [
        v for v in values if v.unit == "%" and (measure is not Measure.RATE or v.label.startswith(first))
    ]
    return (percents[-1].amount, "%") if len({v.amount for v in percents}) == 1 else None
