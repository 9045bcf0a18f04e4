"""Asks one document: the question taken apart, each part answered in the surest way, what it does not say named."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain

from extractors.schema.draft import Stage
from service.answer import Outcome
from service.answering.asked.kinds import COUNTED, Ask
from service.answering.asked.naming import kind_of_body, without_names
from service.answering.asked.question import Question, asks_of, parts, understand
from service.answering.asked.things import thing_asked
from service.answering.document.held import Held
from service.answering.english.translate import translate
from service.answering.kept import news, of_things, of_unit
from service.answering.printed.catalogue import concept
from service.answering.printed.linking import Links, Mention, link
from service.answering.printed.singled_out import singled_out
from service.answering.printed.spoken import in_print
from service.answering.refusal import echo, elsewhere, not_found, out_of_reach, told_of
from service.answering.reply import Found, Reply
from service.answering.ways import (
    across_places,
    cells,
    in_place,
    products,
    projects_told,
    series_agrees,
    unit_rows,
)
from service.answering.ways.explained import explained
from service.answering.ways.nearest import nearest
from service.answering.ways.order import ways
from service.answering.ways.quarters import by_quarter
from service.answering.ways.sequences import Answerer
from service.answering.ways.tallies import several
from service.answering.ways.targets import targets
from service.store import Document
from service.terms import key

# What a row of a table tells of its item in columns of their own.
_FEW = 4
_OF_YEAR = re.compile("本年(?:收入|支出)(?:合计)?|(?:收入|支出)(?:总计|合计)")
_SAID_OTHERWISE = re.compile(
    r"(?<!\d)(?:19|20)\d{2}(?!\d)|(?<![\d.])\d+(?:\.\d+)?[多余来几]?(?:亿|万|千)?(?:元|万|亿|%|个?百分点)"
)
_A_CHANGE = re.compile("较上年(?:增加|减少)|与上年持平")
_HOW_MANY_OF_IT = re.compile(f"(?:那|它们?|其)?(?:一共|总共|共|各|分别)?有?(?:多少|几)(?:{COUNTED})")
_COUNTED = re.compile(rf"\d(?:{COUNTED})")
# Asks on for the amounts of what the part before it asked for, and names nothing.
_HOW_MUCH_OF_IT = re.compile(
    "(?:那|又|每一?[个项类笔家样]?|其中|各|分别|都|它们?|其|一共|总共|合计|共|牵涉|涉及|具体|项目|科目|单位|分项|的?金额|的?资金|的?钱|的?预算)*"
    "(?:各|分别|一共|是|有|为|花|安排|用|了|到)*(?:多少|几)?(?:钱|资金|金额|万元|万|元)?"
)
_MONEY_TOLD = re.compile(r"\d[万亿千]?元")
# Points at the one thing that the answer to the part before it has singled out.
_POINTS = re.compile("^(?:那|这|该|此|其中|它|其|上述)(?:一?[个项笔家类]?)?(?:项目|单位|科目|资金|钱)?")
_LONG_NUMBER = re.compile(r"\d{3,}(?:\.\d+)*|\d+(?:\.\d+){2,}")
# Asks on, about where two numbers part: another question.
_WHERE_APART = re.compile("差在哪|哪一?[类项](?:人员|科目|支出)?(?:上|不同|不一致)|为什么|为何")
# What a clause may ask that belongs to one question of agreement with the others.
_OF_NUMBERS = frozenset(
    {Ask.VERIFY, Ask.COUNT, Ask.AMOUNT, Ask.YES_NO, Ask.DIFFERENCE, Ask.SUM, Ask.HOW, Ask.PER_HEAD, Ask.PARTS}
)
# A word for money at the head of a question, in which something is: 单位运转经费中.
_INSIDE = re.compile(r"\s*(?:(?:19|20)\d\d年)?[一-鿿]{2,10}(?:经费|支出|资金|费用)(?:中|里|内)(?!心)")
# So many questions in one are answered.
_AT_ONCE = 12
# A budget as what an outturn is held against, and the words that hold it.
_STAGED = re.compile("(?:年初|全年|年度|调整)?预算(?:数|总额)?")
_HELD_AGAINST = re.compile("[大小高低多少]于|完成|没有?完成|不到|不足|超出|超过|节约|结余")
_EVERYDAY, _RUNNING = re.compile("日常|经常性|正常|(?:日常)?运转"), {"基本支出", "公用经费", "机关运行经费"}
_OF_THE_YEAR, _FUNDED = ("本年收入", "本年支出"), re.compile("基金|国有资本|公共预算|拨款")
_FUND, _SIDES = (
    re.compile("政府性基金|国有资本经营|一般公共预算"),
    re.compile("的?(?P<side>收支|收入|支出|安排)"),
)
# Funds whose own table tells what came in and what was spent.
_OWN_TABLE = re.compile("政府性基金|国有资本经营")
_ITS_SIDE = re.compile("(?:预算|财政|拨款|的|本年|当年|全年|实际|一共|总共)*(?:(?P<in>收入|收到)|支出|[花用]了|开支)")
_MEASURES = {"基本支出", "项目支出", "人员经费", "公用经费"}


def answer_from(asked: Question, held: Held, reply: Reply, among: Sequence[Document] = ()) -> Found:
    """The answer that one document gives; a refusal names what was searched for and where.

    `among` are the documents asked together: the names of all of them are names, and no words to be found.
    """
    refusal = out_of_reach(asked, held)
    if refusal is not None:
        return Found(refusal, Outcome.NOT_DISCLOSED)
    if asked.english:
        words = partial(translate, documents=among or (held.document,), printed=held.english)
        asked = understand(asked.text, words)
        if (refusal := out_of_reach(asked, held)) is not None:
            return Found(refusal, Outcome.NOT_DISCLOSED)
    whole = reply.attempt(partial(_of_agreement, asked, held, reply))
    if whole is None and len(parts(asked)) > 1:
        whole = reply.attempt(partial(unit_rows.compared, asked, held, reply))
    if whole is not None:
        return whole
    told: list[Found] = []
    missing: list[tuple[str, Question, Links]] = []
    answered: list[tuple[Links, Found]] = []
    before: Links | None = None
    context: list[str] = []
    earlier: list[str] = []
    questions = parts(asked)
    for part in questions[:_AT_ONCE]:
        named = part.plain
        for document in among or (held.document,):
            named = without_names(named, document)
        named = in_print(named, held.catalogue)
        links = _carried(link(named, held.catalogue, whole=before is None), before, held)
        if (
            answered
            and _POINTS.search(part.plain)
            and (one := singled_out(answered[-1][1].text, held.catalogue))
        ):
            links = _pointing(links, before, one)
        links = _by_amount(part, links, held)
        links = replace(links, left=tuple(w for w in links.left if not kind_of_body(w, held.document)))
        links = _side_of_fund(_everyday(_scoped(links, held)), held)
        links = _of_all(_staged(named, links, held), part, held)
        before = links if links.mentions or before is None else before
        links = _measured(links, held)
        links = replace(links, context=tuple(context), earlier="|".join(earlier))
        context += (*links.subjects, *links.left)
        earlier.append(named)
        asking = replace(part, plain=named, asks=tuple(dict.fromkeys((*part.asks, *asks_of(named)))))
        asking = replace(asking, asks=_beside_names(asking, links))
        if _strange_number(part, held):
            apt: Iterable[Answerer] = ()
        elif part.foreign or elsewhere(part, links, held):
            # of another body only what the document says of it in words; a term may sound like one (完全中学)
            apt = () if part.foreign else (explained,)
            apt = (*apt, by_quarter, targets, several, nearest) if apt and told_of(links, held) else apt
        else:
            apt = ways(asking, held, links)
        unit = unit_rows.named_unit(part, held) if part.wants(Ask.COUNT) else None
        if unit is not None:
            apt = (partial(of_unit, unit, way) for way in apt)
        thing = thing_asked(asking)
        if thing is not None:
            apt = (partial(of_things, thing, links, way) for way in apt)
        first: Iterator[Callable[[], Found | None]] = iter(())
        if apt and (placed := in_place.inside(asking, held, links)) is not None:
            at, about = placed
            alone = chain(ways(asking, at, about), (in_place.rows,))
            first = (
                partial(news, part, partial(in_place.asking, way), asking, at, about, reply) for way in alone
            )
        every: Iterator[Callable[[], Found | None]] = chain(
            first, (partial(news, part, way, asking, held, links, reply) for way in apt)
        )
        tried = (reply.attempt(write) for write in every)
        found = next((f for f in tried if f is not None), None)
        if found is None or found.status is Outcome.NOT_DISCLOSED:
            said = asked.text if asked.english else part.text.strip(" ,，")
            missing.append((echo(said), part, links))
        elif found.text:
            answered.append((links, found))
        if found is not None and found not in told:
            told.append(found)
    told = [found for found in told if not _told_again(found, told)]
    text = "".join(found.text for found in told)
    if all(found.status is Outcome.NOT_DISCLOSED for found in told):
        return Found(text + not_found(held, asked.text), Outcome.NOT_DISCLOSED)
    silent = [said for said, part, links in missing if not _told_along(part, links, answered)]
    if silent:
        text += f"另外，文件没有披露「{'；'.join(dict.fromkeys(silent))}」。"
    if len(questions) > _AT_ONCE:
        text += "一次最多回答十二个问题，其余请另问。"
    conflicting = any(found.status is Outcome.CONFLICTING for found in told)
    return Found(text, Outcome.CONFLICTING if conflicting else Outcome.ANSWERED)


def _beside_names(asking: Question, links: Links) -> tuple[Ask, ...]:
    """What a question asks with the words that it has beside the names of items (生均公用经费 is one, and no quotient)."""
    named = any(asks_of(m.subject)[:1] == (Ask.PER_HEAD,) for m in links.mentions)
    if not named or Ask.PER_HEAD in asks_of(links.rest):
        return asking.asks
    return tuple(ask for ask in asking.asks if ask is not Ask.PER_HEAD)


def _scoped(links: Links, held: Held) -> Links:
    """Without the words that only say inside what an item is to be looked for (单位运转经费中，福利费…)."""
    inside = _INSIDE.match(links.rest)
    if inside is None or not links.mentions or links.mentions[0].start < inside.end():
        return links
    said = held.catalogue.said
    return replace(links, left=tuple(w for w in links.left if w not in inside.group() or w not in said))


def _everyday(links: Links) -> Links:
    """Without the word that only describes what it stands before: all basic expenditure is for what goes on every day."""
    starts = {m.start for m in links.mentions if m.subject in _RUNNING}
    described = (
        w
        for w in links.left
        if _EVERYDAY.fullmatch(w)
        and {end := links.rest.find(w) + len(w), end + 1 if links.rest[end : end + 1] == "的" else end}
        & starts
    )
    dropped = {*described, *_sides_of_funds(links)}
    return replace(links, left=tuple(w for w in links.left if w not in dropped)) if dropped else links


def _of_all(links: Links, part: Question, held: Held) -> Links:
    """本年收入 and 本年支出 are what they come to in all, and not the column of a fund that is called so."""
    if _FUNDED.search(part.plain):
        return links
    wholes = {side: f"{side}合计" for side in _OF_THE_YEAR if held.catalogue.of_subject(f"{side}合计")}
    kept = tuple(replace(m, subject=wholes.get(m.subject, m.subject)) for m in links.mentions)
    return replace(links, mentions=kept) if kept != links.mentions else links


def _side_of_fund(links: Links, held: Held) -> Links:
    """What came in or was spent of a fund (政府性基金支出) is a column of the fund's own table, where no name has both."""
    kept, left = list(links.mentions), list(links.left)
    for n, mention in enumerate(links.mentions):
        fund = _OWN_TABLE.match(mention.subject)
        side = _ITS_SIDE.match(links.rest, mention.end)
        if fund is None or side is None or re.search("收入|支出", mention.subject):
            continue
        names = [f"本年{side['in'] and '收入' or '支出'}{end}" for end in ("", "合计")]
        own = (s for s in names if any(fund.group() in key(f.section) for f in held.catalogue.of_subject(s)))
        if (name := next(own, None)) is not None:
            kept[n] = replace(mention, subject=name)
            left.append(fund.group())
    return replace(links, mentions=tuple(kept), left=tuple(left)) if tuple(kept) != links.mentions else links


