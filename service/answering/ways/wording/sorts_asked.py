"""What numbers a question asks for, each sort of them as sentences print it (一车补多少钱: 每车次补助90元)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.printed.linking import content
from service.answering.ways.wording.demands import alike
from service.patterns import regex

# What stands for a cause, which no pattern of a number tells.
CAUSE = ""
_HOW = "(?:多少|几(?!乎))"
_UNITS = (
    "立方米|平方公里|平方米|平米|车次|人次|批次|场次|架次|户次|公里|千米|公顷|小时|个月|[座张台套辆栋间所家户名位人个处条项批场次期起件份盏艘口根吨头只棵株亩班床岁米里天度门车]"
)  # fmt: skip
MONEY = r"(?<![\d.])\d[\d,.]*\s*[万亿千]?元"
_NUMBER = r"(?<![\d.])(?:\d[\d,.]*|[一二两三四五六七八九十百]+)\s*[多余]?[万千百]?"
_END = "(?=$|[,，、。;；?？])"
# What one gets or costs, and how it is printed.
_RATE = (
    regex(
        f"(?:什么|啥|多高的?|怎样的|何种)标准|标准(?:是|为|有|定的?|各|分别)*(?:{_HOW}|什么|多高)|单价|"
        f"(?:每一?(?:个|名|位)?[一-鿿]{{1,4}}|一(?:个|名|位)?(?:人|户|家|亩|辆|台|套|座|栋|间|车次?|趟|顿|餐|方|立方米?|吨|度|平方米|平米|公里|张|只|头|株|棵|场|期|次|村|月|天|学期|学?生))"
        f"[^,，。?？]{{0,8}}?{_HOW}(?:块?钱|元|块|万元?)?(?:[补给发收]?[贴助]?{_END})"
    ),
    rf"(?:每|[人户生亩]均)[一-鿿]{{0,14}}?{MONEY}|{MONEY}\s*[/／每]|(?:单价|均价|定额|标准)[^，。；\d]{{0,6}}\d",
)
_SORTS = (
    (
        regex(
            f"[^,，]{{0,12}}(?:比例|比重|[一-鿿]率)[^,，。?？\\d]{{0,6}}(?:{_HOW}|多高|百分之|几成)|百分之{_HOW}|提[高升]?到(?:百分之)?{_HOW}{_END}"
        ),
        r"\d\s*[%％]|百分之",
    ),
    (
        regex(
            f"(?:铺|修|建|改|通|挖|治理)?[了有得]?多长(?!时间)|(?:里程|长度|总长)[^,，。?？]{{0,4}}{_HOW}(?:公里)?"
        ),
        r"\d[\d.]*\s*(?:公里|千米|米)",
    ),
    (
        regex("(?:多大的?|)面积(?:是|有|为)?(?:多[大少]|几何)?|多大(?:块|片)?地方?"),
        r"\d[\d.]*\s*(?:万?平方米|平方公里|公顷|亩)",
    ),
    (
        regex(f"{_HOW}(?:立?方的?)?(?:水|粮食?|垃圾|污水|电|肥料?|煤|药|种子)"),
        rf"{_NUMBER}(?:立方米|方|吨|度|千瓦时|公斤|斤)",
    ),
    (
        regex(
            f"{_HOW}(?:块?钱|元|块(?!地)|万元?(?![一-鿿]))|[花用投罚补付交收列批奖赔拨要贷借补]了?(?:进去)?{_HOW}{_END}"
            f"|(?:预算|资金|金额|费用?|投资|租金|款|补[贴助]|收入|支出|经费)[^,，。?？]{{0,6}}{_HOW}{_END}"
            f"|{_HOW}[一-鿿]{{0,4}}(?:资金|费用?|租金|款|补[贴助]|收入|经费|预算){_END}"
        ),
        MONEY,
    ),
    (
        regex("(?:哪|几)[一两几]?[家个](?:机构|银行|公司|企业|单位|医院|学校)"),
        "公司|银行|联社|集团|企业|医院|学院|大学|中心",
    ),
)
_COUNTED = regex(f"{_HOW}(?P<unit>{_UNITS})(?![钱元])(?P<of>[一-鿿]{{0,6}})")
_ASKS = regex(f"{_HOW}|什么|哪|谁|怎么|多[大长高]|咋")
_CLAUSE = regex("[,，;；?？。!！、]")


def sorts_of(part: Question, said: str) -> Iterator[str]:
    """How each thing that a part asks for is printed, as patterns; `CAUSE` for what it came of. `said` are the words of the
    document."""
    if part.wants(Ask.WHY):
        yield CAUSE
    for clause in _CLAUSE.split(part.plain if part.english else part.text):
        if not _ASKS.search(clause):
            continue
        for asks, told in (_RATE, *_SORTS):
            if asks.search(clause):
                yield told
                clause = asks.sub(" ", clause)
        for found in _COUNTED.finditer(clause):
            yield _number_of(found["unit"], found["of"], said)


def _number_of(unit: str, of: str, said: str) -> str:
    """How a number is printed in a unit; of what stands behind the unit (几座渡槽) beside its own word."""
    number = rf"{_NUMBER}(?:{'|'.join(sorted(_units(unit), key=len, reverse=True))})"
    name = next(iter(content(of, said)), "")
    if not name or not of.startswith(name) or name not in said:
        return number
    between = r"[^，。；、和与及\d]{0,8}"
    return f"{name}{between}{number}|{number}{between}{name}"


def _units(unit: str) -> Iterable[str]:
    """The units that a number may be printed in: how many groups came no number of times tells."""
    if unit == "车":
        return ("车次", "辆", "趟")
    return ("批次", "批") if unit in ("批", "批次") else {unit, *alike(unit)}
