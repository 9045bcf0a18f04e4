"""What one of something gets or costs, where the document prints it (每户补助2000元, 按每人每年6000元安排)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from extractors.schema.money import YUAN_PER_UNIT
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.document.quantities import Counted, counted
from service.answering.printed.item_names import concept
from service.answering.printed.linking import Links, Mention
from service.answering.reply import Found, Reply
from service.answering.ways.reckoning.compute import figure_of
from service.answering.ways.reckoning.divisors import named_by, was
from service.patterns import regex
from service.terms import key

# One of what: the word behind 每, or the first of 人均 and 户均.
_UNIT = "人次|批次|车次|平方米|公里|[人名位户亩件辆台套座张株个家所批次场期村班间栋只头棵盏艘根块册吨枚车]|生"
_STANDARD = "(?:是|按照?|为)(?:什么|多少|哪个|啥)标准|标准(?:又|都)?(?:是|为)?(?:多少|什么|几|啥)"
_ASKS_STANDARD = regex(_STANDARD)
_ASKED = regex(
    f"每(?:一|1)?(?P<a>{_UNIT})|(?P<b>[人户亩生件])均|(?P<c>单价|(?:一个?|每个?)月|月(?=工资|报酬|补))|一(?P<d>{_UNIT})(?=[^,，。]{{0,14}}?平均|的?(?:费用|成本|价格|标准)|[^,，。]{{0,4}}(?:多少|几)(?:钱|元|块))|多少钱一个?(?P<e>{_UNIT})|{_STANDARD}"
)
# Asks for what is given, paid or charged, which a rate is; 人均支出 is what an amount comes to.
_GIVES = regex(
    "补|发|领|拿|多少钱|给|奖|救助|标准|定额|收|缴|报酬|工资|补偿|折合|摊|享受|优待|抚恤|慰问|[单]价|成本|费用?的?定|要花|限额|上限"
)
# Asks for what an amount comes to for one, which no bound of a target is (折合每平方米多少).
_RECKONED = regex("平均|折[合算]|[换核]算|摊|算下来|合下来|合到|相当于")
_PEOPLE = frozenset({"人", "名", "位", "生"})
_VEHICLES = frozenset({"车", "台", "辆", "车次"})
_PLACES = frozenset({"座", "处", "所"})
# What stands before the amount of a rate, of the same clause.
_BEFORE = 14
_MERELY = regex(
    "平均|(?:每(?:人次|批次|平方米|公里|[一-鿿]))+|标准|工资|报酬|待遇|[奖收补发拿领给]+$|补助|补贴|发放"
    "|人均|户均|亩均|年人均|平摊|一年|全年|每年|每月|单价|费用|安排|合计|金额"
)
_SPENT = regex("[花用]")
_BECAME = regex(r"(?:由|从).*\d.*[到至为]了?$")
_SENTENCE = regex("[^。；;\n]+")
_EVERYTHING = frozenset(
    {
        "支出总计",
        "收入总计",
        "预算总额",
        "基本支出",
        "项目支出",
        "三公经费",
        "公用经费",
        "人员经费",
        "机关运行经费",
        "工资福利支出",
        "商品和服务支出",
    }
)


def of_standard(question: Question) -> bool:
    """Whether a question asks by what standard something is given, whatever one of it is called (是什么标准)."""
    return _ASKS_STANDARD.search(question.plain) is not None and not question.wants(
        Ask.WHY, Ask.YES_NO, Ask.VERIFY
    )


def rate(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The one rate whose sentence, row or target names all that the question names."""
    asked = _ASKED.search(question.plain)
    if asked is None or not _GIVES.search(question.plain):
        return None
    mentions = [m for m in links.mentions if not (links.left and _only_spends(question, m))]
    if any((concept(m.subject) or m.subject) in _EVERYTHING for m in mentions):
        # what an amount of the whole comes to for one is reckoned
        return None
    unit = (asked["a"] or asked["b"] or asked["d"] or asked["e"] or "").replace("个", "")
    words = [bare for w in links.left if len(bare := _MERELY.sub("", w)) > 1]
    said = [w for m in mentions for w in named_by(question, m, held)]
    said = [bare for w in said if len(bare := _MERELY.sub("", w)) > 1]
    if not words and not said:
        return None
    fitting = [
        c
        for c in counted(held, money=True)
        if c.quantity.value
        and is_rate(c, unit)
        and not was(c)
        and not unmatched([*words, *said], *_around(c))
        and not (c.aim and _RECKONED.search(question.plain))
    ]
    if len({_yuan(c) for c in fitting}) > 1:
        # of several in one sentence that which the words stand right before
        fitting = [c for c in fitting if not unmatched([*words, *said], *_near(c))]
    if len({_yuan(c) for c in fitting}) != 1 or _of_another(fitting[0], [*words, *said]):
        return None
    if (
        asked["a"] is None
        and not fitting[0].aim
        and len(fitting[0].quote) <= len(fitting[0].quantity.printed)
    ):
        # a bare number of a cell says nothing of what it is for one of
        return None
    if question.wants(Ask.COUNT, Ask.SUM) and not fitting[0].aim:
        return Found(f"{_with_all(fitting[0], question, held, links, reply)}。")
    return Found(f"{_told(fitting[0], held, reply)}。")


