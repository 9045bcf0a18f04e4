"""One English question put into Chinese: its kind, its items, its years."""

from __future__ import annotations

import re
from dataclasses import dataclass

from service.answering.english.clauses import YEAR, when
from service.answering.english.forms import EACH, SHARE, form_of, shares_of, way_of
from service.answering.english.printed import Printed
from service.answering.english.words import Read, read, unit_of
from service.lexicon.asking import FINAL
from service.terms import key

_THAN = re.compile(
    r"(?:compared? (?:with|to)|than(?: in)?|against(?: the)?|from|versus|vs\.?|over|since|on|"
    r"up on|relative to)\s+(?:the )?((?:19|20)\d{2})\b"
)
# What is spent is planned; what was spent is told by final accounts.
_COMPARED = re.compile(
    r"(?<=[a-z\u4e00-\u9fff]) compared (?:with|to) (?!.*\b(?:last|previous|prior|year|budget|before)\b)"
)
_PLANNED = re.compile(r"\b(?:is|are|be|being|to be|gets?) (?:\w+ly )?spent\b")
_OF_BUDGET = re.compile(
    r"\b(?:percentage|percent|per cent|share|proportion|%) of (?:the |its |their )?(?:original |initial |adopted |annual )*"
    r"budget(?! of)\b(?! for)"
)
_USED = re.compile(r"\bused?(?: up)?\b|\bexecuted\b|\bcompleted\b|\bimplemented\b|\bspent\b")
_EXECUTION = re.compile(r"\bexecution\b|\bexecuted\b|\bestimated actual\b")
_CODE = re.compile(
    r"(?<![\d.,])(?!\d{3,4}\s+(?!(?:and|or|in|is|was|for|of)\b)[a-z])\d{3,7}(?![\d.,]*\d|%|\s*(?:mu|km|people|person|yuan|万|元|亿))"
)
# What follows says what is not meant, or the same once more.
# Where it is to be looked up.
_SOURCE = re.compile(
    r",?\s*\b(?:according to|as per|as (?:stated|shown|printed|reported) in|based on) (?:the |its |this )?(?:\w+ ){0,2}?"
    r"(?:targets?|document|report|budget|disclosure|forms?|text|tables?|narrative|explanations?|statements?)\b(?! of| for)"
)
_NOT_MEANT = re.compile(
    r"\b(?:rather than|instead of|as opposed to|other than|not including|excluding|even though|although|"
    r"though|despite|in spite of|even as|whereas)\b(?:.*)$"
)
_THIS_YEAR = re.compile(r"\bthis year\b|\bcurrent year\b")
_NAMED_ONLY = re.compile(r"^\W*what (?:is|are)(?: an?\b| the\b)?\s*[一-鿿（）()]+\W*$")
_WHAT_IS = re.compile(r"^\W*what (?:is|are) (?!the\b|its\b|their\b)(?:an? )?([^,\d]+)$")
_CATEGORY = re.compile(
    r"\bwhich\b(?: functional| spending| expenditure| budget)*\s*(?:categor(?:y|ies)|class|"
    r"类).*\b(?:largest|biggest|highest|most|greatest|smallest|least)\b"
)
_TIMES = (
    (re.compile(r"\bhow many (?:times|sessions|courses)\b"), "次"),
    (re.compile(r"\bhow many months\b"), "个月"),
    (re.compile(r"\bhow many (?:batches|groups|delegations)\b"), "批次"),
    (re.compile(r"\bhow many (?:guests|visitors)\b"), "人次"),
    (
        re.compile(
            r"\bhow many (?:\w+ ){0,2}(?:people|persons|participants|residents|students|farmers|workers)\b"
        ),
        "人",
    ),
)
_MULTIPLE = re.compile(
    r"\bhow many times (?:as (?:large|big|much|high|great|many) as |larger than |more than |bigger than |the )?"
    r"(?P<whole>.+?) (?:is|was|are|were) (?P<part>.+)"
)
_ADDED = re.compile(
    r"^\W*(?:do|does|is|are|did) (?P<part>.+?)\b(?:adds? up|sums?(?: up)?|amounts?|equals?|equal|together make)\b(?: to| with)?"
    r"(?P<whole>.*)"
)
_WHICH_ITEM = re.compile(
    r"\b(?:which|what) (?:items?|lines?|entry|entries|headings?|expenditures?|account)\b"
)
_POINTING = re.compile(r"\b(?:it|its|they|their|them|these|those|this (?:project|item|fund|amount)|each)\b")
_POINTED = re.compile(r"\b(?:the|any|of|for|there)\b")
_SORTED = re.compile(
    r"\b(?:split|divided|broken down|break(?:s)? down|distributed|shared out) (?:up )?(?:by|"
    r"into|between|among|as)\b"
)
_GUESTS = re.compile(
    r"\bhow many (?:guests|visitors|batches|groups|delegations)\b.*\b(?:receiv|host|entertain)|\breceived\b.*\bguests\b"
)
_OF_IT = re.compile(r"how many (?:guests|visitors|people|persons|participants|sessions|times|batches)\b")
# What is counted by itself and not as part of what was counted before.
_COUNTED = {"退休人员", "在职人员", "编制", "车辆", "公务用车", "临聘人员"}
_BUYS = re.compile(r"\b(?:bought|purchased|acquired|buy|purchase|acquire|buying|purchasing|acquiring)\b")
# What is made up of the items of a table.
_WHOLES = {
    "基本支出",
    "项目支出",
    "三公经费",
    "人员经费",
    "公用经费",
    "政府采购",
    "一般公共预算支出",
    "支出总计",
    "收入总计",
}
_BARE = (
    (re.compile(r"\bleft\b|\bremain|\bunspent"), "年末结转和结余"),
    (re.compile(r"\brevenue|\bincome|\breceipt|\breceive"), "收入总计"),
    (re.compile(r"\bspend|\bspent|\bpay|\bexpenditure|\bcost|\bexpense|\boutlay"), "支出总计"),
    (re.compile(r"\bbudget|\btotal|\bmoney|\ball\b|\bwhole\b|\boverall"), "预算总额"),
)


