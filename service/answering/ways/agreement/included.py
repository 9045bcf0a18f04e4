"""Whether an item counts among those that make up another (三公经费里把培训费也算进去了吗): what adds up to it with the item
does, what adds up without it does not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.printed.figure import Figure
from service.answering.printed.item_names import names_of
from service.answering.printed.linking import Links
from service.answering.printed.places import passage_of
from service.answering.reply import Found, Reply, sum_of
from service.answering.ways.agreement.additions import listed
from service.answering.ways.figures.columns import column, rows
from service.answering.ways.members.components import components
from service.answering.ways.reckoning.compute import told
from service.patterns import regex
from service.terms import coverage, key

_COUNTED_IN = regex(
    "包括|包含|涵盖|囊括|含(?![义量金])|(?:算|计|列|统计|合并|加)(?:算|计)?(?:在内|进|入|上|到|在)|在内"
)
# 连培训费也算进去, 培训费算不算在三公经费里: what stands behind holds.
_HOLDER_BEHIND = regex("(?:算|计|列|统计|包括|包含|含)[^,，]{0,6}(?:在|进|入|到)了?(?=[一-鿿“])")
_SENTENCE = regex(r"[^。；;！!\n]+[。；;！!]?")
# 不计入机关运行经费, 未纳入…, 列入…: what is said of all that the clause names before it.
_SAID_OF = regex(
    "(?P<no>不再?|未|没有|均不|均未)?(?:[计列纳算]入|[计列算包]含?在|统计在)(?P<of>[^，。；;]{2,20})"
)
# So much of a name stands where a sentence calls it without its region.
_NAMED = 0.7
# Of more figures in one place there are too many ways to add some of them up.
_MOST = 12


def asked(question: Question, links: Links) -> bool:
    """Whether a question asks of items that it names whether they are counted in one that it names too."""
    return (
        question.wants(Ask.YES_NO, Ask.VERIFY)
        and len(links.subjects) > 1
        and not question.wants(Ask.WHY, Ask.SHARE, Ask.CHANGE)
        and _COUNTED_IN.search(question.plain) is not None
    )


def included(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The whole, what it is made of and their sum, and so whether the items are among it; None where nothing shows it."""
    if not asked(question, links):
        return None
    holder, members = _sides(question, links)
    wholes = [
        f for f in held.catalogue.of_subject(holder) if f.whole and (f.years <= {held.year} or not f.years)
    ]
    if question.amounts:
        wholes = [f for f in wholes if any(f.fits(said) for said in question.amounts)] or wholes
    # what a paragraph lists of the whole comes before the parts that a table has by its form
    wholes.sort(key=lambda f: f.item is None)
    for whole in wholes:
        for parts in made_of(whole, members, held):
            named = {name for f in parts for name in names_of(f.subject)}
            if set(members) <= named:
                rest = [f for f in parts if not set(names_of(f.subject)) & set(members)]
                return Found(f"包括：{_sum(held, whole, parts, reply)}{_without(whole, rest, reply)}。")
            others = [f for f in _beside(whole, held) if set(names_of(f.subject)) & set(members)]
            if not set(members) & named and len(others) == len(members):
                # what is told beside the parts and is no part of them
                return Found(f"没有包括：{_sum(held, whole, parts, reply)}；{listed(held, others, reply)}。")
    return _in_column(holder, members, held, reply) or _in_words(holder, members, links, held, reply)


def _in_words(holder: str, members: Sequence[str], links: Links, held: Held, reply: Reply) -> Found | None:
    """What a sentence says of them itself (其公用经费不计入机关运行经费); None where none names them all."""
    for passage in held.extraction.passages:
        for sentence in _SENTENCE.findall(passage.source.text):
            said = next(
                (
                    m
                    for m in _SAID_OF.finditer(sentence)
                    if holder in names_of(key(m["of"])) or holder in key(m["of"])
                ),
                None,
            )
            if said is None:
                continue
            before = key(sentence[: said.start()])
            if all(coverage(m, before) >= _NAMED for m in members) and not unmatched(
                links.left, key(sentence)
            ):
                quoted = reply.quote(held.document, sentence, passage.source, " / ".join(passage.heading))
                return Found(f"{'没有' if said['no'] else ''}包括，文中写道：{quoted}。")
    return None


def _sides(question: Question, links: Links) -> tuple[str, tuple[str, ...]]:
    """The item that holds and those that are asked whether they are held."""
    behind = _HOLDER_BEHIND.search(question.plain)
    last = max(links.mentions, key=lambda m: m.start)
    at_end = behind is not None and last.start >= behind.start()
    holder = last.subject if at_end else links.subjects[0]
    return holder, tuple(s for s in links.subjects if s != holder)


def made_of(whole: Figure, members: Sequence[str], held: Held) -> Iterator[tuple[Figure, ...]]:
    """Figures beside the whole that add up to it: all ways with, or all without the members; nothing where there are both."""
    if whole.statement is not None:
        made = tuple(components(held, whole))
        if made and sum(f.money.yuan for f in made) == whole.money.yuan:
            yield made
        return
    beside = _beside(whole, held)
    ways = [
        chosen
        for size in range(2, len(beside) + 1)
        for chosen in combinations(beside, size)
        if sum(f.money.yuan for f in chosen) == whole.money.yuan
    ]
    holding = [{name for f in chosen for name in names_of(f.subject)} & set(members) for chosen in ways]
    if not members and len({tuple(sorted(f.money.yuan for f in chosen)) for chosen in ways}) > 1:
        # without a word of what is counted in, only one way shows it
        return
    if ways and (all(those == set(members) for those in holding) or not any(holding)):
        yield ways[0]


def _beside(whole: Figure, held: Held) -> list[Figure]:
    """The items that the paragraph of a sentence tells behind the whole, amounts of zero aside."""
    if whole.item is None:
        return []
    around = passage_of(held.extraction, whole.item.sentence, whole.item.item)
    if around is None:
        return []
    behind = [
        f
        for f in held.catalogue.figures
        if f.item is not None
        and f.whole
        and f.order > whole.order
        and f.money.value
        and f.item.sentence.text in around.source.text
        and f.item.sentence.page == whole.item.sentence.page
    ]
    once = list({f.subject: f for f in behind}.values())
    return once if len(once) <= _MOST else []


def _in_column(holder: str, members: Sequence[str], held: Held, reply: Reply) -> Found | None:
    """Items with an amount in the column of what they are asked to be part of (人员经费) are part of it."""
    cells = []
    for member in members:
        cell = next((c for row in rows(held, member) if (c := column(row, holder)) is not None), None)
        if cell is None or not cell.money.value:
            return None
        cells.append(cell)
    return Found(f"包括：{'，'.join(told(held, cell, reply) for cell in cells)}。")


def _without(whole: Figure, rest: Sequence[Figure], reply: Reply) -> str:
    """What the whole comes to without the items asked about; empty where nothing else is in it."""
    if not rest or any(f.money.unit != whole.money.unit for f in rest):
        return ""
    return f"；其余为{reply.result(sum_of([f.money.value for f in rest]), whole.money.unit, '合计')}"


def _sum(held: Held, whole: Figure, parts: Sequence[Figure], reply: Reply) -> str:
    same = {f.money.unit for f in (whole, *parts)} == {whole.money.unit}
    values = [f.money.value if same else f.money.yuan for f in parts]
    unit = whole.money.unit if same else "元"
    return f"{listed(held, (whole, *parts), reply)}，各项相加为{reply.result(sum_of(values), unit, '合计')}"
