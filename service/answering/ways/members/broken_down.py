"""What an amount is made of or went on, as the paragraph that tells of it goes on.

Its parts may stand some sentences behind it (支出114万元，…。其中甲38万元，乙41万元，其余为…), with other numbers between them
(甲6万亩，每亩35元，217万元；乙…), in numbered points below it (主要用于：1.…；2.…), or under a title without their sum.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from extractors.schema.extraction import Passage
from extractors.schema.money import YUAN_PER_UNIT
from service.answering.asked.amounts import Said
from service.answering.asked.digits import in_digits
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.document.sayings import lead_of
from service.answering.printed.linking import Links, content
from service.answering.reply import Found, Reply
from service.patterns import regex
from service.terms import coverage, key

_OTHERWISE = (
    Ask.WHY, Ask.CHANGE, Ask.SHARE, Ask.VERIFY, Ask.HIGHEST, Ask.DIFFERENCE, Ask.PER_HEAD, Ask.SUM, Ask.BASE,
)  # fmt: skip
_AMOUNT = regex(r"(?<![\d.])(?<!\d,)(?P<n>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>亿元|万元|千元|元)(?![/／])")
# What one of something gets, and what an amount is held against, are no parts of it.
_RATE = regex("(?:每|人均|户均|单价|标准)[^，,；;。、（）()]{0,10}$")
_COMPARED = regex(
    "(?:上年|去年|[比较与同](?:19|20)\\d\\d年|[比较]|增加|减少|年初预算|预算数|调[增减]|追加|超出|节约|收回|涨|降|完成)[^，,；;。、（）()]{0,12}$"
)
_SENTENCE = regex(r"[^。！!\n]+[。！!]?")
_POINT = regex(
    r"\s*(?:[（(]\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[)）]|\d{1,2}\s*[.．、](?!\d)|[一二三四五六七八九十]{1,3}、|[①-⑳])"
)
_ANNOUNCES = regex("[：:]\\s*$")
# Says that parts follow, though they leave a rest without a number.
_PARTS_FOLLOW = regex("其中|包括|主要用于|用于|主要是|分别|[：:（(]")
_REST = regex("其余|剩余|余下|余款|剩下|其他(?:资金|部分)")
# 分成哪三块: how many parts a question says that there are.
_SO_MANY = regex(
    "哪?([两二三四五六七八九十]|\\d{1,2})(?:个?(?:项|部分|方面|地方|大?块|大?类|笔|样|处|件|种|用途))(?!月)"
)
_SPENT_ON = regex("(?:[用花投落]|拨付?|安排|支出)(?:去|到|在|于|向)了?(?:哪|什么|啥)")
# Asks for lines of the budget, which tables have (用在哪些科目上 is any 花在哪); and says what is asked for in general.
_OF_TABLES = regex("(?<!用在哪些)科目|编码|代码")
_GENERAL = regex(
    "(?:专项|项目|资金|经费|补助|补贴|支出|预算|金额|方面|部分|用途|事情|东西|去向|明细|地方|政府|财政|采购|笔钱|钱|品种|险种|种类|类型|类别|方式|方法|渠道|名目|对象|群体|人群|人员)+"
)
# Of what is named so much stands there: less beside an amount that is the very one.
_NAMED, _ROUND, _GIVEN_TOO, _APART = 0.75, 0.6, 0.34, 0.4
# An amount that is given to one part in so many is no other's by chance; 320万 may be.
_EXACT = 1000
_MOST_POINTS, _MOST_PARTS, _NEXT = 12, 15, 5
# So far from its parts an amount is quoted apart from them.
_NEAR = 40


@dataclass(frozen=True, slots=True)
class _Number:
    """An amount in yuan as printed at start..end of one passage of a block."""

    value: Decimal
    half: Decimal
    start: int
    end: int
    at: int
    inside: bool
    compared: bool

    def fits(self, said: Said) -> bool:
        return self.value - self.half <= said.high and said.low <= self.value + self.half


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph with the points that it announces, what stands over it and the amounts in it."""

    passages: tuple[Passage, ...]
    title: str
    above: str
    numbers: tuple[_Number, ...] = field(default=())

    @property
    def words(self) -> str:
        return key("|".join(p.source.text for p in self.passages))


@dataclass(frozen=True, slots=True)
class _Made:
    """The parts, with the amount that they make where it is printed beside them; `near` is how much of the words is there."""

    block: _Block
    whole: _Number | None
    parts: tuple[_Number, ...]
    near: float