@dataclass(frozen=True, slots=True)
class Clause:
    """One question in Chinese, its words that nothing translates, and the items that it is about."""

    spoken: str
    unknown: tuple[str, ...]
    items: tuple[str, ...]


def clause(
    topic: str, text: str, before: tuple[str, ...], printed: Printed | None, earlier: str = ""
) -> Clause:
    """One question in Chinese; `before` are the items that the one before it, `earlier`, asked about."""
    text = _SOURCE.sub(" ", text) if "target" not in text else text
    text = _NOT_MEANT.sub(" ", text) if not _NOT_MEANT.match(text) else text
    years = "" if _THIS_YEAR.search(text) else when(f"{topic} {text}")
    if printed is not None and (year := printed.catalogue.extraction.budget.fiscal_year) is not None:
        years = years.replace("前年", f"{year - 2}年")
    about = read(topic, printed)
    amounts = "".join(re.findall(r"[\d.]+(?:亿元|万元|元)(?:以上|以下)?", f"{topic} {text}"))
    spent = FINAL.search(_PLANNED.sub(" ", text))
    final = "决算" if spent else "执行数" if _EXECUTION.search(text) else ""
    if shares := shares_of(text):
        of: tuple[str, ...]
        spent_of = _OF_BUDGET.search(text) and (final or FINAL.search(earlier) or _USED.search(text))
        if spent_of and (of := (*read(shares[0][0], printed).items,) or before):
            return Clause(f"{years}{of[0]}完成年初预算的百分之多少", about.unknown, of)
        spoken, unknown, of = _share(shares, about, before, printed)
        return Clause(f"{years}{final}{spoken}", (*about.unknown, *unknown), of)
    if (term := _defined(text, printed)) is not None:
        return Clause(f"{term}是什么意思", (), (term,))
    if _CATEGORY.search(text):
        return Clause(f"{years}哪一类支出{'最小' if re.search('least|smallest', text) else '最大'}", (), ())
    if _NAMED_ONLY.match(text):
        named = read(text, printed).items
        return Clause(f"{named[0]}是什么意思", (), named)
    if (times := _MULTIPLE.search(text)) is not None:
        part, whole = (read(times.group(side), printed) for side in ("part", "whole"))
        if part.items and whole.items:
            said = f"{part.items[0]}是{whole.items[0]}的几倍"
            return Clause(
                f"{years}{final}{said}", (*part.unknown, *whole.unknown), (*part.items, *whole.items)
            )
    if (added := _ADDED.match(text)) is not None:
        part, whole = (read(added.group(side), printed) for side in ("part", "whole"))
        if len(part.items) > 1:
            year = ["本年支出合计"] if re.search(r"\byear\b", added.group("whole")) else []
            total = (*whole.items, *year, *_whole(added.group("whole"), whole), "本年支出合计")[0]
            said = f"{'和'.join(part.items)}相加等于{total}吗"
            return Clause(f"{years}{said}", (*part.unknown, *whole.unknown), part.items)
    if amounts and _WHICH_ITEM.search(text):
        return Clause(f"{years}{amounts}是哪一项", (), ())
    held_against = _COMPARED.search(text) is not None and not YEAR.search(text)
    text = _COMPARED.sub(" and ", text) if held_against else text
    form, items, unknown = _asked(text, before, printed)
    if held_against and len(items) > 1:
        form = "{item}相差多少"
    if "承担哪些" in form:
        # whose projects they are is told by no column that is read
        unknown = (*unknown, "responsible")
    if about.items:
        items = [f"{'的'.join(about.items)}的{item}" for item in items] or [*about.items]
    items += [code for code in _CODE.findall(YEAR.sub(" ", text)) if all(code not in item for item in items)]
    items = [item for item in items if item not in ("批次", "人次")]
    if not items and _GUESTS.search(text):
        items = ["公务接待"]
    if not items and before and "为什么" in form:
        items = [*before[:2]]
        form = form.replace("变化", way_of(earlier))
    if not items and not before and not unknown:
        items = _whole(text, read(text, printed))
    against = "".join(f"比{year}年" for year in _THAN.findall(text)[:1])
    if "相差" in form and len(items) == 1 and years.count("年") > 1 and not against:
        # one item of two years
        year = min(YEAR.findall(text))
        against, form = f"比{year}年", "{item}{against}变化多少"
    if against:
        years, final = years.replace(against[1:], ""), ""
    form, items = _fitted(form, items, text, before, printed)
    if printed is not None and ("哪个" in form or "相差" in form):
        items = _within(items, printed)
    unit = next((unit for said, unit in _TIMES if said.search(text)), unit_of(items[0]) if items else "个")
    spoken = form.format(item="和".join(items), unit=unit, against=against)
    return Clause(f"{years}{final}{amounts}{spoken}", (*about.unknown, *unknown), tuple(items))


