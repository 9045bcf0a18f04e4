"""Over what an amount is spread: the number that a question gives, names, or that stands with the item."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from extractors.schema.draft import Stage
from extractors.schema.money import YUAN_PER_UNIT
from service.answering.asked.digits import in_digits
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.document.quantities import Counted, counted, outturns, spelled
from service.answering.printed.linking import Links, Mention, content
from service.answering.reply import Reply, sum_of
from service.answering.ways.counts.roster import Role, of_sort, sorts_in, whole
from service.answering.ways.counts.roster_tables import of_body as roster_of
from service.patterns import regex
from service.terms import coverage, key

_UNITS = (
    "人次|处|批次|平方公里|平方米|立方米|公里|公顷|学生|职工"
    "|[人批件座亩户次场期家辆台套所条项块根盏棵株册卷张口头只吨米警村班间栋幢]"
)
# Whom 一个 counts.
_PEOPLE = "人|孩子|儿童|学生|老人|职工|员工|居民|对象|教师"
_GIVEN = regex(
    r"(\d+(?:\.\d+)?|[一二两三四五六七八九十百]+)(万|千|百)?(?:个)?"
    r"(人次|名|人|位|座|件|亩|公里|户|次|场|家|所|台|套|辆|平方米|村|个)"
)
# 保留两位 gives no number of anything.
_PLACES = regex("(?:保留|精确|取)[^,，。]{0,4}[一二两三四\\d]位(?:小数)?|小数[^,，。]{0,3}[一二两三四\\d]位")
_POWERS = {"": 1, "百": 100, "千": 1_000, "万": 10_000}
_EACH = regex(
    f"每[一-鿿]{{0,7}}一(?P<m1>[个名位])?(?P<u1>{_UNITS})|每(?:[接招]待|服务|培训|开|办)?(?:一|1)?(?P<m2>[个名位次])?(?P<u2>{_UNITS})?(?P<noun>[一-鿿]{{0,6}})"
    f"|人均|生均|亩均|平均(?:下来)?一(?:(?P<m3>个(?={_PEOPLE}))|(?P<u3>个|{_UNITS}))|一(?:(?P<m4>个(?={_PEOPLE}))|(?P<u4>处|名|位|个|{_UNITS}))(?=[^,，。]{{0,14}}?平均)"
)
_HEADS = {"人", "名", "位"}
_PERSON = regex(
    "对象|群众|居民|老人|[村牧农渔移灾]民|患者|学生|在校生|学员|职工|员工|教师|民警|干警|医生|儿童|孩子|[一-鿿]员|人"
)
# 按送教对象算, 平摊到八个站: what the question itself says the amount is spread over.
_BASIS = regex(
    "(?:按照?|以)(?P<by>[^,，]{2,16}?)(?:来|去)?(?:计?算|平?摊|折算|平均|分)|(?:平|分|均)摊到(?P<on>[^,，]{2,14}?)(?=每|一|平均)"
)
_BY_HEADS = regex("(?:按照?|以)[^,，]{2,14}人数(?:来|去)?(?:计?算|平?摊|折算|平均|分)")
_OF_BASIS = regex(
    "[一-鿿]{2}[以之]后的|实际(?=[一-鿿]{2})|今年|本年|目前|现[有在]|以后|之后|年[末底]|目标值?|指标|绩效|里|中|的|全部|总?数量?|人数"
)
_CALLED = 0.7
_OF_ANYTHING = {"个", "家", "所"}
_RECEIVED = regex("[接招]待|宴请|吃饭")
_AT_WORK = regex("在职|实有|在岗|现有|在编|在册")
_STAFF = regex(
    f"按|算|身上|头上|名下|{_PEOPLE}|全[系县市区镇乡州旗省校院]|参会|人员|人数|职工|员工|教职工|在职|在岗|在编|在册|实有|每(?:{_UNITS}|[个名位])?|干警|民警|人头|年末|年底|编制|全系统"
    "|摊|平均|人次|批次|合在一起|合起来|合|[钱元]+|接待|目标|指标|计划|里程|投入|面积|数量"
)
_OF_BODY = regex("在职|在岗|在编|在册|实有|编制|职工|员工|人头|民警|干警")
_NUMERALS = "一二两三四五六七八九十百千万"
# What a number was before stands so near to it; a paragraph may repeat a number thousands of times.
_NEAR_BY = 40
# What is counted is named so near behind its number.
_NAMED_BY = 8
_FROM = regex(r"(?:由|从)[^\d，,。；;]{0,12}$")
_INTO = regex(rf"[^\d，,。；;]{{0,12}}[到至为]了?\s*[\d{_NUMERALS}]")
_AVERAGED, _NAME = regex("平均|平摊|折算"), 2
# What a change is put down to stands behind these; what something became behind those.
_REASON = regex("原因|主要系|主要是|由于|因为|，系|得益于")
_BECAME = regex("[增减升降扩调提][^，,。；;]{0,3}[到至为]了?$|[到至]$|(?:现有|共有|达到?)$")
_AIMED = regex("目标|指标|计划")
_SIDE_BY_SIDE = regex("[^,，。;；元]{1,12}[和与及跟加、](?:另外|还有)?[^,，。;；元]{0,8}")
_TOGETHER = regex("合|加|一起|总|之和")


@dataclass(frozen=True, slots=True)
class Divisor:
    """The numbers that together are divided by; `unit` is what one of them is."""

    parts: tuple[Counted, ...]

    @property
    def unit(self) -> str:
        printed = self.parts[0].quantity.unit
        # the head of a column says what its bare numbers count, and only those of people are divided by
        return printed[1:] if self.power > 1 else printed or "人"

    @property
    def power(self) -> int:
        """What the printed number counts in (万亩): 1 where it counts single things."""
        printed = self.parts[0].quantity.unit
        return _POWERS.get(printed[:1], 1) if len(printed) > 1 else 1

    @property
    def value(self) -> Decimal:
        return sum((p.quantity.value for p in self.parts), Decimal(0))

    def told(self, held: Held, reply: Reply) -> str:
        """`实有48人[2]，实有9人[2]，合计57人`"""
        said = "，".join(dict.fromkeys(p.told(held, reply) for p in self.parts))
        if len(self.parts) == 1:
            return said
        return f"{said}，合计{reply.result(sum_of(p.quantity.value for p in self.parts), self.unit, '合计')}"


def divisor(question: Question, held: Held, links: Links, subject: str, *, of_staff: bool) -> Divisor | None:
    """What to divide by; None where the document has no such number, or more is asked for than it tells.

    Of what a number was and what it became (由182万增加到195万) only the latter is one.
    """
    text = _PLACES.sub(" ", question.plain)
    unit, noun = each_of(text)
    if unit in _OF_ANYTHING and _BY_HEADS.search(text):
        # 按安置人数平均，每个岗位: of the persons, whatever is paid for
        unit = "人"
    asked = [w for w in (_STAFF.sub("", word) for word in links.left) if len(w) > 1]
    givens = [g for g in _GIVEN.finditer(text) if g.group(1) not in ("一", "1")]
    given = next(iter(joint := _joint(givens, text, noun)), None)
    if len(joint) > 1:
        # 52家医院和340家书店，平均一家: of all of them
        own = [
            next((c for c in _known(held, text) if _whole(c) == _said(g) and _same_unit(c, g.group(3))), None)
            for g in joint
        ]
        return Divisor(tuple(c for c in own if c is not None)) if all(own) else None
    of_body = unit in _HEADS | {"职工", "警"} and (of_staff or _OF_BODY.search(links.rest) is not None)
    known = [c for c in _known(held, text) if not was(c) and not of_change(c)]
    said = [w for m in links.mentions if m.subject == subject for w in named_by(question, m, held)]
    said = ["".join(_STAFF.sub("", w) for w in said)]
    if of_body and given is None and not asked and not _AIMED.search(text):
        # of those who work there, or of nobody: what else is counted in persons is no staff
        staff = _of_body(text, held)
        return Divisor(tuple(staff)) if staff else None
    if given is not None:
        known = [c for c in known if _whole(c) == _said(given) and _same_unit(c, given.group(3))]
    else:
        known = [c for c in known if _counts(c, unit, noun, text)]
    if _TOGETHER.search(text) and len(several := _named_in(text, known)) > 1:
        return Divisor(tuple(several))
    # the number that stands with the item, or that the other words of the question name
    scored = [(_nearness(c, asked, subject, noun), -n, c) for n, c in enumerate(known) if c.quantity.value]
    named = [
        each for each in scored if given is not None or _belongs(each[2], [*asked, *said], subject, noun)
    ]
    if _AT_WORK.search(text):
        named = [each for each in named if _AT_WORK.search(each[2].label)] or named
    if held.document.stage is Stage.FINAL and not _AIMED.search(text):
        # what was to be done is no number of what was, where both are printed
        named = [each for each in named if not _bounded(each[2])] or named
    if basis := basis_of(text):
        # what it is spread over is said: no other number is
        named = [each for each in named if coverage(basis, key(f"{each[2].words}|{each[2].quote}")) > _CALLED]
    best = max(named, key=lambda pair: pair[:2])[2] if named else None
    return Divisor((best,)) if best is not None else None


def _known(held: Held, text: str) -> Iterable[Counted]:
    """All numbers; in a final account what was reached of an indicator in the place of its target, where no target is asked."""
    reached = [] if held.document.stage is not Stage.FINAL or _AIMED.search(text) else [*outturns(held)]
    named = {(c.label, c.section) for c in reached}
    stated = (c for c in counted(held) if not (c.aim and (c.label, c.section) in named))
    return (*stated, *reached, *spelled(held))


def divided(text: str) -> str:
    """The words of a question before those that say over what is spread what they name."""
    starts = [
        found.start() for pattern in (_EACH, _BASIS, _AVERAGED) if (found := pattern.search(text)) is not None
    ]
    first = min(starts, default=0)
    return text[:first] if first else text


def basis_of(text: str) -> str:
    """What a question says in so many words that an amount is spread over; empty where it does not."""
    found = _BASIS.search(text)
    said = _OF_BASIS.sub("", (found["by"] or found["on"]) if found is not None else "")
    return "" if _GIVEN.search(said) or len(said) < _NAME else said


def untold(links: Links, found: Divisor, *evidence: str) -> list[str]:
    """The words of the question that neither what is divided nor what by tells."""
    asked = [w for w in (_STAFF.sub("", word) for word in links.left) if len(w) > 1]
    told = [text for c in found.parts for text in (c.words, key(c.quote), key(c.section))]
    # 在校生 of 在校学生
    short = [w for w in asked if any(set(w) <= set(c.words) for c in found.parts)]
    return unmatched([w for w in asked if w not in short], *evidence, *told)


def each_of(text: str) -> tuple[str, str]:
    """What one of the things is counted in, and its name."""
    found = _EACH.search(text)
    if found is None:
        return "人", ""
    measure = found["m1"] or found["m2"] or found["m3"] or found["m4"]
    unit, noun = found["u1"] or found["u2"] or found["u3"] or found["u4"], found["noun"] or ""
    if unit in ("名", "位") or (unit is None and measure in ("名", "位")):
        unit = "人"
    if found["m3"] or found["m4"]:
        unit = "人"
    if unit is None and (person := _PERSON.search(noun)) is not None:
        unit = "学生" if "生" in person.group() else "人"
    noun = noun.partition("的")[0]
    if unit or measure == "个":
        return unit or "个", noun
    # 人均 is of persons, 每乡镇卫生院 of what it names, 每年 of nothing that is counted
    return ("", noun) if noun else ("人", "")


def _of_body(text: str, held: Held) -> list[Counted]:
    heads = roster_of(held, text)
    role = Role.POSTS if "编制" in text and not _AT_WORK.search(text) else Role.FILLED
    sorts = sorts_in(text)
    if sorts:
        found = [of_sort(heads, role, sort) for sort in sorts]
        return [h.count for h in found if h is not None] if all(found) else []
    return [h.count for h in whole(heads, role, text) if h.value]


def _said(given: re.Match[str]) -> Decimal:
    digits = given.group(1)
    number = Decimal(digits) if digits[0].isdigit() else Decimal(in_digits(digits))
    return number * _POWERS[given.group(2) or ""]


def _joint(givens: Sequence[re.Match[str]], text: str, noun: str) -> list[re.Match[str]]:
    """The numbers in one unit that a question gives side by side; only the one of the sort whose average it asks for (每家药店),
    and the first where they are of several units."""
    joint = list(givens[:1])
    for before, one in pairwise(givens):
        between = text[before.end() : one.start()]
        if one.group(3) != before.group(3) or not _SIDE_BY_SIDE.fullmatch(between):
            break
        joint.append(one)
    if len(joint) > 1 and len(sort := noun[:2]) > 1:
        ends = [*(one.start() for one in joint[1:]), joint[-1].end() + _NAMED_BY]
        named = [one for one, end in zip(joint, ends, strict=True) if sort in text[one.end() : end]]
        return named if len(named) == 1 else joint
    return joint


def _named_in(text: str, known: Iterable[Counted]) -> list[Counted]:
    """The numbers whose own names the question says, each once."""
    found: dict[str, Counted] = {}
    for count in known:
        name = key(count.label)
        if len(name) > 2 and name in text and count.quantity.value:
            found.setdefault(name, count)
    return list(found.values())


def _nearness(count: Counted, asked: Sequence[str], subject: str, noun: str) -> float:
    named = sum(coverage(w, count.words) + coverage(w, key(count.quote)) / 2 for w in asked)
    called = coverage(noun, count.words) if len(noun) > 1 else 0
    return named + called + coverage(subject, count.words) + coverage(subject, key(count.quote))


def _belongs(count: Counted, asked: Sequence[str], subject: str, noun: str) -> bool:
    """Whether a number stands with the item, or is of what the question names: of another project it is no divisor."""
    around = f"{count.words}|{key(count.quote)}|{key(count.section)}"
    names = [word for word in (*asked, subject, noun) if len(word) > 1]
    return any(coverage(name, around) >= _CALLED or set(name) <= set(count.words) for name in names)


def named_alone(word: str) -> bool:
    """Whether a word of a question names something besides who or what is counted."""
    return len(_STAFF.sub("", word)) > 1


def named_by(question: Question, mention: Mention, held: Held) -> list[str]:
    """The words of a question that name an item, as the question says them; its printed name where nothing does."""
    return content(question.plain[mention.start : mention.end], held.catalogue.said) or [mention.subject]


def was(count: Counted) -> bool:
    """Whether a sentence says that a number was this before it became another."""
    for found in re.finditer(rf"(?<![\d.])(?<!\d,){_printed(count)}", count.quote):
        behind = count.quote[found.end() : found.end() + _NEAR_BY].lstrip().removeprefix(count.quantity.unit)
        if _FROM.search(count.quote[max(0, found.start() - _NEAR_BY) : found.start()]) and _INTO.match(
            behind
        ):
            return True
    return False


def of_change(count: Counted) -> bool:
    """Whether a number stands in the reason of a change and says only what was changed (原因是报废两辆), not what it became."""
    found = re.search(rf"(?<![\d.])(?<!\d,){_printed(count)}", count.quote)
    ahead = re.split("[。；;]", count.quote[: found.start()])[-1] if found is not None else ""
    return _REASON.search(ahead) is not None and _BECAME.search(ahead) is None


def _printed(count: Counted) -> str:
    return re.escape(count.quantity.printed.strip())


def _bounded(count: Counted) -> bool:
    """Whether a number is a target (≥140户)."""
    return re.search(rf"[≥≤＞＜><=]\s*{_printed(count)}", count.quote) is not None


def _whole(count: Counted) -> Decimal:
    """The number itself where its unit says 万 (8万亩)."""
    return count.quantity.value * _POWERS.get(count.quantity.unit[:1], 1)


def _same_unit(count: Counted, unit: str) -> bool:
    printed = count.quantity.unit.lstrip("百千万")
    return printed == unit or (unit in _HEADS and printed in (*_HEADS, "人次")) or unit in ("个", "位")


def _counts(count: Counted, unit: str, noun: str, text: str) -> bool:
    printed = count.quantity.unit.lstrip("百千万")
    if unit in ("学生", "职工", "警"):
        return printed in _HEADS and unit[0] in count.words
    if not unit:
        return coverage(noun, key(count.label)) > _CALLED and printed not in (*YUAN_PER_UNIT, "%")
    if unit in _HEADS:
        return printed in _HEADS or (printed == "人次" and _RECEIVED.search(text) is not None)
    if unit == "批":
        return printed == "批次"
    if unit == "人次" and printed in _HEADS:
        # 培训2次，人数80人
        return "人数" in count.label or re.search("培训|会议|接待|参会|参训", count.quote) is not None
    if printed == unit:
        return True
    # 12个村, 每村 or 每个村
    named = noun[:2] if unit in _OF_ANYTHING else unit
    behind = re.escape(count.quantity.printed.strip()) + r"\s*" + printed + "(?:.{0,4})" + named
    if printed not in _OF_ANYTHING or not named:
        return False
    return (
        re.search(f"{named}(?:个|家|所)?数", count.label) is not None
        or re.search(behind, count.quote) is not None
    )
