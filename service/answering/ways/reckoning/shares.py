"""What part of a whole something is (占比): one item, several together, or each of several."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from extractors.schema.draft import Kind
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.asked.reckoning import Make, reckoning
from service.answering.document.held import Held, unmatched
from service.answering.printed.figure import Figure
from service.answering.printed.item_names import concept
from service.answering.printed.linking import Links, Mention, content
from service.answering.reply import Found, Reply
from service.answering.ways.figures.columns import column, rows
from service.answering.ways.figures.lookup import is_receipt
from service.answering.ways.figures.selection import meant
from service.answering.ways.members import detailed
from service.answering.ways.members.classes import classified
from service.answering.ways.members.compose import components, in_prose, wholes
from service.answering.ways.reckoning import residuals, stated_part
from service.answering.ways.reckoning.compute import figure_of, told
from service.answering.ways.reckoning.operands import item_called
from service.answering.ways.reckoning.paired import OF as _OF
from service.answering.ways.reckoning.paired import apart, together
from service.answering.ways.reckoning.sides import Side, added
from service.answering.ways.reckoning.with_parts import ROUNDED, percent, with_parts
from service.lexicon.asking import ASKING
from service.lexicon.names import CONCEPTS
from service.patterns import regex
from service.terms import key

_EACH = regex("各占|各自占|分别占|占比各|各是|各.{0,4}(?:比例|比重|百分|占比)")
_WHOLES = ("支出总计", "收入总计", "预算总额")
# What the receipts or the expenditure of a year are called where a row has their sum.
_OF_THE_YEAR = ("本年收入", "本年支出")
# Says that all is meant, with what was there before; and a share printed right behind its amount.
_TOTAL_SAID = regex("总计|合计|总额|总(?:收入|支出)|全部")
_SHARE_BEHIND = regex(r"\s*[百千万亿]?元\s*[，,（(]?\s*占[^，,。；;\d]{0,14}?(\d[\d.]*)\s*[%％]")
_CUT = regex("[，,；;。：:]")
# Behind an item that holds what follows (政府性基金安排的两项支出中，…); a word before the mark.
_HOLDS, _SAYS = regex("(?:中|里|当中|里面|之中)$"), regex("[一-鿿]{2}")
# What is bought is goods, works or services.
_SORT_BOUGHT = regex("货物|工程|服务")
# What people call the money of the year in a row that has that of all years too.
_THIS_YEARS = regex("(?:今年|当年|本年)度?(?:安排|给|批|下达)?的?(?:预算|资金|钱)")
# Words for all receipts and all expenditure.
_TOTALS = regex(
    "(?:全部|所有|整个|全年|本年|当年|今年|部门|单位|全局|全系统|年度|财政|总|的|它们?|其|那|这|了)*"
    "(?:支出|收入|预算|决算|开支|经费|收支|盘子|资金|钱|总额|总数|总量|总计|合计|比例|比重|大头|多少)*(?:里|中|的)*"
)
# Behind these stands the part, and the whole before them.
_SPENT_ON = regex("(?:百分之(?:多少|几)|几成)的?(?:[是花用投给靠]|来自|属于|归)")
# Without one of these a question asks for no part of a whole (支出到百分之几).
_PART = regex(
    "占|比重|相当于|几成|份额|比例|份儿|百分之(?:多少|几)的?(?:[是花用投给靠]|来自|属于|归)|(?:有|里|中)百分之(?:多少|几)"
)


def _of_body(figure: Figure) -> bool:
    return figure.line is not None and figure.line.of_body


def share(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """What part of a whole an item is, in per cent to two places.

    The whole is the item that holds the others (支出里…), else what stands after 占 or 在; of several others the share of
    each or of all together. A lone item is held against all receipts or all expenditure, whichever it is part of.
    """
    links = apart(question, links, held.catalogue)
    subjects = list(links.subjects)
    if not subjects:
        return None
    if stated_part.asked(question, links):
        return stated_part.share(question, held, links, reply)
    if len(subjects) == 1 and question.wants(Ask.PARTS, Ask.HIGHEST):
        return of_parts(question, held, links, reply)
    if (found := _of_columns(question, held, links, reply)) is not None:
        return found
    if len(subjects) == 1 and _EACH.search(question.plain):
        return of_parts(question, held, links, reply)
    if len(subjects) == 1:
        found = _of_row(question, subjects[0], held, links, reply) or _of_sentence(
            question, held, links, reply
        )
        if found is not None:
            return found
    if len(subjects) == 2 and _SPENT_ON.search(question.plain):
        # of an item what is spent in a column of its row
        row_of = replace(links, left=(*links.left, subjects[1]))
        if (found := _of_row(question, subjects[0], held, row_of, reply)) is not None:
            return found
    names, whole_name = sides(question, links)
    if len(names) == 1 and whole_name is not None:
        # the part may have a column of its own in the row of the whole
        row_of = replace(links, left=(*links.left, names[0]))
        if (found := _of_row(question, whole_name, held, row_of, reply)) is not None:
            return found
    if len(names) == 1 and whole_name is not None and residuals.is_source(names[0]):
        found = _of_source(question, held, links, names[0], whole_name, reply)
        if found is not None or names[0] != "政府采购":
            return found
    if whole_name is None and (named := _measure_after(question, links)) is not None:
        whole_name = named
        links = replace(links, left=tuple(w for w in links.left if w != named))
    names = [*names, *_sorts_beside(names, question, held)]
    parts = [figure_of(held, s, question, links) for s in names]
    known = [f for f in parts if f is not None]
    if not known or len(known) < len(parts) or len({_of_body(f) for f in known}) > 1:
        # what a unit has in all is no part beside an item of all units
        return None
    # two names of one figure
    known = list({f.order: f for f in known}.values())
    if whole_name is None and concept(subjects[0]) != "政府采购" and "政府采购" in subjects[0]:
        whole_name = "政府采购"
    if whole_name is None and "采购" in question.plain and all(_SORT_BOUGHT.search(s) for s in names):
        whole_name = "政府采购"
        links = replace(links, left=tuple(w for w in links.left if w != "采购"))
    if whole_name is None and (said := _said_whole(question)):
        # what it is a part of is said: all that is spent is not it
        whole_of = item_called(said, replace(question, amounts=()), held)
        if whole_of is None or len(known) > 1:
            return None
        return _against(known[0], whole_of, held, links, reply)
    if whole_name is None and question.plain.startswith("其中") and not links.within:
        # of what the part before asked for, which was not found as a figure
        return None
    if whole_name is None and links.within and links.within not in names:
        # of the whole that the part before named (三公经费里…占多少，…占多少)
        whole_of = figure_of(held, links.within, question, replace(links, left=()))
        if whole_of is not None and len(known) == 1 and known[0].money.yuan < whole_of.money.yuan:
            return _against(known[0], whole_of, held, links, reply)
    unsaid = whole_name is None and _TOTAL_SAID.search(question.plain) is None
    if whole_name is None:
        whole_name = "收入总计" if all(is_receipt(f) for f in known) else "支出总计"
    if _PART.search(question.plain) is None:
        return None
    whole = figure_of(held, whole_name, question, links)
    if (
        whole is None
        or any(f.order == whole.order or _printed_again(f, whole) for f in known)
        or not whole.money.value
        or unmatched(links.left, whole.words, *(f.words for f in known))
    ):
        return None
    if len(known) == 1:
        part, larger = together(held, known[0], whole, question, known=bool(links.left))
        if part.money.yuan > abs(larger.money.yuan) and not links.left and _unordered(question, links):
            # a part is no more than its whole
            part, larger = together(held, whole, known[0], question, known=False)
        if _printed_again(part, larger):
            return None
        known, whole = [part], larger
        if unsaid and (said := _printed_of_another(part, whole, held, reply)):
            return Found(f"{said}。")
    if "占" in question.plain and sum(f.money.interval.low for f in known) > whole.money.interval.high:
        # a part is no more than its whole, but for rounding
        return None
    if len(known) > 1 and _EACH.search(question.plain):
        each = "；".join(f"{told(held, f, reply)}，占{percent([f], whole, reply)}" for f in known)
        return Found(f"{told(held, whole, reply)}，其中：{each}。")
    items = "，".join(told(held, f, reply) for f in known)
    if len(known) > 1:
        items += f"，合计{added([Side.bare(f) for f in known], reply)}"
    return Found(f"{items}，{told(held, whole, reply)}，前者占后者的{percent(known, whole, reply)}。")


def _printed_again(one: Figure, other: Figure) -> bool:
    """Whether two figures are one amount of one item, in two places."""
    return one.subject == other.subject and one.money.interval.meets(other.money.interval)


def _printed_of_another(part: Figure, whole: Figure, held: Held, reply: Reply) -> str:
    """The amount with the share that its sentence prints right behind it, where that is of another whole than this one
    (本年收入 beside 收入总计); empty for none."""
    text = part.quote if part.item is not None else ""
    at = text.find(part.money.printed.strip())
    found = _SHARE_BEHIND.match(text, at + len(part.money.printed.strip())) if at >= 0 else None
    if found is None or abs(Decimal(found[1]) - part.money.yuan / whole.money.yuan * 100) <= ROUNDED:
        return ""
    begins = max((m.end() for m in _CUT.finditer(text, 0, at)), default=0)
    quoted = reply.quote(held.document, text[begins : found.end()], part.money.source, part.section)
    return f"{part.shown}为{reply.figure(held.document, part)}，文中写道：{quoted}"


def _sorts_beside(names: list[str], question: Question, held: Held) -> list[str]:
    """Of what is bought the other sorts that the question names in one breath (货物、工程、服务各占多少)."""
    if len(names) < 2 or any(_SORT_BOUGHT.search(name) is None for name in names):
        return []
    stem = _SORT_BOUGHT.split(names[0])[0]
    said = dict.fromkeys(_SORT_BOUGHT.findall(question.plain))
    return [
        f"{stem}{sort}"
        for sort in said
        if not any(sort in n for n in names) and held.catalogue.of_subject(f"{stem}{sort}")
    ]


def _said_whole(question: Question) -> str:
    """What the words between 占 and what asks for the share say of the whole, where that is no mere total; else empty."""
    asked = reckoning(question.plain)
    said = asked.sides[1] if asked is not None and asked.make is Make.SHARE else ""
    return said if _OF.search(question.plain) and content(_TOTALS.sub("", said)) else ""


def _against(part: Figure, whole: Figure, held: Held, links: Links, reply: Reply) -> Found | None:
    if part.money.yuan > whole.money.yuan or not whole.money.value or part.order == whole.order:
        return None
    if _printed_again(part, whole):
        return None
    if unmatched(links.left, whole.words, part.words):
        return None
    of_whole = percent([part], whole, reply)
    return Found(f"{told(held, part, reply)}，{told(held, whole, reply)}，前者占后者的{of_whole}。")


def _of_before(mention: Mention, links: Links) -> bool:
    """Whether the part of the question before this one named an item."""
    return mention.end > len(links.rest) or links.rest[mention.start : mention.end].strip() != ""


def _unordered(question: Question, links: Links) -> bool:
    """Whether a question does not say which of its items is the part: it only points at what the one before it named."""
    return question.plain.startswith("其") or all(_of_before(m, links) for m in links.mentions)


def _of_row(question: Question, subject: str, held: Held, links: Links, reply: Reply) -> Found | None:
    """What part of an item one of the columns of its row is (乡镇卫生院里项目支出占多少)."""
    if _measure_after(question, links) is not None:
        # 差旅费占公用经费的比例 is no question of what 差旅费 is made of
        return None
    for row in rows(held, subject):
        chosen = [column(row, word) for word in links.left]
        known = [f for f in chosen if f is not None]
        whole = next((f for f in row if f.whole or not f.column), None)
        if not known or len(known) < len(chosen) or whole is None or whole in known or not whole.money.value:
            continue
        return with_parts(held, whole, known, reply)
    return None


def _of_source(
    question: Question, held: Held, links: Links, source: str, item: str, reply: Reply
) -> Found | None:
    """What part of an item a source of money pays for, from the tables that print the item and of it the source."""
    # what came in by its sources, and not with what was left of the year before
    by_source = item == "收入总计" and "总计" not in question.plain
    printed = held.catalogue.of_subject(item)
    for whole in sorted(printed, key=lambda f: by_source and f.kind is not Kind.RECEIPTS):
        if not whole.whole or whole.line is None or not whole.money.value or whole.years - {held.year}:
            continue
        beside = (f for f in held.catalogue.of_subject(source) if f.line is whole.line)
        part = next(beside, None) or residuals.part_of(held, whole, source)
        if part is not None and part.subject == whole.subject:
            # all of the table of appropriation is that source, and called so where the source has a line of its own
            named = (figure_of(held, name, question, links) for name in (source, f"{source}{item[:2]}"))
            same = (f for f in named if f is not None and f.money.interval.meets(part.money.interval))
            part = next(same, part)
        if part is None or part.money.yuan > whole.money.yuan:
            continue
        if not unmatched(links.left, whole.words, part.words):
            return with_parts(held, whole, [part], reply)
    known = figure_of(held, source, question, links)
    for name in (item,) if item in _WHOLES else (f"{item}合计",) if item in _OF_THE_YEAR else ():
        whole_of = figure_of(held, name, question, links)
        if whole_of is not None and known is not None and whole_of.money.yuan >= known.money.yuan > 0:
            return with_parts(held, whole_of, [known], reply)
    return None


def _of_columns(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """What part of the amount in one column of an item's row the amount in another is, both columns called by name."""
    for subject in links.subjects:
        for row in rows(held, subject):
            text = _THIS_YEARS.sub("本年度预算", question.plain)
            named = [f for f in row if _heads(f) and any(head in text for head in _heads(f))]
            if len(named) != 2 or len({f.money.unit for f in named}) > 1:
                continue
            whole, part = sorted(named, key=lambda f: -f.money.value)
            if whole.money.value:
                return with_parts(held, whole, [part], reply)
    return None


