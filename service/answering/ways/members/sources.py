"""Where money comes from and in what proportions (收入由哪几块组成、各占多大比例): by source, not by who or what it is for."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.schema.extraction import Passage
from service.answering.asked.question import Question
from service.answering.document.enumerations import enumerations
from service.answering.document.held import Held, unmatched
from service.answering.printed.figure import Figure
from service.answering.printed.item_names import concept
from service.answering.printed.linking import Links
from service.answering.printed.places import passage_of
from service.answering.reply import Found, Reply
from service.answering.ways.figures.lookup import called_beside
from service.answering.ways.figures.selection import meant
from service.answering.ways.members.compose import BY_LINE, adds_up, components, in_prose, tell, wholes
from service.lexicon.names import TOTALS
from service.patterns import regex
from service.terms import key, plain

_RECEIPTS = regex("(?:收入(?:总计|合计|预算)?|收入总额)$")
# What receipts are called where all of them are meant.
_OF_ALL = ("本年收入合计", "收入总计")
_EACH = regex("各占|各自占|分别占|占比|比重|比例|百分")
_PRINTED = regex(r"占[^,，。；;]{0,24}?\d[\d.]*[%％]")
_FROM = regex("[从由](?:哪|什么|几)[^,，。科项]{0,5}(?:来|出|筹|解决)|来源|来自哪")
# Shares are counted up in one paragraph, or in the few under it.
_BELOW = 8


def asked_of(question: Question) -> bool:
    """Whether a question asks where the money for something comes from (钱从哪几处来, 资金来源)."""
    return _FROM.search(question.plain) is not None


def by_source(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The sources of all receipts, each with its amount: as lines, as a sentence or as columns print them."""
    if BY_LINE.search(question.plain):
        return None
    for named in links.subjects:
        if concept(named) != "收入总计" and not _RECEIPTS.search(named):
            continue
        subject = meant(held, named, question)
        names = (subject, *_OF_ALL) if subject in ("收入", "本年收入", *_OF_ALL) else (subject,)
        told = [
            (whole, made)
            for name in dict.fromkeys(names)
            for whole, made in pairs(held, name, question, links)
            if made
            and not (question.amounts and not any(whole.fits(said) for said in question.amounts))
            and not unmatched(links.left, whole.words, *(f.words for f in made))
        ]
        if told:
            whole, made = _finest(told) if len(names) > 1 else told[0]
            return Found(tell(held, whole, made, reply).text + _with_nothing(held, whole, made, reply))
    return None


def _finest(pairs: list[tuple[Figure, list[Figure]]]) -> tuple[Figure, list[Figure]]:
    """Of the amounts that receipts come to the largest, by the most sources that it is parted in."""
    most = max(whole.money.yuan for whole, _ in pairs)
    alike = [pair for pair in pairs if pair[0].money.yuan == most]
    return max(alike, key=lambda pair: len(pair[1]))


def _with_nothing(held: Held, whole: Figure, made: list[Figure], reply: Reply) -> str:
    """The sentence that counts up more sources of the same whole, some of which gave nothing; empty where none does."""
    for one in enumerations(held):
        same = one.whole is not None and one.whole.base == whole.money.yuan
        if same and len(one.members) > len(made) and not all(m.base for m in one.members):
            return f"文中写道：{reply.quote(held.document, one.text, one.passage.source, ' / '.join(one.passage.heading))}。"
    return ""


def pairs(
    held: Held, subject: str, question: Question, links: Links
) -> Iterator[tuple[Figure, list[Figure]]]:
    for whole in wholes(held, subject, question, links.left):
        made = list(components(held, whole))
        if adds_up(whole, made):
            yield whole, made
    yield from in_prose(held, subject)
    for whole in held.catalogue.of_subject(subject):
        if whole.line is not None and whole.whole and whole.money.value:
            yield whole, _columns(held, whole)
    for whole in held.catalogue.of_subject(subject):
        if whole.line is not None and whole.side and whole.whole and whole.money.value:
            yield whole, _lines(held, whole)


def _lines(held: Held, whole: Figure) -> list[Figure]:
    """Of a table of two sides the one line of receipts that is not zero, where it is all of them."""
    side = [
        f
        for f in held.catalogue.figures
        if f.statement is whole.statement
        and f.side == whole.side
        and f.header == whole.header
        and f.money.value
        and concept(f.subject) != "收入总计"
        and not TOTALS.fullmatch(f.subject)
    ]
    return side if len(side) == 1 and adds_up(whole, side) else []


def _columns(held: Held, whole: Figure) -> list[Figure]:
    """The columns of a row that its first one is the sum of, the ones that say least first."""
    row = [
        f
        for f in held.catalogue.figures
        if f.line is whole.line and f is not whole and f.money.value and f.money is not whole.money
    ]
    made: list[Figure] = []
    for figure in sorted(row, key=lambda f: (len(f.column), f.order)):
        if not any(other.column == figure.column[: len(other.column)] for other in made):
            made.append(figure)
    made.sort(key=lambda f: f.order)
    return made if adds_up(whole, made) else []


def printed_shares(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The paragraph that says of an item what share each of its parts is."""
    if len(links.subjects) != 1 or not _EACH.search(question.plain) or question.previous:
        return None
    asked = links.subjects[0]
    side = asked.removesuffix("总计")
    names = (
        meant(held, asked, question),
        asked,
        *((f"本年{side}合计", f"本年{side}") if side != asked else ()),
    )
    for name in dict.fromkeys(names):
        for whole in held.catalogue.of_subject(name):
            if whole.item is None or not whole.whole or called_beside(whole, links.left, held) is not whole:
                # 工程类占全部的百分之几 asks for the share of one part
                continue
            around = passage_of(held.extraction, whole.item.sentence, whole.item.item)
            told = _with_shares(held, around, whole) if around is not None else []
            if told and not unmatched(links.left, whole.words, *(key(p.source.text) for p in told)):
                quoted = [
                    reply.quote(held.document, p.source.text, p.source, " / ".join(p.heading)) for p in told
                ]
                return Found("文中写道：" + "；".join(quoted) + "。")
    return None


def _with_shares(held: Held, around: Passage, whole: Figure) -> list[Passage]:
    """A paragraph with the ones under it as far as they print shares; none where there are not two of them."""
    passages = held.extraction.passages
    start = next((n for n, p in enumerate(passages) if p is around), None)
    if start is None or not plain(around.source.text):
        return []
    text = around.source.text[around.source.text.find(whole.money.source.text.strip()) :]
    told, count = [around], len(_PRINTED.findall(text))
    if count < 2:
        for passage in passages[start + 1 : start + 1 + _BELOW]:
            if not (found := len(_PRINTED.findall(passage.source.text))):
                break
            told.append(passage)
            count += found
    return told if count > 1 else []