def _only_spends(question: Question, mention: Mention) -> bool:
    """Whether nothing names an item but that money is spent (每座花多少钱)."""
    return (concept(mention.subject) or mention.subject) == "支出总计" and _SPENT.match(
        question.plain[mention.start : mention.end]
    ) is not None


def _with_all(count: Counted, question: Question, held: Held, links: Links, reply: Reply) -> str:
    """The whole sentence of a rate, which has for how many it is, and what the item comes to (补几个、每个补多少、总共多少)."""
    said = f"文中写道：{count.quoted(held, reply, _own(count))}"
    figure = figure_of(held, links.subjects[0], question, replace(links, left=())) if links.subjects else None
    return said if figure is None else f"{said}，{figure.shown}为{reply.figure(held.document, figure)}"


def _of_another(count: Counted, words: Sequence[str]) -> bool:
    """Whether the sentence has an amount right behind what is asked, and it is not this one (县道每公里10000元、乡道5000元)."""
    printed = count.quantity.printed.strip()
    beside = (re.search(rf"{re.escape(word)}(\d[\d,.]*)\s*[万亿]?元", _own(count)) for word in words)
    return any(found is not None and found[1] != printed for found in beside)


def _yuan(count: Counted) -> Decimal:
    return count.quantity.value * YUAN_PER_UNIT.get(count.quantity.unit, 1)


def _near(count: Counted) -> tuple[str, ...]:
    """The words between an amount and the one before it in its sentence; of a cell or a target its names."""
    printed = count.quantity.printed.strip()
    own = next((s for s in _SENTENCE.findall(count.quote) if printed in s), "")
    before = own.partition(printed)[0]
    return (re.split(r"\d[\d,.]*\s*[万亿]?元", before)[-1],) if before else (count.words, key(count.section))


def _told(count: Counted, held: Held, reply: Reply) -> str:
    """The clause that has the rate, of a target or a cell its name with the amount."""
    if count.aim or len(count.quote) <= len(count.quantity.printed):
        return count.told(held, reply)
    return f"文中写道：{count.quoted(held, reply)}"


def _around(count: Counted) -> tuple[str, ...]:
    """What stands with a rate: its names, its own sentence, and the heading that it stands under."""
    return (count.words, key(_own(count)), key(count.section))


def _own(count: Counted) -> str:
    """The sentence that prints an amount."""
    printed = count.quantity.printed.strip()
    return next((s for s in _SENTENCE.findall(count.quote) if printed in s), count.quote)


def is_rate(count: Counted, unit: str) -> bool:
    """Whether a number is money for one of a unit; without a unit for one of anything."""
    printed = count.quantity.unit
    if "元" not in printed:
        return False
    for_one = _for_one(unit)
    if "/" in printed:
        return re.search(f"/(?:{for_one})", printed) is not None
    each = f"[每单](?:一|个)?(?:{for_one})"
    by_name = "单价" if not unit else f"(?:{for_one})均"
    return re.search(f"{each}|{by_name}", _clause_before(count)) is not None


def _for_one(unit: str) -> str:
    if not unit:
        return _UNIT
    if unit in _PEOPLE:
        return "[人名位生]"
    if unit in _VEHICLES:
        # 每车次补助250元, 每车每年补贴2.8万元
        return "[车台辆]"
    if unit in _PLACES:
        return "[座处站所个]"
    return re.escape(unit)


def _clause_before(count: Counted) -> str:
    """The words right before the amount: of its clause, or of a cell those that the extraction keeps with it."""
    printed = re.escape(count.quantity.printed.strip())
    found = re.search(rf"(?<![\d.])(?<!\d,){printed}\s*{re.escape(count.quantity.unit)}", count.quote)
    if found is None or count.aim:
        return count.words
    clause = re.split("[，,；;。：:（(]", count.quote[: found.start()])[-1]
    # 由每人每月80元提高到100元: what it became is for one of the same
    return clause if _BECAME.search(clause) else re.split(r"\d", clause)[-1][-_BEFORE:]