def _defined(text: str, printed: Printed | None) -> str | None:
    """The term that `what are treasury bonds` asks the meaning of, where the document explains it."""
    asked = _WHAT_IS.match(text)
    if asked is None or printed is None:
        return None
    named = read(asked.group(1), printed)
    terms = {key(term.name) for term in printed.catalogue.extraction.budget.glossary}
    return named.items[0] if len(named.items) == 1 and not named.unknown and key(named.items[0]) in terms else None


def _asked(
    text: str, before: tuple[str, ...], printed: Printed | None
) -> tuple[str, list[str], tuple[str, ...]]:
    """The form of a question, its items, and its words that nothing translates."""
    asked = read(EACH.sub(" ", text), printed)
    if (parted := _SORTED.search(text)) is None:
        return form_of(text), _carried([*asked.items], text, before, printed), asked.unknown
    whole = read(text[: parted.start()], printed)
    if items := _carried([*whole.items], text[: parted.start()], before, printed):
        # the names of the parts say no more than that parts are asked for
        return "{item}由哪些组成", items, whole.unknown
    parts = read(text[parted.end() :], printed)
    return form_of(text), [*parts.items], parts.unknown


def _fitted(
    form: str, items: list[str], text: str, before: tuple[str, ...], printed: Printed | None
) -> tuple[str, list[str]]:
    """The form and the items without what the one says of the other already."""
    if "有多少" not in form and "有没有" not in form:
        # money is for using them, and only counts are of them
        items = ["公务用车" if item == "车辆" else item for item in items]
    else:
        items = ["公务接待" if item == "公务接待费" else item for item in items]
        items = ["购置车辆" if item == "公务用车购置费" else item for item in items]
        if _BUYS.search(text):
            said = printed.catalogue.said if printed is not None else ""
            items = [
                item
                if "购置" in item or "采购" in item
                else f"{'采购' if f'采购{item}' in said else '购置'}{item}"
                for item in items
            ]
    if "主要职责" in form:
        items = [item for item in items if "职责" not in item]
    if any(item != "在职人员" and "退休" in item for item in items):
        # staff who are retired
        items = [item.removeprefix("在职人员的") for item in items if item != "在职人员"]
    if "指标值" in form:
        items = [item for item in items if item not in ("绩效目标", "绩效指标")] or items
    if "完成年初预算" in form:
        items = [item for item in items if "完成率" not in item] or [*before[:1]]
    if "面积" in form:
        items = [item.removesuffix("面积").removesuffix("的") for item in items]
    if "指标值" in form and items and items[-1].endswith("指标"):
        form = "{item}是多少"
    if "最大" in form and items and items[0] in ("类", "款", "项"):
        form = "哪一{item}支出最大"
    if "{parts}" in form:
        form = _parts_form(text, items)
    return form, items