def _sides_of_funds(links: Links) -> Iterable[str]:
    """The word behind a fund that only says that money comes in or goes out (国有资本经营预算的｜收支)."""
    for mention in links.mentions:
        found = _SIDES.match(links.rest, mention.end) if _FUND.match(mention.subject) else None
        if found is not None and found["side"] in links.left:
            yield found["side"]


def _told_along(part: Question, links: Links, answered: Sequence[tuple[Links, Found]]) -> bool:
    """Whether the answer to another part about the same item tells the change, or the reason, that this part asks for."""
    about = [found.text for other, found in answered if other.subjects == links.subjects]
    if part.wants(Ask.WHY):
        return any("原因：" in text for text in about)
    if _HOW_MANY_OF_IT.fullmatch(part.plain):
        # 有哪些设备，共有几台: the number is told with what they are
        same = [found for other, found in answered if other.left == links.left]
        return any(_COUNTED.search(found.text) for found in same)
    if answered and _HOW_MUCH_OF_IT.fullmatch(part.plain):
        return _MONEY_TOLD.search(answered[-1][1].text) is not None
    return part.wants(Ask.CHANGE) and any(_A_CHANGE.search(text) for text in about)


def _told_again(found: Found, told: Sequence[Found]) -> bool:
    """Whether the answer to another part says all that this one says, and more."""
    said = set(found.text.rstrip("。").split("；"))
    others = (
        (n, set(other.text.rstrip("。").split("；"))) for n, other in enumerate(told) if other is not found
    )
    at = told.index(found)
    return any(said < other or (said == other and n < at) for n, other in others)


