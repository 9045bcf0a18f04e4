"""What a row tells of its item in the columns that a question names: 2130306里基本支出和项目支出各多少."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from extractors.schema.draft import Kind
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.printed.figure import Figure
from service.answering.printed.item_names import concept
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.members.classes import digits_of
from service.answering.ways.members.compose import adds_up, tell
from service.patterns import regex
from service.terms import coverage, key

BASIC_AND_PROJECTS = regex("基本(?:支出)?[和与跟、]项目(?:支出)?|项目(?:支出)?[和与跟、]基本")
# Asks which rows an amount stands in.
_PLACED = regex("(?:列|用|放|体现)(?:在|到)了?(?:今年|当年|本年)?(?:的|了)?哪")
_SPREAD = regex("(?:分列|落|分)(?:在|到)了?[^,，。]{0,4}哪")
_PROJECTS = regex("项目(?!支出)")
# How a part of an amount is borne is the name of no column.
_BORNE = regex("(?:各自?|分别)?(?:承担|负担|分担|分摊|解决|列支|开支|占用|占了?|支付|保障|安排)")
_CODES = regex("科目|功能")
_SET_AGAINST = regex(
    "相?差(?:多少|几)|[多少大小高低]出?(?:多少|几)|谁|哪一?[个边头块种项][^,，。]{0,4}[多少大小高低]|更|还是"
)
# A head of so few characters is no name of a group.
_SHORT_HEAD = 2

_MADE_OF = regex(
    "(?:分成|分为|包括|由|有|是)了?(?:哪[些几]|什么)(?:个|项|块|具体)*(?:经济)?(?:科目|项|明细|内容)?|组成|构成|明细"
)


def placed(question: Question) -> bool:
    """Whether a question asks in which rows an amount that it names stands."""
    spread = _SPREAD.search(question.plain) is not None
    return spread or (bool(question.amounts) and _PLACED.search(question.plain) is not None)


def of_row(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The item's amounts in the columns named, from the row that has them all."""
    if question.wants(Ask.SHARE):
        return None
    words = [*links.subjects, *(w for w in links.left if not _BORNE.fullmatch(w))]
    if BASIC_AND_PROJECTS.search(question.plain):
        # 分成基本和项目: both by the first of their words
        words = [*(w for w in words if w not in ("基本", "项目")), "基本支出", "项目支出"]
    for subject in links.subjects:
        # 接待 of 公务接待费 names no column of it
        heads = [w for w in dict.fromkeys(words) if w not in subject]
        if not heads or (heads == [links.container] and _MADE_OF.search(question.plain)):
            # 基本支出中…分成哪些科目: what it is made of, and not how much of it is basic
            return None
        for row in rows(held, subject):
            found = {head: column(row, head) for head in heads}
            chosen = [f for head, f in found.items() if not _says_which(head, found, question)]
            known = list(dict.fromkeys(f.order for f in chosen if f is not None))
            if len(known) < len(chosen):
                continue
            made = [f for f in row if f.order in known]
            if len(made) < 2 and question.wants(Ask.PARTS) and _MADE_OF.search(question.plain):
                # 项目支出由哪几块组成: how much it is tells no parts
                return None
            if question.amounts and not any(f.fits(said) for f in row for said in question.amounts):
                continue
            whole = next(
                (f for f in row if f.order not in known and len(made) > 1 and adds_up(f, made)), None
            )
            if apart_asked := len(made) == 2 and _SET_AGAINST.search(question.plain) is not None:
                # of the two, and not with what they make together
                whole = None
            told = [f"{whole.shown}为{reply.figure(held.document, whole)}"] if whole is not None else []
            told += [f"{f.shown}为{reply.figure(held.document, f)}" for f in made]
            return Found("，".join(told) + (_apart(question, made, reply) if apart_asked else "") + "。")
    return None


def _says_which(head: str, found: Mapping[str, Figure | None], question: Question) -> bool:
    """Whether a head only stands over another that is asked for (商品和服务支出（基本支出）), and is not asked for beside it."""
    if re.search(
        f"(?:[和与及跟、]|以及){re.escape(head)}|{re.escape(head)}(?:[和与及跟、]|以及)", question.plain
    ):
        return False
    return any(
        f is not None and other != head and head in map(key, f.column[:-1]) for other, f in found.items()
    )


def _apart(question: Question, made: Sequence[Figure], reply: Reply) -> str:
    """Which of two columns of a row is more, the first named first, and by how much; empty where their units differ."""
    if made[0].money.unit != made[1].money.unit:
        return ""
    one, other = sorted(
        made,
        key=lambda f: min(
            (at for part in f.column if (at := question.plain.find(key(part))) >= 0), default=0
        ),
    )
    if one.money.value == other.money.value:
        return "，两者相等"
    first, second = one.money.value, other.money.value
    result = reply.result(
        (max(first, second), "−", min(first, second)), one.money.unit, f"{one.shown}与{other.shown}相差"
    )
    return f"，{(one if first > second else other).shown}更多，相差{result}"


def rows(held: Held, subject: str) -> Iterator[list[Figure]]:
    """The rows of tables that are about the item, each with its figures of the document's year."""
    figures = [f for f in held.catalogue.of_all(subject) if f.line is not None]
    for _, group in groupby(figures, key=lambda f: id(f.line)):
        row = [f for f in group if not f.years or held.year is None or held.year in f.years]
        if len(row) > 1:
            yield row


def labelled(section: str, labels: Sequence[str]) -> bool:
    """Whether a table stands under one of these labels (表1, and no 表12); its title may begin with a year."""
    return any(re.search(rf"{re.escape(label)}(?=\D|$|(?:19|20)\d\d\D)", key(section)) for label in labels)


