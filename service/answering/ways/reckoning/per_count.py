"""How many of one thing there are for one of another (每名教师负担几名学生, 平均每期培训多少人次), of two printed numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.schema.money import YUAN_PER_UNIT
from service.answering.asked.kinds import COUNTED
from service.answering.asked.naming import kind_of_body, without_names
from service.answering.asked.question import Question
from service.answering.calculate import Operand
from service.answering.document.held import Held
from service.answering.document.numbers import scale
from service.answering.document.quantities import Counted, counted
from service.answering.printed.linking import Links, content
from service.answering.reply import Found, Reply
from service.answering.ways.counts.roster import Role, roster, whole
from service.answering.ways.counts.tallies import called
from service.answering.ways.wording.demands import alike
from service.patterns import regex
from service.terms import coverage, key

_UNIT = f"人次|{COUNTED}|张|顶|床"
# 一名教师对应几个学生, 平均每张床位占多少平方米, 每个村有几名护林员
_THINGS = regex(
    rf"(?:平均(?:下来)?(?=每|一|1)|(?=每|一|1))(?:每|一(?!级|类|般|次性|线|共|起)|1)(?:一|1)?(?P<u1>个|{_UNIT})?(?P<one>[一-鿿]{{0,10}}?)(?:平均|大约|大概|约|要|得|能|需要?)*"
    r"(?:对应|合|配备?|带|管|教|负担|负责|服务|照[看料]|面对|承担|摊到?|分到|有|设|占用?|接待|接|办理?|完成|维护|管护|巡查|安排|是|为)?(?:着|了|到)*"
    rf"(?:多少|几)个?(?P<u2>(?!户籍)(?:{_UNIT}))?(?P<many>[一-鿿]{{0,8}}?)(?=按|依|根据|照|的?$|[,，?？]|$)"
)
# 在校生与专任教师之比是多少, 生师比
_RATIO = regex(
    r"(?P<many>[一-鿿]{2,12}?)[与和跟同](?P<one>[一-鿿]{2,10}?)(?:的?人数)?(?:的比例?|之比|比例|比)(?:大概|大约|约|是|为)*(?:一比)?(?:多少|几)"
)
# 学生宿舍人均面积按寄宿生算是多少平方米
_AREA = regex(
    r"(?P<many>[一-鿿]{2,10}?)的?(?:人均|生均)(?:使用|占有|建筑)?面积(?:按(?P<one>[一-鿿]{2,8}?)(?:人数)?(?:计?算|折算)?)?(?:约|是|为|有)*(?:多少|几)(?P<u2>平方米|平米)?"
)
_PUPILS_PER_TEACHER = regex("生师比|师生比")
_EACH = regex("每|平均一")
_STAFF = regex("老师|教师|教职工|职工|员工|在编|在职|民警|干警|工作人员")
# People of a sort, and words for whoever works there.
_SORT_OF_PEOPLE = regex("(?P<sort>[一-鿿]{2,4})(?:人员|职工|员工)")
_ANY_STAFF = regex("工作|在职|在编|在岗|实有|现有|全部|全体|单位|干部|机关")
_HEADS = frozenset({"人", "名", "位"})
_BODIES = frozenset({"家", "所", "处", "座", "栋", "项", "条"})
# Who no longer works there is meant only where it is said.
_GONE = regex("退休|离休")
_MERELY = regex("平均|计算|大概|大约|比例|每名?|人数|一比")
_MONEY = regex("钱|[万亿]?元|经费|资金|工资|报酬|补[助贴偿]|奖[金励补]|津贴|拨款|[一-鿿]费$")
# So much of a name must stand with the number; more than this many characters before a number are of another.
_NEAR, _BEFORE, _BEHIND, _FAR = 0.6, 12, 6, 100


@dataclass(frozen=True, slots=True)
class _Side:
    """What one of the two numbers is asked to be: its name and its unit, either of which may be left unsaid."""

    name: str
    unit: str

    def fits(self, count: Counted) -> bool:
        printed = count.quantity.unit
        if self.unit == "个" and printed not in alike("个") and printed not in _BODIES:
            return False
        if self.unit in ("", "个"):
            return bool(self.name)
        if self.unit in _HEADS:
            return printed in _HEADS or printed == "人次"
        return printed in alike(self.unit) or printed.rstrip("次") == self.unit

    def called(self, count: Counted) -> float:
        """How much of the name stands with the number; a unit by itself says nothing more."""
        if not self.name:
            return 0.0
        own = called(count)
        if own.endswith(key(count.label)) or "|" in own:
            own += f"|{_beside(count)}"
        sort = _SORT_OF_PEOPLE.fullmatch(self.name)
        if sort is not None and sort["sort"] not in own and not _ANY_STAFF.fullmatch(sort["sort"]):
            # 专职人员 are not 在职人员
            return 0.0
        short = len(self.name) < 4 and set(self.name) <= set(own.partition("|")[0])
        return 1.0 if short else coverage(self.name, own)


def per_count(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The two numbers and the quotient, where one pair of printed numbers is what the question names."""
    text = without_names(question.plain, held.document)
    asked = _asked(text)
    if asked is None:
        return None
    many, one, rest = asked
    known = [c for c in counted(held) if c.quantity.value and not _is_money(c)]
    if not _GONE.search(text):
        known = [c for c in known if not _GONE.search(c.label)]
    words = [w for w in content(rest, held.catalogue.said) if not _MERELY.fullmatch(w)]
    words = [w for w in words if not kind_of_body(w, held.document)]
    found = [*_pairs(many, one, words, known)]
    if one.unit and one.name:
        # 每期培训多少人次: what stands behind the unit may be what is done
        found += _pairs(many, _Side("", one.unit), [*words, one.name], known)
    pairs = sorted(found, key=lambda each: -each[0])
    if not pairs and _STAFF.search(one.name):
        staff = whole(roster(held), Role.FILLED, one.name)
        ones = [staff[0].count] if len(staff) == 1 else []
        pairs = sorted(_pairs(many, _Side("", "人"), words, known, ones), key=lambda each: -each[0])
    if not pairs:
        return None
    surest, over, by = pairs[0]
    if any(
        score == surest and (a.quantity.value, b.quantity.value) != (over.quantity.value, by.quantity.value)
        for score, a, b in pairs[1:]
    ):
        # nothing tells which of several is meant
        return None
    if not _EACH.search(text) and over.quantity.value < by.quantity.value:
        # a ratio is one to so many
        over, by = by, over
    power, per = scale(over.quantity.unit), scale(by.quantity.unit)
    units = [c.quantity.unit[1:] if p > 1 else c.quantity.unit for c, p in ((over, power), (by, per))]
    expression: tuple[Operand, ...] = (over.quantity.value, *(("×", power) if power > 1 else ()))
    expression += ("÷", by.quantity.value, *(("÷", per) if per > 1 else ()))
    result = reply.result(expression, "/".join(units), "平均", 2)
    told = "，".join(dict.fromkeys((over.told(held, reply), by.told(held, reply))))
    return Found(f"{told}，平均{result}。")


