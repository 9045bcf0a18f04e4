"""Guests received (公务接待): how many groups and how many persons, those from abroad apart, as one paragraph tells them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from service.answering.asked.kinds import Ask
from service.answering.asked.naming import without_names
from service.answering.asked.question import Question
from service.answering.document.held import Held, of_last_year
from service.answering.document.quantities import Counted, counted
from service.answering.printed.linking import Links, content
from service.answering.reply import Found, Reply
from service.patterns import regex

_RECEIVED = regex("接待|招待|来访|来客|客人|来宾|访客")
_ASKED = regex("(?:多少|几)(?:批次?|拨|波|团组|人次?|位|名|个人|个团组)|批次|人次")
_GROUPS, _PERSONS = (
    regex("(?:多少|几)(?:批|拨|波|个?团组)|批次"),
    regex("人次|(?:多少|几)(?:人|位|名|个人)"),
)
# Of money, meals and meetings this counts nothing.
_OTHERWISE = regex("[钱元]|金额|费用|会议|培训|信访|群众来|游客|旅客|参观|病人|患者")
_GIVEN = regex(r"\d[\d,.]*[万亿]?元的?")
_ABROAD = regex("[境国]外|国\\(境\\)外|外事|外宾|涉外")
_SORT = regex("(?:信访|群众|游客|旅客|来访群众|病人|患者|家长|投诉|咨询|商务|外商)接待")
# Groups that go abroad receive nobody.
_TRIP = regex("出国|出境|因公")
_GROUP_UNITS, _PERSON_UNITS = frozenset({"批", "批次"}), frozenset({"人", "人次", "名", "位"})
_NAMED_GROUPS = regex("团组|批次|批数|来访团")
_GUESTS = regex("接待|来访|来宾|来客|宾客|外宾|团组")
# What such a question says beside.
_SPOKEN = regex(
    "公务|接待|招待|来访|国内|境内|国外|境外|外事|外宾|客人|来客|访客|来宾|批次|人次|批数|人数|团组|情况|单位|部门|全年|一年|年度?|累计|合计|费|来|人|批|次"
)


@dataclass(slots=True)
class _Visits:
    """One number of groups and the number of persons told right behind it."""

    abroad: bool
    told: list[Counted] = field(default_factory=list)


def asked(question: Question, links: Links) -> bool:
    """Whether a question asks how many groups or persons were received; it may say 公务接待 in a part before."""
    # what they cost may be given (5.62万元的公务接待费)
    text = _GIVEN.sub("", question.plain)
    about = _RECEIVED.search(text) is not None or links.subjects == ("公务接待费",)
    return (
        about
        and _ASKED.search(text) is not None
        and _OTHERWISE.search(text) is None
        and not question.wants(
            Ask.WHY, Ask.CHANGE, Ask.SHARE, Ask.DIFFERENCE, Ask.VERIFY, Ask.PER_HEAD, Ask.HIGHEST
        )
    )


def of_strangers(question: Question, held: Held) -> bool:
    """Whether those are asked for who come for something that the document speaks of nowhere (信访接待), or from abroad where it
    counts none of these."""
    sort = _SORT.search(question.plain)
    if _ASKED.search(question.plain) is None:
        return False
    if sort is None:
        # those who are received in all are not those from abroad
        abroad = _ABROAD.search(question.plain) is not None and _RECEIVED.search(question.plain) is not None
        return abroad and not any(v.abroad for each in _paragraphs(held) for v in each)
    return sort.group() not in held.catalogue.said


def guests(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """`国内公务接待61批[1]，累计接待488人次[1]`: those at home first, then those from abroad where the paragraph tells them;
    None where the question names anything else, or asks for groups or persons that are not told."""
    if not asked(question, links) or of_last_year(question, held):
        return None
    text = _SPOKEN.sub(" ", without_names(question.plain, held.document))
    if content(text, held.catalogue.said):
        return None
    visits = next((v for v in _paragraphs(held) if any(each.told for each in v)), [])
    if _ABROAD.search(question.plain):
        visits = [v for v in visits if v.abroad]
    told = [c for v in sorted(visits, key=lambda v: v.abroad) for c in v.told]
    groups, persons = ([c for c in told if _of_groups(c) is wanted] for wanted in (True, False))
    wanted = [(_GROUPS, groups), (_PERSONS, persons)]
    meant = [found for asks, found in wanted if asks.search(question.plain)]
    if not meant or not all(meant):
        return None
    chosen = [c for c in told if any(c is each for found in meant for each in found)]
    return Found("，".join(dict.fromkeys(c.told(held, reply) for c in chosen)) + "。")


def _paragraphs(held: Held) -> Iterator[list[_Visits]]:
    """The visits that each paragraph tells, in printed order."""
    by_quote: dict[str, list[Counted]] = {}
    for one in counted(held):
        if one.aim or one.former or "\t" in one.quote or not _RECEIVED.search(one.quote):
            continue
        by_quote.setdefault(one.quote, []).append(one)
    for quote, found in by_quote.items():
        yield _visits(_in_order(quote, found))


def _visits(found: list[Counted]) -> list[_Visits]:
    made: list[_Visits] = []
    open_: _Visits | None = None
    for one in found:
        if _of_groups(one):
            trip = _TRIP.search(one.label) is not None and not _RECEIVED.search(one.label)
            open_ = (
                None
                if trip or not _GUESTS.search(one.label)
                else _Visits(_ABROAD.search(one.label) is not None)
            )
            if open_ is not None:
                open_.told.append(one)
                made.append(open_)
        elif one.quantity.unit in _PERSON_UNITS:
            if open_ is not None and len(open_.told) == 1:
                open_.told.append(one)
            elif _RECEIVED.search(one.label) and not _TRIP.search(one.label):
                made.append(_Visits(_ABROAD.search(one.label) is not None, [one]))
    return made


def _of_groups(one: Counted) -> bool:
    unit = one.quantity.unit
    return unit in _GROUP_UNITS or (unit in ("个", "次") and _NAMED_GROUPS.search(one.label) is not None)


def _in_order(quote: str, found: list[Counted]) -> list[Counted]:
    """The numbers in the order of the paragraph: those that stand nowhere as they are read are left out."""
    placed: list[tuple[int, int, Counted]] = []
    taken: set[int] = set()
    for n, one in enumerate(found):
        written = rf"(?<![\d.])(?<!\d,){re.escape(one.quantity.printed.strip())}\s*{re.escape(one.quantity.unit[:1])}"
        at = next((m.start() for m in re.finditer(written, quote) if m.start() not in taken), None)
        if at is not None:
            taken.add(at)
            placed.append((at, n, one))
    return [one for _, _, one in sorted(placed, key=lambda p: p[:2])]
