"""The answer that the document itself words: the piece of it that is nearest to the question, quoted.

Nearness is the share of the question's terms that a piece has, the telling ones weighing most. A piece must also be of the
kind that the question asks for: a count with its unit, an amount beside what it is of, a cause, a definition. A word of the
question that stands nowhere in the document means that what is asked is not there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractors.codes import named
from extractors.schema.draft import Stage
from extractors.schema.money import YUAN_PER_UNIT
from service.answering.asked.kinds import Ask
from service.answering.asked.naming import without_names
from service.answering.asked.question import Question
from service.answering.document.held import Held, of_last_year
from service.answering.document.sayings import AIMED, AROUND, GOAL, Near, Saying, Term
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.figures.selection import stage_fits
from service.answering.ways.targets.put_to_use import deed_asked
from service.answering.ways.wording.called import SORTS, TOPICS, carried, terms_of, without_kinds
from service.answering.ways.wording.demands import demands, of_no_comparison, singled_out
from service.lexicon.asking import OF_SOURCE
from service.lexicon.targets import RATE_ASKED
from service.patterns import regex
from service.terms import coverage, grams, key

# Less than this of the question is not the question; so near to the nearest is as near.
_NEAR, _AS_NEAR, _AS_TELLING = 0.6, 0.97, 0.8
# A piece that says what the thing is may have a little less of the question.
_SAID_NEAR = 0.88
# What the parts before this one spoke of tells pieces apart that are as near.
_CONTEXT = 0.3
# A name all of whose characters stand there, with others between.
_IN_PIECES = 0.59
_MOST = 3
# So few terms of its own, and a part of a question is about what the part before it named.
_ALONE = 2
_PRINTED = regex(r"(\d[\d,]*(?:\.\d+)?)\s*(亿元|万元|千元|元)")
# What a term means, or how an indicator is computed, answers only who asks for that.
_EXPLAINS = regex("[^，。；]{2,24}[=＝]|^[^，。；]{2,24}[：:]?是?指(?!标|导|定|挥|派)")
# Asks who does it, or bears it: a definition may tell.
_WHOSE = regex("由谁|由哪|谁来?(?:承担|负责|出)|哪[个家一][^,，]{0,6}(?:承担|负责|牵头)")
_WHAT = regex("(?:是|买|做|建|干|购|修|采购|包括|包含)(?:的|了)?(?:什么|啥|哪些)|什么用|用途|用于什么")
# Asks what an amount that it names is spent on: the amount alone tells nothing.
_SPENT_ON = regex("(?:买|做|建|干|购|修|采购|用|花|投)(?:的|了|在|到)?(?:是|都是)?(?:什么|啥|哪些|哪儿|哪里)")
_SAYS_WHAT_FOR = regex(
    r"元[^。；]{0,6}?(?:全部|主要|均)?(?:为|是|系|用于|包括|购置|购买|支付)(?!\s*[\d准空])"
)
# Asks which project it is, by no more than that it is one.
_WHICH_PROJECT, _ANY_PROJECT = (
    regex("哪[一几两]?[个些项](?:具体)?(?:项目|专项)"),
    regex("(?:基本|项目)(?:支出)?"),
)
# Asks what one thing means, or who gets it, by its name and nothing else: more of that has to be there than its sort.
_OF_ONE = regex("^(?P<of>[^,，。;；?？多少几哪]{2,16}?)(?:又|到底|究竟)?是(?:什么意思|发给谁的?|什么钱)$")
_OF_NAME = 0.5
_SPENT = regex("决算|执行|实际|支出了")
# How high a rate came out, which is told of that rate: what grew or was done is told with a percentage alone.
_RATE = regex(
    "(?<!增长)(?<!下降)(?<!增减)(?<!完成)(?<!执行)率(?:达到?|是|为|有|到)*了?(?:多少|多高|几|百分之)"
)
_OF_A_RATE = regex("率$|^(?:人均|户均|亩均|生均|每[一-鿿]).*标准$")
_LAST_YEAR = regex("上年|去年|上一年")
# What no row of amounts answers.
_IN_WORDS = (
    Ask.WHY, Ask.DUTY, Ask.DEFINITION, Ask.COUNT, Ask.PURPOSE, Ask.PARTS, Ask.CHANGE, Ask.DIFFERENCE, Ask.PER_HEAD,
)  # fmt: skip
_YEAR_BEFORE = (
    r"(?<![与比较同和跟])(?:上年|去年|上一年|{0}年?)|[与比较同和跟](?:上年|去年|上一年|{0}年?)[末底度的数]*\d"
)
_NOT_ALONE = (Ask.CHANGE, Ask.WHY, Ask.DIFFERENCE, Ask.SHARE, Ask.PURPOSE, Ask.PARTS)
# How a document says that it cannot be compared, or why.
_INCOMPARABLE: Term = ("对比", "可比", "比较", "新成立", "新设", "新组建")


def nearest(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The nearest piece, or the few that are as near; none where none is near enough."""
    terms = terms_of(question, links, held)
    must = demands(question)
    context: list[Term] = [(word,) for word in links.context]
    sorts: list[Term] = [(word,) for word in links.left if SORTS.fullmatch(word)]
    if not terms and context and (must or sorts):
        # 多高? 按什么标准? asks on about what the part before it asked about
        terms, context = [*sorts, *context], []
    if of_no_comparison(question):
        terms = [_INCOMPARABLE]
    if sum(len(term[0]) for term in terms) < 2:
        return None
    if _WHICH_PROJECT.search(question.plain) and all(_ANY_PROJECT.fullmatch(term[0]) for term in terms):
        # what all projects come to names none
        return None
    terms = without_kinds(question, terms, held)
    every = held.sayings.near(terms)
    if not every or set.intersection(*(set(n.missing) for n in every)):
        # a word that stands nowhere
        return None
    # an item, and what runs straight into it and says which of that name, are not to be done without
    own = key(held.document.department)
    items = [
        t
        for t in terms
        if t[0] in links.subjects or (t[0] in links.stuck and t[0] not in own) or TOPICS.fullmatch(t[0])
    ]
    before: list[Term] = []
    if not any(t[0] in links.subjects for t in terms) and len(terms) < _ALONE:
        # 去哪些国家? of the trips that the part before it names
        before = [(m.subject,) for m in links.mentions if carried(m, links)]
    last = of_last_year(question, held)
    # 红色教学基地 is 红色现场教学基地 where no amount of it is asked
    floor = _NEAR if question.wants(Ask.AMOUNT, Ask.SUM, Ask.CHANGE, Ask.SHARE, Ask.WHY) else _IN_PIECES
    rows = question.wants(Ask.AMOUNT, Ask.SUM) and not question.wants(*_IN_WORDS) and not last
    explains = question.wants(Ask.DEFINITION, Ask.HOW, Ask.VERIFY, Ask.PURPOSE, Ask.DUTY)
    whose = _WHOSE.search(question.plain) is not None
    spent_on = bool(question.amounts) and any(
        asked.search(question.plain) for asked in (_SPENT_ON, OF_SOURCE)
    )
    # whether there is a budget no target tells
    budget = question.wants(Ask.YES_NO) and "预算" in question.plain and not question.wants(Ask.VERIFY)
    # nor whether something has come about
    aims: tuple[str, ...] = (AIMED,) if budget else ()
    aims = (AIMED, GOAL) if held.document.stage is Stage.FINAL and deed_asked(question) else aims
    money = question.wants(Ask.AMOUNT) and RATE_ASKED.search(question.plain) is None
    rate = _RATE.search(question.plain) is not None
    head = singled_out(question, terms)
    wanted = [head] if head is not None else _telling(terms, held)
    one = _OF_ONE.match(without_names(question.plain, held.document).strip())
    near = [
        n
        for n in every
        if n.score >= _NEAR
        and (not n.saying.row or (rows and not n.missing and _names_row(n, terms)))
        and (not n.saying.row or any(stage_fits(f, question, held) for f in n.saying.row))
        and (explains or _EXPLAINS.search(n.saying.text) is None or (whose and not n.missing))
        and _joined(n, links)
        and (not n.saying.section or _wants_section(question, n, terms))
        and all(n.saying.has(term) > floor for term in items)
        and all(n.saying.has(term) > AROUND for term in before)
        and all(demand(n.saying, wanted) for demand in must)
        and _numbered(n, question)
        # 采暖补贴 is not another 补贴
        and (one is None or coverage(one["of"], f"{n.saying.words}|{n.saying.above}") > _OF_NAME)
        and (head is None or n.saying.has(head) > _NEAR)
        and not n.saying.above.endswith(aims)
        and not (money and _at_a_rate(n.saying))
        and (not rate or "率" in n.saying.text)
        and (not spent_on or _says_what(n.saying, terms) or _SAYS_WHAT_FOR.search(n.saying.text))
    ]
    if last:
        # how much it changed is not how much it was
        number = question.wants(Ask.COUNT, Ask.AMOUNT) and not question.wants(*_NOT_ALONE)
        near = [
            n
            for n in near
            if (_LAST_YEAR.search(n.saying.words) or str((held.year or 0) - 1) in n.saying.words)
            # what was spent is not what had been planned
            and (not question.final or _SPENT.search(n.saying.words))
            and (not number or _of_that_year(n.saying.words, (held.year or 0) - 1))
        ]
    if not near:
        return None
    asked = set(grams(question.plain))
    # what a thing is, or is for, stands behind its name, and is no amount
    what = _WHAT.search(question.plain) is not None and not question.wants(Ask.AMOUNT, Ask.COUNT, Ask.WHY)
    as_near = _SAID_NEAR if what else _AS_NEAR
    close = [n for n in near if n.score >= near[0].score * as_near]
    close.sort(
        key=lambda n: (
            -_of_context(n, context),
            -(what and _says_what(n.saying, terms)),
            -len(asked & set(grams(n.saying.words))) / (20 + len(n.saying.words)) ** 0.5,
        )
    )
    said = [word for term in terms for word in term]
    told = dict.fromkeys(n.saying.tell(held.document, reply, said) for n in _apart(close)[:_MOST])
    return Found("；".join(told) + "。")