def _asked(text: str) -> tuple[_Side, _Side, str] | None:
    """What is spread, over what, and the rest of the words; None where the question asks for no such thing, or for money."""
    if (found := _PUPILS_PER_TEACHER.search(text)) is not None:
        return _Side("学生", "人"), _Side("专任教师", "人"), _without(text, found)
    if (found := _AREA.search(text)) is not None:
        return _Side(found["many"], "平方米"), _Side(found["one"] or "", "人"), _without(text, found)
    if (found := _RATIO.search(text)) is not None:
        return _Side(found["many"], "人"), _Side(found["one"], "人"), _without(text, found)
    for found in _THINGS.finditer(text):
        asked = re.split("多少|几", found.group())[-1]
        if _MONEY.search(asked) or (not found["u2"] and len(found["many"]) < 2):
            continue
        if found["one"].endswith(("各", "分别")) and found["u1"] is None:
            # 一级和二级教师各多少人 asks for two numbers, and for neither over the other
            continue
        name = found["many"].removesuffix("的").removeprefix("的")
        one = _Side(found["one"].removesuffix("的"), found["u1"] or "")
        return _Side(name, found["u2"] or ""), one, _without(text, found)
    return None


def _without(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}"


def _pairs(
    many: _Side,
    one: _Side,
    words: Sequence[str],
    known: Sequence[Counted],
    ones: Sequence[Counted] | None = None,
) -> Iterator[tuple[float, Counted, Counted]]:
    """Pairs of numbers that can be what is asked, with how surely they are."""
    overs = [c for c in known if many.fits(c)]
    bys = ones if ones is not None else [c for c in known if one.fits(c)]
    for by in bys:
        of_one = one.called(by)
        if one.name and of_one <= _NEAR:
            continue
        for over in overs:
            if over is by:
                continue
            of_many = many.called(over)
            together = over.quote == by.quote
            if many.name and of_many <= _NEAR:
                continue
            if not (many.name or together) or not (one.name or together or ones is not None):
                continue
            own = "|".join((over.words, by.words, _beside(over), _beside(by)))
            around = "|".join((own, key(over.quote), key(by.quote), key(over.section), key(by.section)))
            if any(coverage(word, around) < _NEAR for word in words if not _within(word, own)):
                continue
            named = sum(coverage(word, own) for word in words)
            close = _closeness(over, by) if together else 0.0
            yield of_one + of_many + together + close + named - over.aim / 2 - by.aim / 2, over, by


def _closeness(one: Counted, other: Counted) -> float:
    """From 0 to 1 how near two numbers of one paragraph stand: those side by side belong together."""
    starts = [one.quote.find(c.quantity.printed.strip() + c.quantity.unit[:1]) for c in (one, other)]
    return max(0.0, 1 - abs(starts[0] - starts[1]) / _FAR) if min(starts) >= 0 else 0.0


def _within(word: str, own: str) -> bool:
    """Whether the characters of a short word all stand in a name (在校生 in 在校学生)."""
    return len(word) < 4 and any(set(word) <= set(name) for name in own.split("|"))


def _beside(count: Counted) -> str:
    """What stands right before the number and right behind it, in its own clause."""
    printed = re.escape(count.quantity.printed.strip())
    found = re.search(rf"(?<![\d.])(?<!\d,){printed}\s*{re.escape(count.quantity.unit)}", count.quote)
    if found is None:
        return ""
    before = re.split("[，,；;。：:、（(\\d]", count.quote[: found.start()])[-1][-_BEFORE:]
    behind = re.split("[，,；;。：:、）)\\d]", count.quote[found.end() :])[0][:_BEHIND]
    return f"{key(before)}|{key(behind)}"


def _is_money(count: Counted) -> bool:
    return count.quantity.unit in YUAN_PER_UNIT or "元" in count.quantity.unit or count.quantity.unit == "%"