def parts(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """What the paragraph tells as the parts of the amount given, or of what its title names; None where nothing adds up."""
    if question.wants(*_OTHERWISE) or _OF_TABLES.search(question.plain) or len(question.amounts) > 1:
        return None
    words = _words(question, held)
    if not words and not question.amounts:
        return None
    said = _SO_MANY.search(question.plain)
    number = 0 if said is None else int(said[1]) if said[1].isdigit() else in_digits(said[1])
    found = [
        made
        for block in _blocks(held)
        for made in _of_block(block, question.amounts or _amounts(links, held), words, bool(question.amounts))
        if not number or len(made.parts) == number or _rest(made)
    ]
    if not found:
        return None
    best = max(found, key=lambda made: (made.near, made.whole is not None, len(made.parts)))
    return Found(f"文中写道：{'；'.join(_quoted(held, best, reply))}。")


def spent_on(question: Question) -> bool:
    """Whether a question asks what an amount that it gives went on, which no sources of it tell."""
    return bool(question.amounts) and _SPENT_ON.search(question.plain) is not None


def _words(question: Question, held: Held) -> list[str]:
    """The words that say what is asked about; what any money is called says nothing of it."""
    return [
        w
        for w in dict.fromkeys(content(_SO_MANY.sub(" ", question.plain), held.catalogue.said))
        if _GENERAL.fullmatch(w) is None
    ]


def _near(words: Sequence[str], told: str) -> float:
    """How much of the words stands there; of a short one its characters apart count a little (居保: 居民养老保险)."""
    if not words:
        return _GIVEN_TOO
    each = (
        max(coverage(w, told), _APART if len(w) == 2 and all(c in told for c in w) else 0.0) for w in words
    )
    return sum(each) / len(words)


def _amounts(links: Links, held: Held) -> tuple[Said, ...]:
    """The amounts of the one item that a question names, each as it is printed."""
    if len(links.subjects) != 1:
        return ()
    figures = (f for f in held.catalogue.of_subject(links.subjects[0]) if f.whole and f.money.value)
    printed = {f.money.yuan for f in figures if not f.years or held.year in f.years}
    return tuple(Said(yuan, yuan) for yuan in sorted(printed))


def _of_block(block: _Block, amounts: Sequence[Said], words: Sequence[str], given: bool) -> Iterator[_Made]:
    """The parts of an amount that the question gives, or of an item's; where it gives none, those of what the title names."""
    for amount in amounts:
        exact = amount.high - amount.low <= amount.high / _EXACT
        yield from _of_amount(block, amount, words, (_GIVEN_TOO if exact else _ROUND) if given else _NAMED)
    if not given:
        yield from _of_title(block, words)


def _of_amount(block: _Block, amount: Said, words: Sequence[str], least: float) -> Iterator[_Made]:
    near = _near(words, f"{block.words}|{block.above}")
    if near < least:
        return
    fitting = [n for n, whole in enumerate(block.numbers) if whole.fits(amount) and not whole.compared]
    for n in fitting:
        if made := _making(block.numbers, n):
            yield _Made(block, block.numbers[n], made, near + 1)
        elif made := _before_a_rest(block, block.numbers[n]):
            yield _Made(block, block.numbers[n], made, near)
    if fitting or not words:
        return
    titled = _near(words, block.title)
    exact = amount.low == amount.high
    told = [n for n in block.numbers if not n.compared and n.value]
    for run in _runs(told):
        # without the amount beside them the parts are all that the paragraph tells, or stand under its name
        if amount.low <= sum(n.value for n in run) <= amount.high and (
            exact or titled >= _NAMED or (len(run) == len(told) and titled >= least)
        ):
            yield _Made(block, None, run, max(titled, near / 2))


def _of_title(block: _Block, words: Sequence[str]) -> Iterator[_Made]:
    """The parts of the first amount of a paragraph whose title, or the piece before that amount, has all the words."""
    first = next((n for n, one in enumerate(block.numbers) if not one.compared), None)
    if first is None:
        return
    whole = block.numbers[first]
    before = block.passages[0].source.text[: whole.start] if whole.at == 0 else ""
    if unmatched(words, f"{block.title}|{key(before.rpartition('。')[2])}"):
        return
    if made := _making(block.numbers, first):
        yield _Made(block, whole, made, 1.0)


def _making(numbers: Sequence[_Number], n: int) -> tuple[_Number, ...]:
    """The amounts behind one, else those right before it, that make it; without those in brackets where these are told of one."""
    whole = numbers[n]
    if not whole.value:
        return ()
    for side in (numbers[n + 1 :], numbers[:n][::-1]):
        apart = [m for m in side if not m.compared]
        for listed in (apart, [m for m in apart if m.inside is whole.inside]):
            for start in range(min(_NEXT, len(listed))):
                if made := _adding_up(listed[start : start + _MOST_PARTS], whole.value):
                    return tuple(sorted(made, key=lambda m: (m.at, m.start)))
    return ()


def _adding_up(listed: Sequence[_Number], whole: Decimal) -> list[_Number]:
    """The first amounts as far as they make a whole, where they are several."""
    total = Decimal(0)
    for count, part in enumerate(listed, start=1):
        total += part.value
        if total == whole:
            made = [m for m in listed[:count] if m.value]
            return made if len(made) > 1 else []
        if total > whole:
            break
    return []


def _runs(told: Sequence[_Number]) -> Iterator[tuple[_Number, ...]]:
    """Amounts one after another, all or those outside brackets."""
    for listed in (told, [n for n in told if not n.inside]):
        for start in range(len(listed)):
            for end in range(start + 2, min(len(listed), start + _MOST_PARTS) + 1):
                yield tuple(listed[start:end])


def _before_a_rest(block: _Block, whole: _Number) -> tuple[_Number, ...]:
    """The parts that one sentence tells behind an amount before it names the rest, which has no number."""
    text = block.passages[whole.at].source.text
    for sentence in _SENTENCE.finditer(text):
        rest = _REST.search(sentence.group())
        follow = _PARTS_FOLLOW.search(text, max(whole.end, sentence.start()), sentence.end())
        if rest is None or follow is None or sentence.end() <= whole.end:
            continue
        end = sentence.start() + rest.start()
        made = [
            m
            for m in block.numbers
            if m.at == whole.at and follow.start() <= m.start < end and not m.compared
        ]
        if len(made) > 1 and sum(m.value for m in made) < whole.value:
            return tuple(made)
    return ()


def _rest(made: _Made) -> bool:
    return made.whole is not None and sum(m.value for m in made.parts) < made.whole.value


def _quoted(held: Held, made: _Made, reply: Reply) -> list[str]:
    """The amount with the words before it and its parts to the end of their clause; in one piece where they stand together."""
    pieces: list[tuple[int, int, int]] = []
    places = sorted({m.at for m in made.parts})
    for at in places:
        text = made.block.passages[at].source.text
        here = [m for m in made.parts if m.at == at]
        end = _end(text, max(m.end for m in here), to_rest=_rest(made))
        first = min(m.start for m in here)
        start = max(_start(text, first), *(text.rfind(mark, 0, first) + 1 for mark in "；;"))
        if at and len(places) > 1:
            start, end = 0, len(text)
        pieces.append((at, start, end))
    whole = made.whole
    if whole is not None:
        at, start, end = pieces[0]
        text = made.block.passages[whole.at].source.text
        if at == whole.at and whole.start >= start:
            pass
        elif at == whole.at and start - whole.end <= _NEAR and whole.start < start:
            pieces[0] = (at, _start(text, whole.start), end)
        else:
            pieces.insert(0, (whole.at, _start(text, whole.start), _clause(text, whole.end)))
    return [
        reply.quote(
            held.document,
            made.block.passages[at].source.text[start:end],
            made.block.passages[at].source,
            " / ".join(made.block.passages[at].heading),
        )
        for at, start, end in pieces
    ]


def _start(text: str, at: int) -> int:
    return max(text.rfind(mark, 0, at) for mark in "。！!\n") + 1


def _clause(text: str, at: int) -> int:
    return min((end for mark in "，,；;。\n" if (end := text.find(mark, at)) >= 0), default=len(text))


def _end(text: str, at: int, *, to_rest: bool) -> int:
    marks = "。\n" if to_rest else "；;。\n"
    return min((end for mark in marks if (end := text.find(mark, at)) >= 0), default=len(text))


def _blocks(held: Held) -> Iterator[_Block]:
    passages = held.extraction.passages
    for n, passage in enumerate(passages):
        text = passage.source.text
        if "元" not in text and not _ANNOUNCES.search(text):
            continue
        told = [passage]
        if _ANNOUNCES.search(text):
            for point in passages[n + 1 : n + 1 + _MOST_POINTS]:
                if not _POINT.match(point.source.text):
                    break
                told.append(point)
        numbers = tuple(number for at, one in enumerate(told) for number in _numbers(one.source.text, at))
        if len(numbers) > 1:
            title = key("|".join((*passage.heading[-1:], lead_of(text))))
            yield _Block(tuple(told), title, key("|".join(passage.heading)), numbers)


def _numbers(text: str, at: int) -> Iterator[_Number]:
    for found in _AMOUNT.finditer(text):
        before = text[max(0, found.start() - 24) : found.start()]
        if _RATE.search(before):
            continue
        value = Decimal(found["n"].replace(",", ""))
        half = Decimal(5).scaleb(int(value.as_tuple().exponent) - 1)
        per = Decimal(YUAN_PER_UNIT[found["unit"]])
        opened = sum(text.count(mark, 0, found.start()) for mark in "（(")
        closed = sum(text.count(mark, 0, found.start()) for mark in "）)")
        yield _Number(
            value * per,
            half * per,
            found.start(),
            found.end(),
            at,
            inside=opened > closed,
            compared=_COMPARED.search(before) is not None,
        )
