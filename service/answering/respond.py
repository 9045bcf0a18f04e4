"""Asks one document: the question taken apart, each part answered in the surest way, what it does not say named."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from itertools import chain

from extractors.schema.budget import Count, Mention
from extractors.schema.draft import Stage
from service.answer import Outcome, Value
from service.answering.asked.attributes import attributes
from service.answering.asked.by_name import Named, names_asked
from service.answering.asked.kinds import COUNTED, Ask
from service.answering.asked.naming import kind_of_body, without_names
from service.answering.asked.question import Question, asks_of, parts, understand
from service.answering.asked.share_bounds import ShareBound
from service.answering.asked.sorts import for_each, wanted
from service.answering.asked.things import thing_asked
from service.answering.document.held import Held
from service.answering.document.said_names import said_names
from service.answering.english.translate import translate
from service.answering.kept import news, of_names, of_print, of_sort, of_things, of_unit, of_years
from service.answering.printed.circumstances import without_circumstances, without_wonder
from service.answering.printed.glossed import glossed
from service.answering.printed.labels import in_labels
from service.answering.printed.linking import Links, link
from service.answering.printed.spoken import in_print
from service.answering.refusal import echo, elsewhere, not_found, out_of_reach, told_of
from service.answering.reply import Found, Reply
from service.answering.settled import measured, settled
from service.answering.ways.agreement import by_definition, counted_again, held_against, of_claims, rows_apart
from service.answering.ways.agreement.sums_told import of_sentence
from service.answering.ways.counts.of_several import units
from service.answering.ways.counts.tallies import several
from service.answering.ways.figures import in_place, unit_rows
from service.answering.ways.lines import answer as lines
from service.answering.ways.order import ways
from service.answering.ways.reckoning.carried import at_last, leans
from service.answering.ways.reckoning.quarters import by_quarter
from service.answering.ways.sequences import Answerer
from service.answering.ways.tables import cells
from service.answering.ways.targets.indicators import targets
from service.answering.ways.wording import told_together
from service.answering.ways.wording.explained import explained
from service.answering.ways.wording.nearest import nearest
from service.answering.ways.wording.told_beside import told_beside
from service.patterns import regex
from service.store import Document
from service.terms import key

_SAID_OTHERWISE = regex(
    r"(?<!\d)(?:19|20)\d{2}(?!\d)|(?<![\d.])\d+(?:\.\d+)?[多余来几]?(?:亿|万|千)?(?:元|万|亿|%|个?百分点)"
)
_A_CHANGE = regex("较上年(?:增加|减少)|与上年持平")
_HOW_MANY_OF_IT = regex(f"(?:那|它们?|其)?(?:一共|总共|共|各|分别)?有?(?:多少|几)(?:{COUNTED})")
_COUNTED = regex(rf"\d(?:{COUNTED})")
# Asks on for the amounts of what the part before it asked for, and names nothing.
_HOW_MUCH_OF_IT = regex(
    "(?:那|又|每一?[个项类笔家样]?|其中|各|分别|都|它们?|其|一共|总共|合计|共|牵涉|涉及|影响|具体|项目|科目|单位|分项|的?金额|的?资金|的?钱|的?预算)*"
    "(?:各|分别|一共|是|有|为|花|安排|用|了|到)*(?:多少|几)?(?:钱|资金|金额|万元|万|元)?"
)
# Asks for the number of each of what the part before it asked the names of.
_OF_EACH = regex("(?:那|又)?(?:各自?|分别|每一?[家个名所处人])")
# The office of a department beside its units, and a mark that no question has.
_OWN_OFFICE, _ROW = regex("(?:本级|本部|机关)$"), "\ue000"
# What there is at the end of the year before is what the document's year begins with.
_AT_ITS_END = regex("[底末初]|截[至止]|12月")
_HELD_AGAINST = regex("[比较跟与和同]去年|去年[底末同]|上年|今年|本年|前年|结转|增|减|涨|降")
_MONEY_TOLD = regex(r"\d[万亿千]?元")
_LONG_NUMBER = regex(r"\d{3,}(?:\.\d+)*|\d+(?:\.\d+){2,}")
# So many questions in one are answered.
_AT_ONCE, _SEVERAL = 12, 2


def answer_from(asked: Question, held: Held, reply: Reply, among: Sequence[Document] = ()) -> Found:
    """The answer that one document gives; a refusal names what was searched for and where.

    `among` are the documents asked together: the names of all of them are names, and no words to be found.
    """
    refusal = out_of_reach(asked, held)
    if refusal is not None:
        return Found(refusal, Outcome.NOT_DISCLOSED)
    if asked.english:
        words = partial(translate, documents=among or (held.document,), printed=held.english)
        of_years = asked.years
        asked = understand(asked.text, words)
        # of several bodies each is asked of its own years
        asked = replace(asked, years=of_years) if len(among) > 1 and of_years else asked
        if (refusal := out_of_reach(asked, held)) is not None:
            return Found(refusal, Outcome.NOT_DISCLOSED)
    else:
        asked = _with_glosses(asked, held)
    whole = reply.attempt(partial(_of_agreement, asked, held, reply))
    if whole is None:
        whole = reply.attempt(partial(lines.of_whole, asked, held, reply))
    if whole is None:
        whole = reply.attempt(partial(cells.of_whole, asked, held, reply))
    if whole is not None:
        return whole
    told: list[Found] = []
    missing: list[tuple[str, Question, Links]] = []
    answered: list[tuple[Links, Found]] = []
    before: Links | None = None
    context: list[str] = []
    earlier: list[str] = []
    since, within = 0, ""
    before_this: Question | None = None
    questions = parts(asked)
    one = len(among) < _SEVERAL
    unnamed: Named | None = None
    for part in questions[:_AT_ONCE]:
        bound = _share_bound(part, held)
        if bound is not None:
            part = _of_the_share(part, bound)
        named, own_row = _kept_row(part.plain, held)
        for document in among or (held.document,):
            named = without_names(named, document)
        named = named.replace(_ROW, own_row)
        statements = held.extraction.budget.statements
        named, labels = in_labels(in_print(named, held.catalogue), part.labels, statements)
        part = replace(part, labels=labels)
        links = settled(part, named, before, answered[-1][1].text if answered else "", held)
        links = without_circumstances(part, links, held.document, held.catalogue)
        before = links if links.mentions or before is None else before
        links = measured(links, held)
        links = replace(links, context=tuple(context), earlier="|".join(earlier), since=since, within=within)
        within = links.container or within
        context += (*links.subjects, *links.left)
        earlier.append(named)
        asking = replace(part, plain=named, asks=tuple(dict.fromkeys((*part.asks, *asks_of(named)))))
        asking = replace(asking, asks=_beside_names(asking, links))
        known = len(reply.values)
        # of figures that were not found nothing is made
        alone = bool(missing) and missing[-1][1] is before_this and leans(asking)
        before_this = part
        found = None if alone else _found(part, asking, held, links, reply, one=one, unnamed=unnamed)
        if (
            found is None
            and not alone
            and links.earlier
            and (own := _own(part, named, links, held)) is not None
        ):
            own = replace(own, since=links.since, within=links.within)
            found = _found(part, asking, held, own, reply, one=one, unnamed=unnamed)
            links = own if found is not None else links
        if bound is not None and found is not None and found.status is Outcome.ANSWERED:
            found = _judged(found, bound, reply.values[known:])
        since = known if len(reply.values) > known else since
        unnamed = names_asked(asking) if found is None else None
        if found is None and answered and not part.foreign:
            last = answered[-1][1].text
            found = reply.attempt(partial(told_beside, asking, held, links, last, reply))
        if found is None or found.status is Outcome.NOT_DISCLOSED:
            said = asked.text if asked.english or len(questions) == 1 else part.text.strip(" ,，")
            missing.append((echo(said), part, links))
        elif found.text:
            answered.append((links, found))
        if found is not None and found not in told:
            told.append(found)
    if missing and one:
        together = reply.attempt(partial(told_together.told, asked, held, reply))
        if together is not None:
            return together
    refused = all(found.status is Outcome.NOT_DISCLOSED for found in told)
    told = [found for found in told if not _told_again(found, told)]
    text = "".join(found.text for found in told)
    if asked.english and not refused:
        more = reply.attempt(partial(at_last, asked, text, reply))
        text += more.text if more is not None else ""
    if refused and (again := _of_the_account(asked, held)) is not None:
        # who speaks of last year with an account of that year at hand means the account's
        found = answer_from(again, held, reply, among)
        if found.status is Outcome.ANSWERED:
            return Found(f"{held.year}年：{found.text}", found.status)
    if refused:
        return Found(text + not_found(held, asked.text), Outcome.NOT_DISCLOSED)
    silent = [said for said, part, links in missing if not _told_along(part, links, answered)]
    if silent:
        text += f"另外，文件没有披露「{'；'.join(dict.fromkeys(silent))}」。"
    if len(questions) > _AT_ONCE:
        text += "一次最多回答十二个问题，其余请另问。"
    conflicting = any(found.status is Outcome.CONFLICTING for found in told)
    return Found(text, Outcome.CONFLICTING if conflicting else Outcome.ANSWERED)


def _kept_row(text: str, held: Held) -> tuple[str, str]:
    """The text with the row of the department's own office (某局本级) marked, whose name has the department's; and that name."""
    own = key(held.document.department)
    if not own or own not in text:
        # a question that does not name it in full costs nothing
        return text, ""
    rows = (name for name in held.rows if own in name and _OWN_OFFICE.search(name) and name in text)
    row = max(rows, key=len, default="")
    return (text.replace(row, _ROW), row) if row else (text, "")


def _found(
    part: Question,
    asking: Question,
    held: Held,
    links: Links,
    reply: Reply,
    *,
    one: bool,
    unnamed: Named | None,
) -> Found | None:
    """What the first way that answers a part says; None where none does. `one` is whether one body is asked about,
    `unnamed` what the part before it asked the names of in vain."""
    if _strange_number(part, held):
        apt: Iterable[Answerer] = ()
    elif part.foreign or elsewhere(part, links, held):
        # of another body only what the document says of it in words; a term may sound like one (完全中学)
        apt = () if part.foreign else (explained,)
        apt = (
            (*apt, of_sentence, by_quarter, targets, several, nearest)
            if apt and told_of(links, held)
            else apt
        )
        # a unit whose row a table has is no other body
        apt = apt if part.foreign else (cells.of_part, units, *apt)
    else:
        apt = ways(asking, held, links)
    unit = unit_rows.named_unit(part, held) if part.wants(Ask.COUNT) else None
    if unit is not None:
        apt = (partial(of_unit, unit, way) for way in apt)
    thing = thing_asked(asking)
    if thing is not None:
        apt = (partial(of_things, thing, links, way) for way in apt)
    called = names_asked(asking)
    if (things := called or (unnamed if _OF_EACH.match(asking.plain) else None)) is not None:
        apt = (partial(of_names, things, called is None, way) for way in apt)
    tests, named_so = (wanted(asking), attributes(asking)) if one else ((), ())
    if one and (each := for_each(asking, links.earlier)) is not None:
        tests = (*tests, each)
    if tests or named_so:
        apt = (partial(of_sort, tests, named_so, way) for way in apt)
    own = (held.year, (held.year or 0) - 1 if _AT_ITS_END.search(part.plain) else held.year)
    others = [year for year in part.years if held.year is not None and year not in own]
    if one and others:
        apt = (partial(of_years, others, way) for way in apt)
    first: Iterator[Callable[[], Found | None]] = iter(())
    if apt and (placed := in_place.inside(asking, held, links)) is not None:
        at, about = placed
        alone = chain(ways(asking, at, about), (in_place.rows,))
        inside = (partial(in_place.asking, way) for way in alone)
        if tests or named_so:
            inside = (partial(of_sort, tests, named_so, way) for way in inside)
        first = (partial(news, part, way, asking, at, about, reply) for way in inside)
    every: Iterator[Callable[[], Found | None]] = chain(
        first, (partial(news, part, way, asking, held, links, reply) for way in apt)
    )
    said = said_names(part.plain, held)
    if part.english:
        # only what stands in the question itself is said, and not what its words were put into
        said = tuple(name for name in said if name in key(part.text))
    every = (partial(of_print, part.plain, said, write, reply) for write in every)
    tried = (reply.attempt(write) for write in every)
    return next((f for f in tried if f is not None), None)


def _share_bound(part: Question, held: Held) -> ShareBound | None:
    """The share that a part holds one item of the document against another in; None for what is no such question."""
    bound = None if part.english else ShareBound.of(part.plain)
    if bound is None:
        return None
    named = (link(in_print(said, held.catalogue), held.catalogue) for said in (bound.part, bound.whole))
    return bound if all(links.mentions for links in named) else None


def _of_the_share(part: Question, bound: ShareBound) -> Question:
    """The part that asks for the share which another is held against."""
    asked = understand(bound.asks)
    return replace(
        asked,
        text=part.text,
        years=part.years,
        previous=part.previous,
        final=part.final,
        english=part.english,
    )


def _judged(found: Found, bound: ShareBound, told: Sequence[Value]) -> Found | None:
    """What was told of a share with the verdict before it; None where no one share was told."""
    shares = {value.amount for value in told if value.unit == "%"}
    if not shares:
        # a printed share may only be quoted, beside those of others
        own = re.compile(rf"{re.escape(bound.part)}[^%％占]*占[^%％占，。]{{0,12}}?(\d+(?:\.\d+)?)[%％]")
        shares = {Decimal(number) for number in own.findall(found.text)}
    return Found(f"{bound.judged(shares.pop())}：{found.text}") if len(shares) == 1 else None


def _own(part: Question, named: str, links: Links, held: Held) -> Links | None:
    """The items that a part names itself, where it was read as of those of the part before; None where it was not."""
    own = measured(settled(part, named, None, "", held), held)
    if not link(named, held.catalogue, whole=False).mentions or own.mentions == links.mentions:
        return None
    return replace(own, context=links.context, earlier=links.earlier)


def _of_the_account(asked: Question, held: Held) -> Question | None:
    """What is asked of 去年 as it is asked of a final account's own year; None for budgets and for what is compared."""
    said = asked.put or asked.text
    if held.document.stage is not Stage.FINAL or asked.english or asked.years or "去年" not in said:
        return None
    if _HELD_AGAINST.search(said) is not None:
        return None
    return understand(said.replace("去年", ""))