def _at_a_rate(saying: Saying) -> bool:
    """Whether a piece is the target of a rate (结转结余率), or of what one is paid (人均补助标准)."""
    return saying.above.endswith(AIMED) and _OF_A_RATE.search(saying.words.partition("|")[0]) is not None


def _of_that_year(text: str, year: int) -> bool:
    """Whether the year before is told of, and not only held against (与上年相比, 较2022年减少)."""
    return re.search(_YEAR_BEFORE.format(year), text) is not None


def _says_what(saying: Saying, terms: Sequence[Term]) -> bool:
    """Whether one of the terms is followed by what it is or is for: 服务类全部为…, 工程类42万元，为…."""
    names = "|".join(re.escape(word) for term in terms for word in term if word)
    return (
        re.search(
            rf"(?:{names})[^。；]{{0,16}}?(?:全部|主要|均)?(?:为|是|系|用于|包括)(?!\s*[\d准空])", saying.text
        )
        is not None
    )


def _joined(near: Near, links: Links) -> bool:
    """Whether a word that runs straight into an item (城乡｜医疗救助) does so in the piece too, where it has the item."""
    told = f"{near.saying.words}|{near.saying.above}"
    for word in links.stuck:
        at = links.rest.find(word)
        item = next((m.subject for m in links.mentions if m.start == at + len(word)), "")
        if item and item in told and word + item not in told:
            return False
    return True