def _of_agreement(asked: Question, held: Held, reply: Reply) -> Found | None:
    """The answer to a question whose clauses together ask whether numbers agree (有几处，两处说法一致吗)."""
    asks = [part.asks for part in parts(asked)]
    if len(asks) < 2 or not asked.wants(Ask.VERIFY) or not all(set(a) <= _OF_NUMBERS for a in asks):
        return None
    if asked.foreign or _strange_number(asked, held) or _WHERE_APART.search(asked.plain):
        return None
    named = in_print(without_names(asked.plain, held.document), held.catalogue)
    links = link(named, held.catalogue)
    links = replace(links, left=tuple(w for w in links.left if not kind_of_body(w, held.document)))
    if elsewhere(asked, links, held):
        return None
    asking = replace(asked, plain=named)
    reckoned = any(part.wants(Ask.HOW, Ask.PER_HEAD) for part in parts(asked))
    placed = (projects_told.agreeing, across_places.agreeing)
    for way in (
        (products.product,)
        if reckoned
        else (cells.several, series_agrees.agreeing, products.product, *placed)
    ):
        found = reply.attempt(partial(way, asking, held, links, reply))
        if found is not None:
            return found
    return None


def _strange_number(part: Question, held: Held) -> bool:
    """Whether a question names a long number, no amount and no year, that the document prints nowhere."""
    rest = _SAID_OTHERWISE.sub(" ", part.plain)
    return any(number not in held.catalogue.said for number in _LONG_NUMBER.findall(rest))


