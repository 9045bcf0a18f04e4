"""The answer that the document itself words: the piece of it that is nearest to the question, quoted.

Nearness is the share of the question's terms that a piece has, the telling ones weighing most. A piece must also be of the
kind that the question asks for: a count with its unit, an amount beside what it is of, a cause, a definition. A word of the
question that stands nowhere in the document means that what is asked is not there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractors.schema.money import YUAN_PER_UNIT
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held, of_last_year
from service.answering.document.sayings import Near, Saying, Term
from service.answering.printed.linking import Links, Mention, content
from service.answering.reply import Found, Reply
from service.answering.ways.demands import demands, of_no_comparison, singled_out
from service.lexicon.asking import ASKING
from service.terms import coverage, grams, key
from service.words import words

# Less than this of the question is not the question; so near to the nearest is as near.
_NEAR, _AS_NEAR, _AS_TELLING = 0.6, 0.97, 0.8
# What the parts before this one spoke of tells pieces apart that are as near.
_CONTEXT = 0.3
_MOST = 3
_PRINTED = re.compile(r"(\d[\d,]*(?:\.\d+)?)\s*(亿元|万元|千元|元)")
_VEHICLES = re.compile("车(?:辆|子)?$|公务用车")
# What a term means, or how an indicator is computed, answers only who asks for that.
_EXPLAINS = re.compile("[^，。；]{2,24}[=＝]|^[^，。；]{2,24}[：:]?是?指(?!标|导|定|挥|派)")
_LAST_YEAR = re.compile("上年|去年|上一年")
# What no row of amounts answers.
_IN_WORDS = (
    Ask.WHY, Ask.DUTY, Ask.DEFINITION, Ask.COUNT, Ask.PURPOSE, Ask.PARTS, Ask.CHANGE, Ask.DIFFERENCE, Ask.PER_HEAD,
)  # fmt: skip
# How a document says that it cannot be compared, or why.
_INCOMPARABLE: Term = ("对比", "可比", "比较", "新成立", "新设", "新组建")
# Words that say what sort of number is wanted, and of nothing in particular.
_SORTS = re.compile("人数|数量|个数|金额|数额|标准|实有|时间|名称")
# What questions ask for by the name of a heading, and no other word of theirs may say.
_TOPICS = re.compile(
    "绩效目标|总体目标|年度目标|立项依据|项目概[况述]|实施(?:主体|方案|周期|期限)|主要内容|资金来源|保障措施"
)


def nearest(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The nearest piece, or the few that are as near; none where none is near enough."""
    terms = _terms(question, links, held)
    must = demands(question)
    context: list[Term] = [(word,) for word in links.context]
    sorts: list[Term] = [(word,) for word in links.left if _SORTS.fullmatch(word)]
    if not terms and context and (must or sorts):
        # 多高? 按什么标准? asks on about what the part before it asked about
        terms, context = [*sorts, *context], []
    if of_no_comparison(question):
        terms = [_INCOMPARABLE]
    if sum(len(term[0]) for term in terms) < 2:
        return None
    every = held.sayings.near(terms)
    if not every or set.intersection(*(set(n.missing) for n in every)):
        # a word that stands nowhere
        return None
    # an item, and what runs straight into it and says which of that name, are not to be done without
    own = key(held.document.department)
    items = [
        t
        for t in terms
        if t[0] in links.subjects or (t[0] in links.stuck and t[0] not in own) or _TOPICS.fullmatch(t[0])
    ]
    last = of_last_year(question, held)
    rows = question.wants(Ask.AMOUNT, Ask.SUM) and not question.wants(*_IN_WORDS) and not last
    explains = question.wants(Ask.DEFINITION, Ask.HOW, Ask.VERIFY, Ask.PURPOSE, Ask.DUTY)
    head = singled_out(question, terms)
    wanted = [head] if head is not None else _telling(terms, held)
    near = [
        n
        for n in every
        if n.score >= _NEAR
        and (not n.saying.row or (rows and not n.missing and _names_row(n, terms)))
        and (explains or _EXPLAINS.search(n.saying.text) is None)
        and _joined(n, links)
        and (not n.saying.section or _wants_section(question, n, terms))
        and all(n.saying.has(term) > _NEAR for term in items)
        and all(demand(n.saying, wanted) for demand in must)
        and _numbered(n, question)
        and (head is None or n.saying.has(head) > _NEAR)
    ]
    if last:
        near = [
            n
            for n in near
            if _LAST_YEAR.search(n.saying.words) or str((held.year or 0) - 1) in n.saying.words
        ]
    if not near:
        return None
    asked = set(grams(question.plain))
    close = [n for n in near if n.score >= near[0].score * _AS_NEAR]
    close.sort(
        key=lambda n: (
            -_of_context(n, context),
            -len(asked & set(grams(n.saying.words))) / (20 + len(n.saying.words)) ** 0.5,
        )
    )
    said = [word for term in terms for word in term]
    told = dict.fromkeys(n.saying.tell(held.document, reply, said) for n in _apart(close)[:_MOST])
    return Found("；".join(told) + "。")


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


def _terms(question: Question, links: Links, held: Held) -> list[Term]:
    """What the question calls the things it is about; an item by the words asked and by its printed name."""
    terms: list[Term] = []
    for mention in links.mentions:
        if _carried(mention, links):
            continue
        literal = question.plain[mention.start : mention.end]
        if _VEHICLES.search(literal) and question.wants(Ask.COUNT):
            terms.append(("车辆", literal))
        elif literal and question.wants(Ask.COUNT) and literal not in mention.subject:
            # who and what are counted are no items of money: each word of theirs counts
            terms += [(word.text,) for word in words(literal) if len(word.text) > 1]
        elif "".join(content(literal, held.catalogue.said)) or not literal:
            terms.append(
                tuple(dict.fromkeys((mention.subject, literal) if len(literal) > 1 else (mention.subject,)))
            )
    terms += [(_as_project(word, question, held),) for word in links.left if not _SORTS.fullmatch(word)]
    terms += [(word,) for word in _strange(links.rest) if not any(word in t for t in terms)]
    terms += [(topic,) for topic in _TOPICS.findall(question.plain) if not any(topic in t for t in terms)]
    if not terms:
        # the budget as a whole, which many words stand for: only its own name will do
        terms = [(mention.subject,) for mention in links.mentions if not _carried(mention, links)]
    return list(dict.fromkeys(terms))


def _as_project(word: str, question: Question, held: Held) -> str:
    """The word with 项目, where the question says so and the document has a project that is called that."""
    project = f"{word}项目"
    return (
        project
        if project in question.plain and any(project in p.above for p in held.sayings.pieces)
        else word
    )


def _carried(mention: Mention, links: Links) -> bool:
    """Whether an item was named in the part before: what this part names is blank in the rest."""
    return mention.end > len(links.rest) or links.rest[mention.start : mention.end].strip() != ""


def _strange(text: str) -> list[str]:
    """Long words of no known part of speech: what they name must be there too."""
    return [
        w.text
        for w in words(ASKING.sub(" ", text))
        if len(w.text) > 2 and w.text.isalpha() and not w.names and (len(w.text) > 3 or not w.does)
    ]


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
