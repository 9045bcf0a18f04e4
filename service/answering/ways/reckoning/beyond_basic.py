"""How much of an item basic expenditure pays, and how much is paid beside it (有多少不是从基本支出走的)."""

from __future__ import annotations

from extractors.schema.draft import Kind
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.printed.figure import Figure
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.agreement.two_places import of_all
from service.answering.ways.figures.selection import stage_fits
from service.answering.ways.reckoning.sides import Side, left_of, percent_of
from service.patterns import regex

_BASIC = "基本支出"
_ASKED = regex(
    "(?:从|由|在|用)?(?:一般公共预算)?(?:财政拨款)?基本支出(?:里|中|里面|当中)?(?:列|出|走|开支|负担|支付)"
    # 基本支出安排了多少 asks for what is basic, and for nothing beside it
    "|(?:从|由|在|用)(?:一般公共预算)?(?:财政拨款)?基本支出(?:里|中|里面|当中)?安排|基本支出(?:里|中|里面|当中)安排"
    "|不(?:是)?(?:在|从|由|属于|算)(?:一般公共预算)?基本支出|基本支出(?:里|中)?(?:以外|之外)"
)
_OTHERWISE = (Ask.WHY, Ask.CHANGE, Ask.VERIFY, Ask.PARTS, Ask.DEFINITION)
_MOST = 30


def asked(question: Question) -> bool:
    """Whether it is asked how much of an item stands in basic expenditure, or does not."""
    return _ASKED.search(question.plain) is not None and not question.wants(*_OTHERWISE)


def split(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """All of the item, what basic expenditure has of it, and the rest; None where a table has either not, or both are one."""
    if not asked(question):
        return None
    items = [s for s in (*links.subjects, *links.context) if s != _BASIC and held.catalogue.of_subject(s)]
    for item in dict.fromkeys(items):
        figures = [f for f in held.catalogue.of_subject(item) if _meant(f, question, held)]
        within = next((f for f in figures if f.kind is Kind.BASIC_BY_ECONOMIC), None)
        others = [f for f in figures if f.kind is not Kind.BASIC_BY_ECONOMIC]
        if question.amounts:
            others = [f for f in others if any(f.fits(said) for said in question.amounts)] or others
        whole = next((f for f in others[:_MOST] if within and f.money.yuan > within.money.yuan), None)
        if whole is None or within is None:
            continue
        of, part, share = Side.bare(whole), Side.bare(within), ""
        if question.wants(Ask.SHARE):
            share = f"，占{percent_of(part, of, reply, f'{within.shown}占{whole.shown}')}"
        rest = left_of(of, [part], reply, f"{whole.shown}其余")
        return Found(
            f"{whole.shown}为{reply.figure(held.document, whole)}"
            f"，其中{within.shown}为{reply.figure(held.document, within)}（{within.section}）{share}，其余为{rest}。"
        )
    return None


def _meant(figure: Figure, question: Question, held: Held) -> bool:
    """Whether a figure is all of its item in a table, of the document's year and of the stage that is asked for."""
    of_year = not figure.years or held.year is None or held.year in figure.years
    return figure.statement is not None and of_all(figure) and of_year and stage_fits(figure, question, held)
