"""Over what an amount is spread: the number that a question gives, names, or that stands with the item."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractors.schema.money import YUAN_PER_UNIT
from service.answering.asked.question import Question, in_digits
from service.answering.document.held import Held, unmatched
from service.answering.document.quantities import Counted, counted, spelled
from service.answering.printed.linking import Links, Mention, content
from service.answering.reply import Reply, sum_of
from service.answering.ways.roster import Role, of_sort, roster, sorts_in, whole
from service.terms import coverage, key

_UNITS = "人次|处|批次|平方米|公里|学生|职工|[人批件座亩户次场家辆台套所条项块根盏棵册头只吨米警村班间栋]"
_GIVEN = re.compile(
    r"(\d+(?:\.\d+)?|[一二两三四五六七八九十百]+)(万|千|百)?(?:个)?"
    r"(人次|名|人|位|座|件|亩|公里|户|次|场|家|所|台|套|辆|平方米|村|个)"
)
# 保留两位 gives no number of anything.
_PLACES = re.compile(
    "(?:保留|精确|取)[^,，。]{0,4}[一二两三四\\d]位(?:小数)?|小数[^,，。]{0,3}[一二两三四\\d]位"
)
_POWERS = {"": 1, "百": 100, "千": 1_000, "万": 10_000}
_EACH = re.compile(
    f"每[一-鿿]{{0,7}}一([个名位])?({_UNITS})()|每(?:[接招]待|服务|培训|开|办)?(?:一|1)?([个名位次])?({_UNITS})?([一-鿿]{{0,6}})|人均|生均|亩均|平均(?:下来)?一(个|{_UNITS})|一(处|名|位|个|{_UNITS})(?=[^,，。]{{0,14}}?平均)"
)
_HEADS = {"人", "名", "位"}
_PERSON = re.compile("学生|在校生|学员|职工|员工|教师|民警|干警|医生|[一-鿿]员|人")
_CALLED = 0.7
_OF_ANYTHING = {"个", "家", "所"}
_RECEIVED = re.compile("[接招]待|宴请|吃饭")
_AT_WORK = re.compile("在职|实有|在岗|现有|在编|在册")
_STAFF = re.compile(
    f"按|算|参会|人员|人数|职工|员工|教职工|在职|在岗|在编|在册|实有|每(?:{_UNITS}|[个名位])?|干警|民警|人头|年末|年底|编制|全系统"
    "|摊|平均|人次|批次|合在一起|合起来|合|[钱元]+|接待|目标|指标|计划|里程|投入|面积|数量"
)
_OF_BODY = re.compile("在职|在岗|在编|在册|实有|编制|职工|员工|人头|民警|干警")
_AIMED = re.compile("目标|指标|计划")
_TOGETHER = re.compile("合|加|一起|总|之和")


@dataclass(frozen=True, slots=True)
class Divisor:
    """The numbers that together are divided by; `unit` is what one of them is."""

    parts: tuple[Counted, ...]

    @property
    def unit(self) -> str:
        printed = self.parts[0].quantity.unit
        return printed[1:] if self.power > 1 else printed

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
    unit, noun = _each(text)
    asked = [w for w in (_STAFF.sub("", word) for word in links.left) if len(w) > 1]
    given = next((g for g in _GIVEN.finditer(text) if g.group(1) not in ("一", "1")), None)
    of_body = unit in _HEADS | {"职工", "警"} and (of_staff or _OF_BODY.search(links.rest) is not None)
    known = [c for c in (*counted(held.extraction), *spelled(held.extraction)) if not was(c)]
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
    best = max(named, key=lambda pair: pair[:2])[2] if named else None
    return Divisor((best,)) if best is not None else None


def untold(links: Links, found: Divisor, *evidence: str) -> list[str]:
    """The words of the question that neither what is divided nor what by tells."""
    asked = [w for w in (_STAFF.sub("", word) for word in links.left) if len(w) > 1]
    told = [text for c in found.parts for text in (c.words, key(c.quote), key(c.section))]
    # 在校生 of 在校学生
    short = [w for w in asked if any(set(w) <= set(c.words) for c in found.parts)]
    return unmatched([w for w in asked if w not in short], *evidence, *told)


def _each(text: str) -> tuple[str, str]:
    """What one of the things is counted in, and its name."""
    found = _EACH.search(text)
    if found is None:
        return "人", ""
    measure, unit = found.group(1) or found.group(4), found.group(2) or found.group(5)
    noun = found.group(6) or ""
    if unit is None and measure in ("名", "位"):
        unit = "人"
    if found.group(7) or found.group(8):
        unit = found.group(7) or found.group(8)
    if unit is None and (person := _PERSON.search(noun)) is not None:
        unit = "学生" if "生" in person.group() else "人"
    noun = noun.partition("的")[0]
    if unit or measure == "个":
        return unit or "个", noun
    # 人均 is of persons, 每乡镇卫生院 of what it names, 每年 of nothing that is counted
    return ("", noun) if noun else ("人", "")


def _of_body(text: str, held: Held) -> list[Counted]:
    heads = roster(held)
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
    printed = re.escape(count.quantity.printed.strip())
    unit = re.escape(count.quantity.unit)
    before, became = r"(?:由|从)[^\d，,。；;]{0,12}(?<![\d.,])", r"[^\d，,。；;]{0,12}[到至为]了?\s*\d"
    changed = rf"{before}{printed}\s*{unit}{became}"
    return re.search(changed, count.quote) is not None


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
        return coverage(noun, key(count.label)) > _CALLED and printed not in YUAN_PER_UNIT
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
