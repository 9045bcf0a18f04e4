"""Two or more things of one document set against each other: which is more and by how much, of what they are, of how they
changed, of what was left of their budgets (哪个多, 哪个增幅大, 哪样没花完的多)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from extractors.schema.draft import Kind
from service.answering.asked.comparing import UNSPENT, Compared, Meant, compared
from service.answering.asked.kinds import Ask
from service.answering.asked.naming import without_names
from service.answering.asked.proportions import proportion
from service.answering.asked.question import Question
from service.answering.asked.reckoning import A_TABLE
from service.answering.document.held import Held, of_last_year, unmatched
from service.answering.printed.figure import Figure
from service.answering.printed.item_names import concept
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.changes.narrated import narrative
from service.answering.ways.counts import counts_beside
from service.answering.ways.figures.selection import under_its_head
from service.answering.ways.reckoning.called import of_all, of_spending
from service.answering.ways.reckoning.compute import figure_of, told
from service.answering.ways.reckoning.resolved import change_of, resolved
from service.answering.ways.reckoning.sides import Side, gap_of, joined, told_of
from service.patterns import regex
from service.terms import key

# Which was carried out further, or what each is of a whole, the amounts do not tell.
_OTHERWISE = regex(
    "完成率|执行率|完成得|执行得|进度|占比|比重(?!大[公项疾传])|占.{0,12}(?:比例|百分|几成)|倍|达标|满意|得分|分数"
)
_DONE = regex("预决算|[预决]算[和与跟][预决]算|完成得|执行得|完成率|执行率|完成[^,，。]{0,4}预算")
# Says of which money or in which table the amounts are meant.
_NARROWED = regex(
    "(?:一般公共预算|财政拨款|政府性基金|国有资本|基本支出|项目支出|表)[^,，]{0,6}[里中内]|口径|[总明细分]表"
)
# 造林抚育的基本支出和项目支出: two columns of one row.
_OF_ONE_ITEM = regex(
    "[一-鿿]{2,}的(?:基本支出|项目支出|人员经费|公用经费)[和与跟](?:基本支出|项目支出|人员经费|公用经费)"
)
_OF_MONEY = regex(
    "(?:哪|谁)[^,，。]{0,12}(?:费|钱|金额|经费|资金|预算|支出|开支|花销)[^,，。]{0,6}(?:多|高|大|少|低|小)"
)
_OF_PROJECTS = regex("(?:哪|谁)[^,，。]{0,8}项目(?:上)?的?(?:经费|支出|钱|资金)")
_COUNTED = regex("人数|户数|数量|个数|次数")
# 哪一项参加的人更多: not the money.
_OF_COUNTS = regex("(?:人数?|人次|户数?|批次|次数|数量|家数|个数)(?:会|要|是)?(?:更|最)?[多少](?!少|[钱元])")
_ONE_OF = regex("哪一?[个项笔样类种块家头边](?!项目的?$)|谁|更|还是")
_IN, _OUT = regex("收入|收进|进账|[到进]来的"), regex("支出|花出|花掉|花的|用出|用掉|出去")
# 哪个比去年增加得多，多多少: of the changes and not of the amounts.
_CHANGED_MORE = regex(
    "(?:增加|减少|增长|下降|上升|涨|降|减|增|压减)得?(?:更|较|最)?[多少大快]|(?:增|减|降|涨)(?:幅|额)"
)
_RATE = regex("增幅|降幅|涨幅|幅度|百分|快|慢|比例")
# Of several items asks by how much each differs from last year, and not from the other.
_LAST = "(?:上年|去年|上一年|前一年)"
_EACH_CHANGED = regex(
    f"(?:分别|各自?)(?:都|又)?[比较与同跟和]{_LAST}|[比较]{_LAST}[^,，。]{{0,6}}(?:分别|各)"
)
# Says nothing of where an item is printed.
_EVERYTHING = ("支出总计", "收入总计", "预算总额")
_NAME = regex(r"\w|“三公”")
# The one that the part before told.
_POINTS = regex("^(?:它|其|该项|这一?项|前者)(?:的?(?:增加|减少|变化)?额)?$")
_CHANGES = (Meant.CHANGE, Meant.RATE)
_TWO = 2


def sets_against(question: Question) -> bool:
    """Whether two things are set against each other."""
    if question.wants(Ask.SHARE) and proportion(question.plain) is not None:
        # what part they are of something, and not which is more
        return False
    return question.wants(Ask.DIFFERENCE) or _ONE_OF.search(question.plain) is not None


def of_changes(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """What is said by words of how things changed and of what was left of their budgets, which no other way sets against
    each other."""
    asked = compared(question.plain if question.english else question.text, str)
    return None if asked is None or asked.of is Meant.AMOUNT else of_words(question, held, links, reply)


# --- two items that the question is linked with


def of_items(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """Which of the two items named is larger, or changed more, and by how much."""
    if not sets_against(question) or _EACH_CHANGED.search(question.plain):
        return None
    if _DONE.search(question.plain) or _OF_COUNTS.search(question.plain) or counts_beside.asked(question):
        # which was carried out further the amounts themselves do not tell
        return None
    if UNSPENT.search(links.rest):
        # nor of which more was left
        return None
    if question.wants(Ask.HIGHEST) and len(links.joined) > _TWO:
        # of more than two any two say nothing
        return None
    if any(A_TABLE.match(question.plain, m.end) for m in links.mentions if m.end > 0):
        # 一般公共预算支出｜表: where it is printed, and no item of its own
        return None
    if (found := _in_and_out(question, held, links, reply)) is not None:
        return found
    if len(links.members) > _TWO and len(links.joined) == _TWO:
        links = _beside(links)
    if len(links.members) == 1:
        links = _parted(links)
    if len(links.members) != _TWO:
        return None
    more = not question.wants(Ask.DIFFERENCE) or _CHANGED_MORE.search(question.plain) is not None
    if question.wants(Ask.CHANGE) and more:
        meant = Meant.RATE if _RATE.search(question.plain) else Meant.CHANGE
        changes = [change_of(narrative(held, s), meant, held, reply) for s in links.members]
        sides = [s for s in changes if s is not None]
        return _set(Compared((), meant), sides, question, held, reply) if len(sides) == _TWO else None
    figures = [figure_of(held, s, question, links) for s in links.members]
    if _OF_PROJECTS.search(question.plain):
        # 哪个的项目经费更多: not all that is spent on them
        figures = [None if f is None else _of_projects(f, held) for f in figures]
    known = [f for f in figures if f is not None]
    if len({f.order for f in known}) < _TWO or unmatched(links.left, *(f.words for f in known)):
        # two names of one figure, or one that is not printed
        return None
    if len({f.line is not None and f.line.of_body for f in known}) > 1:
        # 殡仪馆花的钱里财政给的多还是自己的多: what a unit spends, and what the whole department has
        return None
    sides = [replace(Side.of_figure(f, held, reply), told=told(held, f, reply)) for f in known]
    found = _set(Compared((), Meant.AMOUNT), sides, question, held, reply)
    heads = {under[0] for s in links.members if (under := under_its_head(held, s, links)) is not None}
    if found is None or not heads:
        return found
    tops = [f for head in sorted(heads) if (f := figure_of(held, head, question, links)) is not None]
    above = "；".join(told(held, f, reply) for f in tops)
    return replace(found, text=f"{found.text}{above}。" if above else found.text)


def _of_projects(figure: Figure, held: Held) -> Figure | None:
    """What of a row is spent on projects; a project itself is all of it."""
    if figure.line is None or figure.kind is Kind.PROJECTS or not figure.code:
        return figure
    row = (f for f in held.catalogue.figures if f.line is figure.line and f.column)
    return next((f for f in row if concept(key(f.column[-1])) == "项目支出"), None)


def _beside(links: Links) -> Links:
    """The two items that stand side by side; what stands before them says which table or paragraph is meant."""
    kept = tuple(m for m in links.mentions if m.subject in links.joined)
    others = (s for s in links.subjects if s not in links.joined and s != links.container)
    return replace(links, mentions=kept, left=(*links.left, *(s for s in others if s not in _EVERYTHING)))


def _in_and_out(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """What came in for one item and what was spent on it, where the question sets these against each other."""
    items = [s for s in links.members if concept(s) is None and s != "本年收入"]
    if len(items) != 1 or not (_IN.search(question.plain) and _OUT.search(question.plain)) or links.left:
        return None
    received, spent = (_whole(held, items[0], kind) for kind in (Kind.RECEIPTS, Kind.EXPENDITURE))
    if received is None or spent is None:
        return None
    one, other = (Side.of_figure(f, held, reply) for f in (received, spent))
    said = f"收入中{one.told}，支出中{other.told}"
    if one.base == other.base:
        return Found(f"{said}，两者相等。")
    return Found(f"{said}，两者相差{gap_of(one, other, reply, f'{received.shown}收支相差')}。")


def _whole(held: Held, subject: str, kind: Kind) -> Figure | None:
    return next(
        (f for f in held.catalogue.of_subject(subject) if f.kind is kind and f.whole and f.code), None
    )


def _parted(links: Links) -> Links:
    """The two items that a printed name joins (人员经费和公用经费)."""
    names = [
        concept(name) or concept(f"{name}经费") or name for name in re.split("[和与及]", links.members[0])
    ]
    if len(names) != _TWO:
        return links
    at = links.mentions[0]
    return replace(links, mentions=tuple(replace(at, subject=name) for name in names))


# --- things that the question calls by words of its own


def of_words(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """Each side with its place, which of them is more, and by how much; None where one of them is not found for sure."""
    if question.wants(Ask.WHY, Ask.SHARE, Ask.PER_HEAD, Ask.DEFINITION) and "比重" not in question.plain:
        return None
    if _OTHERWISE.search(question.plain) or _OF_ONE_ITEM.search(question.plain):
        return None
    if any(_COUNTED.search(word) for word in links.left):
        # how many take part no amount tells
        return None
    text = question.plain if question.english else question.text
    for put in (partial(_without_names, held=held), str):
        asked = compared(text, put)
        if asked is None or (asked.of is Meant.AMOUNT and _NARROWED.search(question.plain)):
            continue
        for phrases in asked.sides:
            write = partial(_of_phrases, asked, phrases, question, held, reply)
            if (found := reply.attempt(write)) is not None:
                return found
    return None


def _without_names(clause: str, held: Held) -> str:
    return without_names(clause, held.document)


def _of_phrases(
    asked: Compared, phrases: Sequence[Sequence[str]], question: Question, held: Held, reply: Reply
) -> Found | None:
    said = [phrase for side in phrases for phrase in side]
    if asked.of is Meant.AMOUNT and any(map(of_spending, said)) and not all(map(of_all, said)):
        # 低保收进来的钱和花出去的钱: what was spent on that item, and not all
        return None
    sides: list[Side] = []
    meant = reply.values[-1].label if reply.values else ""
    for side in phrases:
        parts = [resolved(_POINTS.sub(meant, phrase), asked.of, question, held, reply) for phrase in side]
        known = [p for p in parts if p is not None]
        if len(known) < len(parts) or (asked.of is not Meant.AMOUNT and len(known) > 1):
            return None
        sides.append(joined(known))
    return _set(asked, sides, question, held, reply)


# --- what is told of the sides


def _set(
    asked: Compared, sides: Sequence[Side], question: Question, held: Held, reply: Reply
) -> Found | None:
    """The sides and which is more; None where they count different things, or are the same."""
    if len({s.sort for s in sides if s.values}) > 1 or len({s.places for s in sides}) < len(sides):
        return None
    if (
        asked.of is Meant.AMOUNT
        and _OF_MONEY.search(question.plain)
        and any("元" not in s.sort for s in sides)
    ):
        # 哪一类的管护费更高: how many there are tells nothing of what they cost
        return None
    changes = asked.of in _CHANGES
    by = "；" if changes or any("，" in s.told for s in sides) else "，"
    if changes and (len({s.up for s in sides}) > 1 or not all(s.values for s in sides)):
        return _apart_ways(sides, told_of(sides, by))
    ranked = sorted(sides, key=lambda s: s.base, reverse=True)
    first, last, two = ranked[0], ranked[-1], len(sides) == _TWO
    if first.base == last.base:
        return Found(f"{told_of(sides, by)}，{'两者' if two else '各项'}相等。")
    if not two and first.base == ranked[1].base:
        return None
    if asked.of is Meant.RATE:
        return Found(f"{told_of(sides, by)}。幅度更大的是{first.name}。")
    unnamed = any(not _NAME.match(s.name) for s in sides) or of_last_year(question, held)
    of_size = asked.of is Meant.UNSPENT or unnamed
    called = "两者" if of_size else f"{sides[0].name}与{sides[-1].name}"
    more = gap_of(first, last, reply, f"{called}相差") if two else ""
    if asked.of is Meant.CHANGE:
        if asked.least and not two:
            return Found(f"{told_of(sides, by)}。最小的是{last.name}。")
        return Found(f"{told_of(sides, by)}{f'；变化相差{more}' if two else ''}。变化更大的是{first.name}。")
    if of_size:
        # the larger stands first
        return Found(f"{told_of(ranked, by)}{f'；两者相差{more}' if two else ''}。")
    if asked.least and not two:
        return Found(f"{told_of(sides, by)}，最少的是{last.name}。")
    return Found(f"{told_of(sides, by)}，{first.name}更多{f'，相差{more}' if two else ''}。")


def _apart_ways(sides: Sequence[Side], told: str) -> Found:
    """Which rose and which fell."""
    ways = (("增加", [s.name for s in sides if s.up]), ("减少", [s.name for s in sides if s.up is False]))
    judged = "；".join(f"{way}的是{'和'.join(names)}" for way, names in ways if names)
    return Found(f"{told}。{judged}。" if judged else f"{told}。")