def _with_glosses(asked: Question, held: Held) -> Question:
    """A question with the items that it names in brackets in the place of what it says for them, and without what only makes
    one wonder."""
    said = asked.put or asked.text
    text = without_wonder(glossed(said, held.catalogue), held.document, held.catalogue)
    if text == unicodedata.normalize("NFKC", said):
        return asked
    return replace(understand(text), text=asked.text, put=text, years=asked.years)


def _beside_names(asking: Question, links: Links) -> tuple[Ask, ...]:
    """What a question asks with the words that it has beside the names of items (生均公用经费 is one, and no quotient)."""
    named = any(asks_of(m.subject)[:1] == (Ask.PER_HEAD,) for m in links.mentions)
    if not named or Ask.PER_HEAD in asks_of(links.rest):
        return asking.asks
    return tuple(ask for ask in asking.asks if ask is not Ask.PER_HEAD)


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
    if asked.foreign or _strange_number(asked, held):
        return None
    for way in (by_definition.told, held_against.told_of, counted_again.throughout):
        if (in_places := reply.attempt(partial(way, asked, held, Links((), ()), reply))) is not None:
            return in_places
    if not of_claims.asked(asked):
        return None
    named = in_print(without_names(asked.plain, held.document), held.catalogue)
    links = link(named, held.catalogue)
    links = replace(links, left=tuple(w for w in links.left if not kind_of_body(w, held.document)))
    if elsewhere(asked, links, held):
        return None
    known = len(reply.values)
    found = of_claims.told(asked, replace(asked, plain=named), held, links, reply)
    return found and rows_apart.beside(asked, held, found, reply.values[known:], reply)


def _strange_number(part: Question, held: Held) -> bool:
    """Whether a question names a long number, no amount and no year, that the document prints nowhere."""
    rest = _SAID_OTHERWISE.sub(" ", part.plain)
    strange = [number for number in _LONG_NUMBER.findall(rest) if number not in held.catalogue.said]
    counts: list[Count | Mention] = []
    if strange:
        counts += [*held.extraction.budget.counts, *held.extraction.budget.mentions]
    printed = {count.quantity.printed.strip().replace(",", "") for count in counts}
    return any(number not in printed for number in strange)
