"""The one cell that a question names by its row and by words of its column and its table (农林水支出，一般公共预算项目支出).

Every word of the question counts: a cell that leaves one out is another cell, and a narrower one is not what is asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.printed.by_row import of_row
from service.answering.printed.figure import Figure, is_topic
from service.answering.printed.item_names import concept, names_of
from service.answering.printed.linking import Links
from service.answering.printed.others import BEHIND, OTHER
from service.answering.reply import Found, Reply
from service.answering.ways.figures.lookup import counterpart, is_receipt, second_proof
from service.answering.ways.figures.selection import of_year, stage_fits
from service.lexicon.asking import ASKING
from service.lexicon.names import TOTALS
from service.patterns import regex
from service.terms import covered, key
from service.words import words

_OTHERWISE = (
    Ask.WHY, Ask.CHANGE, Ask.SHARE, Ask.PER_HEAD, Ask.COUNT, Ask.DIFFERENCE, Ask.HIGHEST, Ask.PURPOSE, Ask.HOW, Ask.BASE,
    Ask.VERIFY, Ask.DEFINITION, Ask.ACCOUNT, Ask.PARTS, Ask.DUTY,
)  # fmt: skip
# More than one thing is asked, or what is left without one.
_SEVERAL = regex("不|除|扣|其余|剩|还有|[和与跟及、]|分别|各|相加|加起来|加总|之和|总和|加上|一共|总共|共计")
# What pays, which a column or a whole table is of.
_FUND = regex(
    "一般公共预算(?:财政)?(?:拨款)?|政府性基金(?:预算)?(?:财政)?(?:拨款)?|国有资本经营(?:预算)?(?:财政)?(?:拨款)?|财政拨款|财政专户管理资金|单位资金|上年结转"
)
_ONE_FUND = regex("一般公共预算|政府性基金|国有资本|财政专户|单位资金")
# What tells no column from another.
_IDLE = regex(
    "支出|收入|经费|拨款|资金|项目|其中|合计|小计|总计|总额|金额|数额|(?:预算|决算|执行)?数|列支|本年|当年|今年|年度|(?:19|20)\\d\\d年?|[的里中内上在是为有了,，。:：()]|多少|钱|万元|元"
)
_LONGEST = 16


def crossing(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The amount of the cell; None where no cell has all the words, or several that differ have no more than these."""
    if (
        question.wants(*_OTHERWISE)
        or not question.wants(Ask.AMOUNT, Ask.SUM)
        or question.amounts
        or question.labels
    ):
        return None
    for name, rest in _rows(question, held, links):
        if _SEVERAL.search(rest) or not (named := _heads_in(rest, held)):
            continue
        beyond = _left(rest, named)
        sides = [word for word in ("收入", "支出") if word in rest]
        found = [
            (len(extra), f)
            for f in _figures(name, held, question)
            if (extra := _narrower(f, named, beyond)) is not None
            and not (sides == ["支出"] and is_receipt(f))
            and not (sides == ["收入"] and f.side == "支出")
        ]
        # the one cell that has the words is meant, though its table is of one fund
        best = [f for extra, f in found if not extra] or [f for extra, f in found if extra == len(found) == 1]
        if len({f.money.yuan for f in best}) != 1:
            continue
        own = key(held.document.department) in name
        told = best[0] if own or best[0].code or name in names_of(best[0].subject) else of_row(best[0])
        proof = counterpart(held, told)
        more = second_proof(held, proof, reply) if proof is not None else ""
        return Found(f"{told.shown}为{reply.figure(held.document, told)}{more}。")
    return None


def _rows(question: Question, held: Held, links: Links) -> Iterator[tuple[str, str]]:
    """The names of rows that the question says, the longest first, each with what else it says."""
    text = question.plain
    printed = {name for name in held.rows if len(name) > 1 and name in text}
    by_link = {m.subject: (m.start, m.end) for m in links.mentions if m.end <= len(text)}
    taken: list[tuple[int, int]] = []
    for name in sorted(printed, key=lambda name: -len(name)):
        at = text.find(name)
        inside = any(start <= at and at + len(name) <= end for start, end in taken)
        taken.append((at, at + len(name)))
        if not (
            inside
            or (TOTALS.fullmatch(name) and not _of_fund(name, text))
            or _FUND.fullmatch(name)
            or _is_rest(text, name, at)
        ):
            yield name, f"{text[:at]}|{text[at + len(name) :]}"
    for subject, (start, end) in by_link.items():
        if subject not in printed and not _FUND.fullmatch(subject):
            yield subject, f"{text[:start]}{_beside(text[start:end], subject)}{text[end:]}"