def _names_row(near: Near, terms: Sequence[Term]) -> bool:
    """Whether one of the terms stands in the row's own name: the heads are those of every row of the table."""
    first = near.saying.row[0]
    own = f"{first.subject}|{key(first.label)}|{first.code}"
    # an item of the national classification is another than one whose name has its words apart
    items = [word for term in terms for word in term[:1] if named(word) or named(f"{word}支出")]
    if any(coverage(word, own) > _NEAR and word not in own for word in items):
        return False
    return any(coverage(word, own) > _NEAR for term in terms for word in term)


def _telling(terms: Sequence[Term], held: Held) -> list[Term]:
    """The most telling term, and those that are nearly as telling."""
    weights = held.sayings.weights(terms)
    most = max(weights.values())
    return [term for term, weight in weights.items() if weight > most * _AS_TELLING]


def _apart(close: Sequence[Near]) -> list[Near]:
    """Without those that hold, or are held in, one that comes before them."""
    kept: list[Near] = []
    for near in close:
        if not any(near.saying.words in k.saying.words or k.saying.words in near.saying.words for k in kept):
            kept.append(near)
    return kept


def _wants_section(question: Question, near: Near, terms: Sequence[Term]) -> bool:
    """Whether an open question calls a section by its heading."""
    closed = question.wants(Ask.AMOUNT, Ask.COUNT, Ask.SHARE, Ask.YES_NO, Ask.WHY, Ask.SUM)
    return not closed and any(word in near.saying.above for term in terms for word in term)


def _of_context(near: Near, context: Sequence[Term]) -> float:
    return sum(near.saying.has(term) for term in context) * _CONTEXT


def _numbered(near: Near, question: Question) -> bool:
    """Whether a piece has the numbers that the question gives, years aside; one without any amount denies none."""
    if question.amounts:
        printed = list(_amounts(near.saying))
        return not printed or any(
            low <= said.high and said.low <= high for said in question.amounts for low, high in printed
        )
    numbers = re.findall(r"\d+(?:\.\d+)?", question.plain)
    wanted = [n for n in numbers if not re.fullmatch(r"(?:19|20)\d\d", n) and n not in question.codes]
    return all(n in near.saying.words or n in near.saying.above for n in wanted)


def _amounts(saying: Saying) -> Iterator[tuple[Decimal, Decimal]]:
    """The amounts of a piece in yuan, each as the interval that its printed digits leave open."""
    for number, unit in _PRINTED.findall(saying.text):
        value = Decimal(number.replace(",", ""))
        half = Decimal(5).scaleb(int(value.as_tuple().exponent) - 1)
        per = Decimal(YUAN_PER_UNIT[unit])
        yield (value - half) * per, (value + half) * per
