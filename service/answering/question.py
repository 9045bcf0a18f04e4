"""Understands a question: what kind it is, which years and figures it names, and its parts."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from extractors.schema.money import YUAN_PER_UNIT
from service.answering.english import translate
from service.lexicon import FINAL, PERSONS
from service.terms import plain, same


class Ask(StrEnum):
    """What a question wants."""

    PERSON = "person"
    WHY = "why"
    PURPOSE = "purpose"
    DEFINITION = "definition"
    VERIFY = "verify"  # 算得对吗, 一致吗
    HOW = "how"  # 怎么算出来的
    ACCOUNT = "account"  # 列在哪个科目
    PER_HEAD = "per_head"
    SHARE = "share"
    DIFFERENCE = "difference"
    SUM = "sum"
    HIGHEST = "highest"
    CHANGE = "change"
    YES_NO = "yes_no"
    PARTS = "parts"
    COUNT = "count"
    AMOUNT = "amount"


# The first that fits comes first in `asks`; a question may be of several kinds.
_KINDS: tuple[tuple[Ask, re.Pattern[str]], ...] = tuple(
    (ask, re.compile(pattern))
    for ask, pattern in (
        (
            Ask.WHY,
            "为什么|为何|为啥|原因|缘由|理由|怎么会|何以|怎么(?:就|又|比.{0,6})?(?:下降|增加|减少|上升|变|涨|降|多|少|砍)",
        ),
        (
            Ask.PURPOSE,
            "用来做什么|用来干|用于什么|用于哪|用于何|用途|干什么|做什么用|花在什么|[花用投]在哪|[花用]到哪|做什么|拿来|怎么用"
            "|干嘛|给谁用|[给为]谁|给什么人|用在什么|[投用花][到在]什么|补给",
        ),
        (
            Ask.DEFINITION,
            "指什么|是指|指的是|什么是|是什么意思|何谓|怎么定义|如何定义|定义|含义|什么叫|[怎如][么何](?:解释|理解)|啥意思|是什么钱",
        ),
        (
            Ask.VERIFY,
            "对吗|对不对|正确吗|准确吗|一致吗|一致不一致|相符吗|是否一致|是否相符|是否正确|支持.*吗|矛盾吗",
        ),
        (Ask.HOW, "(?:怎么|怎样|如何)(?:计?算|测算|得来|得出|来的)|(?:计算|测算)(?:依据|标准|方法|过程)"),
        (
            Ask.ACCOUNT,
            "列在?[入到在]?哪|哪[个些一]?(?:功能|经济|支出|预算)*(?:分类)?科目|科目(?:代码|编码|编号)|(?:代码|编码)是",
        ),
        (Ask.PER_HEAD, "人均|平均每人|每人平均|平均到?每[个名位]|[每个]个?人平均"),
        (Ask.SHARE, "占.*(?:比例|比重|百分|多少|几成|份额|占比|多大)|占比|比例|比重|百分之几|几成"),
        (Ask.DIFFERENCE, "相差|差多少|差额|多多少|少多少|差距"),
        (Ask.SUM, "一共|总共|共多少|共计|加起来|加总|之和|总和|合起来|加在一起|加上"),
        (
            Ask.HIGHEST,
            "最大|最多|最高|最贵|最小|最少|最低|排名|排第|第[一二三]大|前[一二三四五六七八九十\\d]+[大位名]",
        ),
        (
            Ask.CHANGE,
            "增加|减少|增长|下降|上升|降低|上涨|增幅|降幅|增减|变化|变动|同比|比上年|比去年|较上年|与上年|持平|比20"
            "|涨|降了|降到|[减砍]了|压减|压缩|[多少]了(?:多少|几)|[多少]花",
        ),
        (Ask.YES_NO, "有没有|有无|是否|吗|没有安排|有.*吗|(?<![什怎那这])么$|要不要|会不会|用不用"),
        (
            Ask.PARTS,
            "哪些|哪几|哪[两二三四五六七八九十]|组成|构成|分别是|明细|包括什么|包括哪|各多少|各是多少|具体花在|由哪|包含哪|花在哪|由什么|[买采购]些?什么|什么(?:组|构)成|分哪|哪.{1,4}来源|哪个项目的|列出|列举|清单",
        ),
        (
            Ask.COUNT,
            "多少(?:人|名|辆|台|套|批次?|次|场|期|户|家|平方米|个|编制|岗位|车)|几(?:人|名|辆|台|套|个|批次?|次|场|期|户|家)|编制|面积|人数|辆数|批次"
            "|多少(?![钱元万亿比是])[一-鿿]{0,6}?(?:人|员|警|工|官|师|生|户|车|馆|站|点|所|校|店|件|亩|公里|公顷)"
            "|(?:人员|职工|民警|车辆|学生).{0,3}有?多少|有多少(?:人员|职工|民警|车辆)|几处",
        ),
        (Ask.AMOUNT, "多少|多大|金额|几万|几元|数额|总额|预算是|预算数|规模"),
    )
)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?=\D|$)")
_MONEY = re.compile(r"(?<![\d.])(\d+(?:\.\d+)?)(亿元|万元|千元|元|亿|万)")
_UNIT = {"万": "万元", "亿": "亿元"}
_PERCENT = re.compile(r"(?<![\d.])(-?\d+(?:\.\d+)?)%")
_CODE = re.compile(r"(?<!\d)\d{3,10}(?!\d|[年万亿元%.人辆名个])")
_LEVELS = re.compile(r"(?<!\d)(\d{3})类?(\d\d)款(?:(\d\d)项)?")
_PREVIOUS = re.compile("上年|去年|上一年|前一年|上年度")
_CLAUSE = re.compile(r"[?？!！;；。\n]|[,，](?=.{2})|(?<!\d)\|(?!\d)")
# Asks for the amounts of what the words before it ask for.
_EACH = re.compile("(?:金额)?(?:分别|各自?)(?:是|为|有|安排)?(?:多少|几)(?:钱|元|万元)?")
_ASKS = re.compile(
    "多少|几|什么|哪|吗|么|为何|为啥|原因|是否|有没有|有无|怎么|如何|谁|多大|占比|比例|分别|各|相差|为什么|差额|定义|用途"
)


@dataclass(frozen=True, slots=True)
class Question:
    """One question, or one of its parts. `text` is as asked, `plain` as `terms.same(plain(…))` writes it."""

    text: str
    plain: str
    asks: tuple[Ask, ...]
    years: tuple[int, ...] = ()
    previous: bool = False
    final: bool = False
    amounts: tuple[Decimal, ...] = ()
    percents: tuple[Decimal, ...] = ()
    codes: tuple[str, ...] = ()
    # Words of another language that none of ours translates.
    foreign: tuple[str, ...] = ()
    english: bool = False

    def wants(self, *asks: Ask) -> bool:
        return any(ask in self.asks for ask in asks)


def understand(text: str) -> Question:
    """The whole question, Chinese or English."""
    folded = unicodedata.normalize("NFKC", text)
    foreign: tuple[str, ...] = ()
    translated = translate(folded)
    if translated is not None:
        folded, foreign = translated
    return replace(_read(folded), text=text, foreign=foreign, english=translated is not None)


def parts(question: Question) -> tuple[Question, ...]:
    """The questions that a question is made of; words before the first that asks go with it.

    Years that a part does not name itself are those of the whole.
    """
    source = question.plain if question.english else question.text
    texts: list[str] = []
    pending = ""
    for piece in _CLAUSE.split(unicodedata.normalize("NFKC", source)):
        if not piece.strip():
            continue
        if texts and _EACH.fullmatch(plain(piece)):
            texts[-1] += "," + piece
            continue
        if _ASKS.search(piece) or PERSONS.search(piece):
            texts.append(pending + piece)
            pending = ""
        else:
            pending += piece + ","
    if pending:
        texts = [*texts[:-1], texts[-1] + "," + pending] if texts else [pending]
    texts = list(dict.fromkeys(texts))
    if len(texts) < 2:
        return (question,)
    read = [replace(_read(text), text=text, foreign=question.foreign) for text in texts]
    return tuple(
        replace(
            part,
            years=part.years or question.years,
            final=part.final or question.final,
            previous=part.previous or (question.previous and not part.years),
        )
        for part in read
    )


def _read(text: str) -> Question:
    # 207类03款 is the code 20703
    written = _LEVELS.sub(lambda found: "".join(g or "" for g in found.groups()), plain(text))
    meant = same(written)
    asks = tuple(ask for ask, pattern in _KINDS if pattern.search(meant))
    if PERSONS.search(text):
        asks = (Ask.PERSON, *asks)
    return Question(
        text=text,
        plain=meant,
        asks=asks,
        years=tuple(dict.fromkeys(int(year) for year in _YEAR.findall(written) if int(year) < 2100)),
        previous=bool(_PREVIOUS.search(meant)),
        final=bool(FINAL.search(text)),
        amounts=tuple(
            Decimal(number) * YUAN_PER_UNIT[_UNIT.get(unit, unit)] for number, unit in _MONEY.findall(written)
        ),
        percents=tuple(Decimal(number) for number in _PERCENT.findall(written)),
        codes=tuple(code for code in _CODE.findall(written) if not _YEAR.fullmatch(code)),
    )