def column(row: list[Figure], head: str) -> Figure | None:
    """The figure whose column is called so; of several the one whose path says least besides. None where it only stands over
    several columns: one of them is not all of it."""
    found = [
        f
        for f in row
        if any(concept(key(part)) == head or head == key(part) for part in f.column)
        or (f.column and coverage(head, key(f.column[-1])) == 1 and not unmatched([head], key(f.column[-1])))
    ]
    over = [f for f in found if head in map(key, f.column[:-1])]
    if len(over) > 1 and len(over) == len(found):
        return None
    return min(found, key=lambda f: len("".join(f.column)), default=None)


def down(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The rows that an amount at the head of its column is made of (差旅费分列在哪些项目下)."""
    for whole in _heads(question, held, links):
        made = list(_under(held, whole, digits_of(question.plain)))
        if len(made) > 1 and adds_up(whole, made) and _told(links, whole, made):
            return tell(held, whole, made, reply)
    return None


def placements(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The projects and the codes whose rows an amount is made of, be it one of each."""
    projects, codes = (asked.search(question.plain) for asked in (_PROJECTS, _CODES))
    told: list[str] = []
    seen: set[bool] = set()
    for whole in _heads(question, held, links):
        made = list(_under(held, whole, digits_of(question.plain)))
        coded = whole.kind not in (Kind.PROJECTS, Kind.THREE_PUBLIC) and all(f.code for f in made)
        if not made or coded in seen or not adds_up(whole, made) or not _told(links, whole, made):
            continue
        if (coded and not codes and projects) or (not coded and not projects and codes):
            continue
        seen.add(coded)
        told.append(tell(held, whole, made, reply).text)
    return Found("".join(told)) if told else None


def _heads(question: Question, held: Held, links: Links) -> Iterator[Figure]:
    """Amounts that stand for a whole column: of the items named, else those that the question gives."""
    named = [f for s in links.subjects for f in held.catalogue.of_subject(s)]
    if question.amounts:
        named = [f for f in named if any(f.fits(said) for said in question.amounts)]
        named = named or [
            f for f in held.catalogue.figures if f.whole and any(f.fits(said) for said in question.amounts)
        ]
    yield from (
        f
        for f in named
        if f.statement is not None
        and f.column
        and f.money.value
        and (not f.code or _column_said(f, question))
    )


def _column_said(figure: Figure, question: Question) -> bool:
    """Whether a question names a column of an item of the classification, or gives its amount."""
    given = any(figure.fits(said) for said in question.amounts)
    return given or figure.whole or any(key(part) in question.plain for part in figure.column)


def _under(held: Held, whole: Figure, digits: int | None = None) -> Iterator[Figure]:
    """The rows with an amount in the whole's column, without rows that repeat the whole and those that others part; those with
    codes of so many `digits` where there are any."""
    found = [
        f
        for f in held.catalogue.figures
        if f.statement is whole.statement
        and f.line is not whole.line
        and f.subject != whole.subject
        and f.money.value
        and f.column[-1:] == whole.column[-1:]
    ]
    if level := [f for f in found if digits is not None and len(f.code) == digits]:
        yield from level
        return
    codes = {f.code for f in found if f.code} if not any(f.kind is Kind.PROJECTS for f in found) else set()
    yield from (f for f in found if not any(c != f.code and c.startswith(f.code) for c in codes if f.code))


def _told(links: Links, whole: Figure, made: list[Figure]) -> bool:
    return not unmatched(links.left, whole.words, *(f.words for f in made))


def grouped(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The columns under a head that the question names, in the row whose amount there they make up (工资性支出由哪几项构成)."""
    figures = [f for f in held.catalogue.figures if f.line is not None and f.column]
    named = [
        f for f in figures if len(key(f.column[-1])) > _SHORT_HEAD and key(f.column[-1]) in question.plain
    ]
    named.sort(key=lambda f: (-len(key(f.column[-1])), not f.whole, f.order))
    if question.labels:
        named = [f for f in named if labelled(f.section, question.labels)]
    items = [s for s in links.subjects if any(f.code for f in held.catalogue.of_subject(s))]
    for whole in named:
        if question.amounts and not any(whole.fits(said) for said in question.amounts):
            continue
        head = key(whole.column[-1])
        of_row = whole.subject in items if set(items) - {head} else whole.whole
        # without a total row the rows must not differ
        alone = len({f.money.yuan for f in named if f.column[-1] == whole.column[-1]}) == 1
        if not (of_row or alone or question.amounts):
            continue
        made = [
            f
            for f in figures
            if f.line is whole.line
            and f.column[:-1] == whole.column
            and f.years == whole.years
            and f.money.value
        ]
        if len(made) > 1 and adds_up(whole, made) and _told(links, whole, made):
            return tell(held, whole, made, reply)
    return None


def across(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The columns of a row that its whole is made of (机关党建活动经费都开了哪些支); of a table of purchases, which are but a
    part of what something costs, where there is no other or these are asked for."""
    bought = "采购" in question.plain
    for subject in links.subjects:
        for row in sorted(rows(held, subject), key=lambda row: (row[0].kind is Kind.PROCUREMENT) != bought):
            for whole in row:
                if question.amounts and not any(whole.fits(said) for said in question.amounts):
                    continue
                made = [
                    f for f in row if f is not whole and f.money.value and len(f.column) >= len(whole.column)
                ]
                heads = [
                    f
                    for f in made
                    if f.column and any(coverage(w, key(f.column[-1])) == 1 for w in links.left)
                ]
                if (
                    len(made) > 1
                    # 项目支出由哪几块组成: beside the only column named the others are no parts
                    and len(heads) != 1
                    and adds_up(whole, made)
                    and not unmatched(links.left, *(f.words for f in made))
                ):
                    return tell(held, whole, made, reply)
    return None
