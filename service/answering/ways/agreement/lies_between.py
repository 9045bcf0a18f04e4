"""What lies between two amounts of one thing and what money that is (支出总表比一般公共预算支出表多44.40万元，是什么资金;
差额来自哪个项目; 多花的钱从哪来): both amounts, what lies between, and what the document prints of that very amount."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from extractors.schema.draft import Kind
from extractors.schema.money import Money
from service.answering.asked.amounts import Said
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.document.numbers import Number, numbers
from service.answering.printed.figure import Figure, source_key
from service.answering.printed.item_names import concept
from service.answering.printed.linking import Links, Mention, link
from service.answering.reply import Found, Reply
from service.answering.ways.agreement.in_places import InPlaces, Item
from service.answering.ways.agreement.place_names import places_named
from service.answering.ways.agreement.placed import difference, placed
from service.answering.ways.agreement.same_as_gap import Gap, explained, left_out, lines_apart
from service.answering.ways.agreement.sections import clauses
from service.answering.ways.agreement.two_places import WHOLES
from service.patterns import regex
from service.terms import key

_APART = regex(
    "差[额距数别值]|相差|中间差|(?:高|大|低|小)[于出]|超[过出]|(?:花|支出|用|开支)的?比(?:收|进)|差[了着出]|差的|差(?=多少|哪|在|\\d)|多出|多[了的花支用]|多(?=\\d)|多[一这那]|多多少|多列|少[了的]|少(?=\\d)|[比较][^,，。]{2,24}(?:[多大高少小低](?!少))|对不上|对不拢|不一样|不一致|不相[等同]|不同|有出入|却只|[却但可][^,，。]{0,12}\\d"
)
_WHAT_MONEY = regex(
    "(?:什么|啥|哪种|哪类|何种)(?:性质的|来源的)?(?:钱|资金|经费|款|收入|支出)|(?:谁|哪家|哪个单位|哪里|哪儿)的(?:钱|资金|经费)?|哪[一几两]?(?:笔|项|块|部分|个(?:项目|科目|单位|项级|款级)|项级|类|级)|为什么|为何|为啥|咋回事|怎么回事|怎么会|原因"
    "|(?:从|打|由)(?:哪|何)|来自|哪里?来|哪儿来|(?:用|拿|靠)(?:的)?(?:什么|啥|哪)|怎么来|来源|由来|(?:用|花|投|落|出|列|体现)(?:在|到)(?:了)?(?:哪|什么)|做什么|干什么|干啥|什么用|用途|是什么(?!$)|是啥|包括什么|什么组成|怎么形成|怎么构成|谁(?:出|拿|负担)|哪些"
)
_LINES = regex("科目|项级|款级|哪一?[个行类款]")
_IN, _OUT = regex("收入|收进|收的|收到|进账|到账|进来"), regex("支出|花|用|支了")
_GENERAL = regex("一般公共预算|财政拨款")
# A fund said for the table of it (比一般公共预算的多).
_FUND = regex("一般公共预算(?:财政)?(?:拨款)?(?:口径)?(?=[的里中多少只那上比,]|$)")
_SPENT_KINDS = (Kind.EXPENDITURE, Kind.GENERAL_BY_FUNCTION)
_TWO, _LONGEST = 2, 180

_Pair = tuple[Number, Number]


def asked(question: Question) -> bool:
    """Whether a question asks what makes two amounts differ."""
    said = question.plain
    if len(said) > _LONGEST or question.previous or question.percents:
        return False
    return bool(_APART.search(said) and _WHAT_MONEY.search(said))


def told(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """Both amounts, what lies between and what money it is; None where two amounts are not found, or nothing explains them
    and it is not asked how much lies between."""
    if not asked(question) or question.wants(Ask.SHARE, Ask.PER_HEAD):
        return None
    text = _FUND.sub("一般公共预算支出表", clauses(question, held))
    made = (
        _in_places(question, text, held)
        or _given(question, text, held)
        or _in_and_out(text, held)
        or _in_all(question, text, held)
    )
    if made is None:
        return None
    first, second = made
    if first.base == second.base or not first.meets(second):
        return None
    figure = held.catalogue.at.get(source_key(first.source)) or held.catalogue.at.get(
        source_key(second.source)
    )
    gap = Gap(
        abs(first.base - second.base),
        figure.subject if figure is not None else "",
        figure.code if figure is not None else "",
        frozenset((*source_key(n.source), n.value) for n in made),
    )
    said = "，".join(placed(n, held, reply) for n in made)
    said += f"，相差{difference(first, second, reply)}"
    more = _lines(first, second, gap, held, reply) if _LINES.search(text) else []
    more = more or [*explained(gap, held, reply), *left_out(made, held, reply)]
    if not more and len(question.amounts) >= _TWO:
        return None
    return Found("；".join((said, *more)) + "。")


def _in_places(question: Question, text: str, held: Held) -> _Pair | None:
    """What two places that the question names have of the item that it names."""
    places = places_named(text, held)
    if len(places) != _TWO:
        return None
    rest = "".join(" " if any(p.start <= n < p.end for p in places) else c for n, c in enumerate(text))
    rest = rest.replace(",", " ")
    at = InPlaces(question, text, held, places, ())
    for mention in _named(rest, held):
        subject = concept(mention.subject) if concept(mention.subject) in WHOLES else mention.subject
        said = text[mention.start : mention.end]
        first, second = at.pair(Item(subject or mention.subject, said, mention.start, said))
        if (
            first is not None
            and second is not None
            and first.of_item
            and second.of_item
            and first.base != second.base
        ):
            return first, second
    return None


def _named(rest: str, held: Held) -> Sequence[Mention]:
    """The items named, those that are no whole first."""
    found = link(rest, held.catalogue, whole=False).mentions
    return sorted(found, key=lambda m: (m.subject in WHOLES, m.start))


def _given(question: Question, text: str, held: Held) -> _Pair | None:
    """The two amounts that the question gives, of the items that it names; both of one item where it names one."""
    if len(question.amounts) != _TWO:
        return None
    figures = [
        f
        for m in link(text, held.catalogue, whole=False).mentions
        if m.subject not in WHOLES
        for f in held.catalogue.of_subject(m.subject)
    ]
    both = [
        sorted((f for f in figures if f.fits(said)), key=lambda f: not f.whole)[:1]
        for said in question.amounts
    ]
    names = [key(text[m.start : m.end]) for m in link(text, held.catalogue, whole=False).mentions]
    known = [n for n in numbers(held) if n.sort == "元"] if not all(both) else []
    sides = [
        Number.of_figure(found[0]) if found else _called(names, said, known)
        for found, said in zip(both, question.amounts, strict=True)
    ]
    first, second = sides
    return None if first is None or second is None else (first, second)


def _called(names: Sequence[str], said: Said, known: Sequence[Number]) -> Number | None:
    """The number of that amount that is called by one of the names."""
    fits = (n for n in known if said.low <= n.base <= said.high)
    return next((n for n in fits if any(name in n.saying.words for name in names)), None)


def _in_all(question: Question, text: str, held: Held) -> _Pair | None:
    """All that is spent on the item named, and what of it is of the general budget, where the question speaks of that."""
    if not _GENERAL.search(text):
        return None
    for mention in link(text, held.catalogue, whole=False).mentions:
        own = [f for f in held.catalogue.of_subject(mention.subject) if f.code and not f.column]
        every, general = (next((f for f in own if f.kind is kind), None) for kind in _SPENT_KINDS)
        if every is None or general is None or every.money.yuan == general.money.yuan:
            continue
        given = (every.money, general.money, every.money.yuan - general.money.yuan)
        if all(any(_fits(said, each) for each in given) for said in question.amounts):
            return Number.of_figure(every), Number.of_figure(general)
    return None


def _fits(said: Said, amount: Money | Decimal) -> bool:
    return said.low <= amount <= said.high if isinstance(amount, Decimal) else said.fits(amount)


def _in_and_out(text: str, held: Held) -> _Pair | None:
    """What came in for the item named and what was spent on it."""
    if not (_IN.search(text) and _OUT.search(text)):
        return None
    for mention in link(text, held.catalogue, whole=False).mentions:
        own = [f for f in held.catalogue.of_subject(mention.subject) if f.whole and f.code]
        pair = [next((f for f in own if f.kind is kind), None) for kind in (Kind.EXPENDITURE, Kind.RECEIPTS)]
        if pair[0] is not None and pair[1] is not None and pair[0].money.yuan != pair[1].money.yuan:
            return Number.of_figure(pair[0]), Number.of_figure(pair[1])
    return None


def _lines(first: Number, second: Number, gap: Gap, held: Held, reply: Reply) -> list[str]:
    """The lines of both tables that make what lies between two totals."""
    rows = lines_apart(_column(first, held), _column(second, held), gap.yuan)
    if not rows or gap.code:
        return []
    pairs = [(Number.of_figure(a), Number.of_figure(b)) for a, b in rows]
    return [
        f"{placed(a, held, reply)}，{placed(b, held, reply)}，相差{difference(a, b, reply)}" for a, b in pairs
    ]


def _column(number: Number, held: Held) -> list[Figure]:
    """The figures of its table in the column called as it is: of the total of a column those below it."""
    figure = held.catalogue.at.get(source_key(number.source))
    if figure is None or figure.statement is None:
        return []
    own = [f for f in held.catalogue.figures if f.statement is figure.statement]
    cell = re.search(r"c\d+$", figure.money.source.cell or "")
    if cell is None:
        return []
    return [f for f in own if (f.money.source.cell or "").endswith(cell.group()) and key(f.code)]