def _heads(figure: Figure) -> set[str]:
    """What questions call the column of a budget or of money by, which is no item of its own (项目总预算, 本年度预算)."""
    head = key(figure.header.rpartition("/")[2]) if figure.header else ""
    names = (
        {head, head.removeprefix("项目"), head.removesuffix("总额")}
        if "预算" in head or "资金" in head
        else set()
    )
    return {name for name in names if len(name) > 3 and concept(name) is None}


def _measure_after(question: Question, links: Links) -> str | None:
    """A measure of rows (公用经费, 项目支出) that stands after 占 and so is the whole that a part is asked of."""
    mark = _OF.search(question.plain)
    # what the part before named stands before all words of this one
    if mark is None or not any(
        m.start < mark.start() or _of_before(m, links) for m in links.mentions if m.end > 0
    ):
        return None
    after = question.plain[mark.end() :]
    return next((w for w in links.left if concept(w) == w and (w in after or _is_total(w, after))), None)


def _is_total(word: str, text: str) -> bool:
    """Whether a text speaks of all receipts or all expenditure by another name than this (支出合计, 全部支出)."""
    asked = next((pattern for name, pattern, _ in CONCEPTS if name == word and name in _WHOLES), None)
    return asked is not None and asked.search(text) is not None


def _of_sentence(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """What part of an amount the amounts are that the same sentence states after it (预留中小企业的里头小微占多少)."""
    for whole in held.catalogue.of_subject(links.subjects[0]):
        if whole.item is None or not whole.whole or not whole.money.value:
            continue
        after = [
            f
            for f in held.catalogue.figures
            if f.item is not None
            and f.whole
            and f.order > whole.order
            and f.item.sentence.text == whole.item.sentence.text
            and f.money.yuan <= whole.money.yuan
        ]
        words = [w.rstrip("额款数类") or w for w in links.left]
        known = [f for f in after if any(_called(w, f) and not _called(w, whole) for w in words)]
        if known and all(_called(w, whole) or any(_called(w, f) for f in known) for w in words):
            return with_parts(held, whole, known, reply)
    return None


def _called(word: str, figure: Figure) -> bool:
    """Whether a word, or all its characters in order (小微 for 小型和微型企业), stands in the name of an amount."""
    rest = iter(figure.subject)
    return word in figure.subject or all(character in rest for character in word)


def of_parts(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """What an item is made of, and what part of it each part is."""
    subject = meant(held, links.subjects[0], question)
    for whole in wholes(held, subject, question, links.left):
        made = classified(question, held, whole) or list(components(held, whole))
        if len(made) < 2 or unmatched(links.left, whole.words, *(f.words for f in made)):
            continue
        return with_parts(held, whole, made, reply)
    for whole, made in (*in_prose(held, subject), *detailed.pairs(question, held, subject)):
        if not unmatched(links.left, whole.words, *(f.words for f in made)):
            return with_parts(held, whole, made, reply)
    return None


def sides(question: Question, links: Links) -> tuple[list[str], str | None]:
    """The items that are parts, and the one that they are parts of; None where the question names none.

    The whole stands after 占 or 相当于, there after what it is itself a part of; else it holds the others (支出里…).
    """
    subjects = list(links.subjects)
    if len(subjects) == 2 and all(_of_before(m, links) for m in links.mentions):
        # 占它的几成: of the two that the part before named the first holds the other
        return subjects[1:], subjects[0]
    mark = next(iter(_OF.finditer(question.plain)), None)
    if mark is not None:
        after = [m.subject for m in links.mentions if m.start >= mark.end() and m.end > 0]
        before = [s for s in subjects if s not in after]
        if after and before:
            return before, after[-1] if links.container in after else after[0]
        if after and not _SAYS.search(ASKING.sub("", question.plain[: mark.start()])):
            # 占公用经费的百分之几 asks for what the part of the question before it spoke of
            return [s for s in links.context if s not in after], after[0]
        for one, other in pairwise(links.mentions if links.container is None else ()):
            if _HOLDS.search(links.rest[one.end : other.start]):
                return [s for s in subjects if s != one.subject], one.subject
    if links.container is not None:
        return [s for s in subjects if s != links.container], links.container
    if mark is None and len(subjects) == 2:
        if _SPENT_ON.search(question.plain):
            # 收入有百分之几来自拨款, 全部支出有几成花在建设上: the whole stands first
            return subjects[1:], subjects[0]
        return subjects[:1], subjects[1]
    return subjects, None