def _within(items: list[str], printed: Printed) -> list[str]:
    """Items side by side, the first in Chinese, with the whole that all are parts of where one of them names it (A or B in X)."""
    wholes = (
        {item.partition("的")[0] for item in (items[0], items[-1]) if "的" in item} if items else set[str]()
    )
    whole = next((w for w in wholes if w in _WHOLES and printed.catalogue.of_subject(w)), "")
    if not whole or len(items) < 2:
        return items
    named = [item.removeprefix(f"{whole}的") for item in items]
    return [f"{whole}中{named[0]}", *named[1:]]


def _parts_form(text: str, items: list[str]) -> str:
    if len(items) < 2:
        return "{item}由哪些组成"
    whole = next((name for said, name in _BARE if said.search(text)), "支出总计")
    if SHARE.search(text) and whole not in items:
        return f"{{item}}各占{whole}的比例是多少"
    return "{item}各多少"


def _carried(items: list[str], text: str, before: tuple[str, ...], printed: Printed | None) -> list[str]:
    """The items of a clause that speaks of what was asked before it (it, they), or leaves it unsaid."""
    if not before:
        return items
    pointing = _POINTING.search(text) is not None
    owner = before[0].partition("的")[0]
    if len(owner) < 2:
        return items
    if not items:
        return [f"{owner}购置" if _BUYS.search(text) else owner] if pointing or _OF_IT.match(text) else []
    own = printed is not None and any(
        printed.catalogue.of_subject(item) or item in _COUNTED for item in items
    )
    if pointing or not (own or _POINTED.search(text)):
        return [item if owner in item else f"{owner}的{item}" for item in items]
    return items


def _share(
    shares: list[tuple[str, str]], about: Read, before: tuple[str, ...], printed: Printed | None
) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    both = (one for one in shares if all(read(side, printed).items for side in one))
    part, whole = next(both, shares[0])
    parts, wholes = read(part, printed), read(whole, printed)
    if parts.items and about.items and not wholes.items and not _whole(whole, wholes):
        # for X, what share came from Y: of X
        said = "".join((about.items[0], "中", "和".join(parts.items)))
        return f"{said}占多少比例", (*parts.unknown, *wholes.unknown), parts.items
    owner, _, owned = before[0].partition("的") if before else ("", "", "")
    if owned and not parts.items and not wholes.items and not about.items and not _whole(whole, wholes):
        # what share is that: of what it was named as part of
        return f"{owned}占{owner}的比例是多少", (*parts.unknown, *wholes.unknown), (owned,)
    items = [*parts.items] or [*about.items] or _whole(part, parts) or [*before]
    of = (
        [*wholes.items]
        or _whole(whole, wholes)
        or [*(name for name in before if name not in items)]
        or ["支出总计"]
    )
    if of[0] == "收入总计" and printed is not None and not printed.catalogue.of_subject(of[0]):
        of = ["收入"]
    holder, _, held = of[0].partition("的")
    if held and holder in _WHOLES:
        # the ratio of A to B in the table of X
        of = [held]
    each = "各占" if len(items) > 1 and re.search("each|respective", part) else "占"
    return f"{'和'.join(items)}{each}{of[0]}的比例是多少", (*parts.unknown, *wholes.unknown), tuple(items)


def _whole(text: str, asked: Read) -> list[str]:
    """What is meant where a question names nothing but a budget, spending or income."""
    if "项目支出" in asked.soft:
        return ["项目支出"]
    return next(([name] for said, name in _BARE if said.search(text)), [])