def _staged(named: str, links: Links, held: Held) -> Links:
    """The links of a final account without the budget that an item's outturn is held against: it is the item's own.

    (某科目决算低于全年预算: of that line, and not of the whole budget.) How the two are held against each other names nothing.
    """
    if held.document.stage is not Stage.FINAL:
        return links
    staged = [
        m for m in links.mentions if m.subject == "预算总额" and _STAGED.fullmatch(named, m.start, m.end)
    ]
    kept = tuple(m for m in links.mentions if m not in staged)
    if not kept or not (staged or "预算" in named):
        return links
    return replace(links, mentions=kept, left=tuple(w for w in links.left if not _HELD_AGAINST.fullmatch(w)))


def _measured(links: Links, held: Held) -> Links:
    """A measure named with an item whose row has it in a column of its own is a word about that item and no item."""
    measures = [m for m in links.mentions if m.subject in _MEASURES or _OF_YEAR.fullmatch(m.subject)]
    items = [m for m in links.mentions if m not in measures]
    named = [m for m in measures if m.subject != links.container]
    if not items or not named:
        return links
    heads = {
        name
        for item in items
        for figure in held.catalogue.of_subject(item.subject)
        for part in figure.column
        for name in (concept(key(part)), key(part))
        if figure.code
    }
    moved = [m for m in named if m.subject in heads]
    kept = tuple(m for m in links.mentions if m not in moved)
    return replace(links, mentions=kept, left=(*links.left, *(m.subject for m in moved)))


def _by_amount(part: Question, links: Links, held: Held) -> Links:
    """Where a question names no item but an amount, the few items that have it."""
    if links.mentions or not part.amounts:
        return links
    found = dict.fromkeys(
        f.subject
        for f in held.catalogue.figures
        if f.whole and f.subject and concept(f.subject) is None and any(f.fits(said) for said in part.amounts)
    )
    if not 0 < len(found) <= _FEW:
        return links
    return replace(links, mentions=tuple(Mention(subject, 0, 0) for subject in found))


def _pointing(links: Links, before: Links | None, one: str) -> Links:
    """The links of a part that points at an item that was singled out, in the place of all that the part before it named."""
    carried = set(before.mentions) if before is not None else set()
    own = tuple(m for m in links.mentions if m not in carried)
    known = before.left if before is not None else ()
    return replace(
        links, mentions=(Mention(one, 0, 0), *own), left=tuple(w for w in links.left if w not in known)
    )


def _carried(links: Links, before: Links | None, held: Held) -> Links:
    """The links of a part with what the part before it spoke of, where it names no item or only columns of that item's row."""
    if before is None:
        return links
    if not links.mentions and not before.mentions:
        return replace(links, left=tuple(dict.fromkeys((*before.left, *links.left))))
    if not links.mentions:
        return replace(links, mentions=before.mentions)
    named = set(links.subjects)
    if named <= _MEASURES and not set(before.subjects) & _MEASURES:
        heads = {
            concept(key(part))
            for subject in before.subjects
            for figure in held.catalogue.of_subject(subject)
            for part in figure.column
        }
        if named <= heads:
            return replace(links, mentions=(*before.mentions, *links.mentions))
    return links