def _of_fund(total: str, text: str) -> bool:
    """Whether the total of one side is asked of one fund (本年支出合计｜一般公共预算财政拨款)."""
    return ("收入" in total or "支出" in total) and _ONE_FUND.search(text.replace(total, "|")) is not None


def _beside(said: str, subject: str) -> str:
    """What is said around the longest piece of an item's name: a name that is taken for all of it may have a head behind it."""
    longest = len(subject)
    pieces = (
        said[i:j]
        for i in range(len(said))
        for j in range(min(len(said), i + longest), i + 2, -1)
        if said[i:j] in subject
    )
    name = max(pieces, key=len, default="")
    return said.replace(name, "|", 1) if name else "|"


def _is_rest(text: str, name: str, at: int) -> bool:
    """Whether what is left of an item (其他水利) is named, and not the item."""
    return OTHER not in name and (text[:at].endswith(OTHER) or BEHIND.match(text, at + len(name)) is not None)


def _figures(name: str, held: Held, question: Question) -> list[Figure]:
    """The cells of the rows called so, exactly so where any is, of the year and the stage that are asked for."""
    named = held.rows.get(name, []) or [
        f
        for f in held.catalogue.of_subject(name)
        if f.line is not None and name in names_of(key(f.row or ""))
    ]
    before = question.previous or (held.year is not None and question.years == (held.year - 1,))
    year = held.year - 1 if before and held.year is not None else held.year
    return [f for f in named if of_year(f, year, held) and stage_fits(f, question, held)]


def _heads_in(rest: str, held: Held) -> tuple[str, ...]:
    """The heads of columns, and the funds, that what is left of a question names, the longest at each place."""
    heads = held.columns
    found, at = [], 0
    while at < len(rest):
        for size in range(min(_LONGEST, len(rest) - at), 1, -1):
            if (word := rest[at : at + size]) in heads and not _IDLE.fullmatch(word):
                found.append(word)
                at += size
                break
        else:
            fund = _FUND.match(rest, at)
            if fund is not None:
                found.append(fund.group())
            at = fund.end() if fund is not None else at + 1
    return tuple(dict.fromkeys(found))


def _left(rest: str, named: Sequence[str]) -> list[str]:
    """The words that are neither heads nor ask: the table must have them."""
    for name in named:
        rest = rest.replace(name, "|")
    return [
        w.text for w in words(_IDLE.sub("|", ASKING.sub("|", rest))) if len(w.text) > 1 and w.text.isalpha()
    ]


def _narrower(figure: Figure, named: Sequence[str], beyond: Sequence[str]) -> list[str] | None:
    """What a cell is narrowed by that the question does not name; None where the cell lacks a word of the question."""
    parts = [key(part) for part in (figure.header or "").split("/") if part]
    table = f"{key(figure.section)}|{key(figure.side)}"
    used = set()
    for name in named:
        of_column = [part for part in parts if name in part or name in (concept(part), *names_of(part))]
        of_column = of_column or (parts if name in "".join(parts) else [])
        if not of_column and name not in table:
            return None
        used.update(of_column)
    evidence = f"{table}|{figure.words}"
    if any(sum(covered(word, evidence)) < len(word) for word in beyond):
        return None
    asked = set(_ONE_FUND.findall("|".join((*named, *beyond))))
    funds = set(_ONE_FUND.findall("|".join(parts))) or set(_ONE_FUND.findall(table))
    if asked and funds - asked:
        return None
    return [
        *([figure.unit] if figure.unit and not any(word in key(figure.unit) for word in beyond) else []),
        *(fund for fund in funds if fund not in asked),
        *(
            part
            for part in parts
            if part not in used
            and not (_IDLE.fullmatch(part) or TOTALS.fullmatch(part) or _ONE_FUND.search(part))
            and not is_topic(part, figure.kind)
        ),
    ]
