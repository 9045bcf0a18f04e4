"""What is left of a whole that running text tells with its parts, of money or of anything counted: without those named
(除了甲、乙还剩多少), what is not of a part (没给中小企业的有多少), what is still to be paid (还欠多少) or done
(还有多少张没核销), what the text itself calls the rest (其余为省级资金)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.calculate import Operand
from service.answering.document.held import Held, unmatched
from service.answering.document.numbers import sort_of
from service.answering.printed.clause_numbers import UNITS, Told, told_in
from service.answering.printed.linking import Links, content
from service.answering.reply import Found, Reply
from service.answering.ways.reckoning.paragraphs import Paragraph
from service.patterns import regex
from service.terms import coverage, key

_HOW_MUCH = regex("多少|几(?:钱|[万千亿]?元)|几何")
_WITHOUT = regex(
    "^(?P<whole>.*?)(?:里头?|里面|中|当中)?[,，]?(?:除了|除去|除开|扣除|扣掉|扣去|刨去|刨掉|刨除|剔除|去掉|减去|不算)(?P<parts>.+?)"
    "(?:以外|之外|以后|之后|后|外)?(?:[,，]|(?=剩|还|其余|余下|又))"
)
_NOT_OF = regex(
    "^(?P<whole>.+?)(?:里头?|里面|中|当中)?[,，]?(?:没有?|未|不)(?:有|能)?(?:是|属于|落[到在]|预留给?|面向|授予|给到?|留给|安排给?|用于|用在|花在|拨给|分给|交给)+"
    "(?P<parts>[^,，。]{2,16}?)(?:手里|手上|头上|身上|那里|那边)?的?(?:那?部分|资金|钱|合同|金额)?(?:一?共|合计)?(?:有|是|为)?(?:多少|几)"
)
_OWED = regex(
    "(?:还|尚|仍)(?:要|需|应|得)?(?:欠|相?差|剩|缺|付|未付|没付|结清|支付)|(?:没有?|未|尚未|待)(?:支?付|拨付|结清|安排|落实|到位|列支|下达)|尾款|余款|缺口"
)
_TOTAL = regex("总投资|总价|合同[价金]|总造价|总额|合同总|总费用|总概算|总金额")
_PAID = regex(
    "(?:支付|已付|付款|拨付|付清|首付|预付|首期|付)[款了出]?(?:为|约)?$"
    "|(?:本年|今年|当年|年内|(?:19|20)\\d\\d年)度?(?:预算|计划|财政|已|共)*(?:安排|列支|投入|下达|到位|拨款)(?:资金|预算)?(?:为|约)?$"
)
# 还有多少张没有核销, 没验收的有几户: what is done, whose number is told, and not yet all.
_NOT = "(?:还|仍|尚)?(?:没有?|未)(?:能|被)?"
_UNDONE = (
    regex(
        rf"(?:还|尚|仍)?(?:有|剩)?下?(?:多少|几)个?(?P<unit>{UNITS})(?P<of>[一-鿿]{{0,4}}?){_NOT}(?P<deed>[一-鿿]{{2,4}}?)(?:的|了|掉)?$"
    ),
    regex(
        rf"{_NOT}(?P<deed>[一-鿿]{{2,4}}?)的(?P<of>[一-鿿]{{0,8}}?)(?:还|一共|共)*(?:有|剩|是)?(?:多少|几)个?(?P<unit>{UNITS})$"
    ),
)
_INSIDE = regex("(?:里头?|里面|当中|之中|中|的)$")
# Who gets a part says nothing of it.
_MERELY = regex(f"(?:预留|留给|分给|拨给|安排给?|给|其余|剩下|余下|剩余)+|{UNITS}")
_COUNT_ASKED = regex(f"(?:多少|几)个?(?:{UNITS})")
_REST = regex(
    r"(?:其余|余下|剩余|其他)的?(?:部分|资金)?(?:均|都|全部)?(?:为|用于|由|系|是|来自)(?P<name>[^，。；;\d]{2,24})"
)
_CHANGE = regex("(?:增加?|减少?|压减|增长|下降|上升|多支?|少支?|提高)[了为约]?$|每[一-鿿]{0,4}$|标准")
_KIND = regex("(?<=[一-鿿]{2})(?:合同|资金|经费|总额|金额|部分|的?钱|用途)$")
_ALONE = regex("合同|资金|金额|部分|用途|总额")
_BARE = regex("^.*(?:(?:19|20)\\d\\d年度?|[\\s的])|的$")
_JOINTS = regex("以及|[和与跟及同、]")
# So much of the words of a phrase must stand right before a number.
_CALLED, _FEW = 0.75, 6


def rest(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The sentences with the whole and its parts, and what is left; None where not all of them are told in one paragraph."""
    text = question.plain
    if _HOW_MUCH.search(text) is None or question.wants(Ask.WHY, Ask.VERIFY, Ask.PER_HEAD, Ask.DEFINITION):
        return None
    for form in (_NOT_OF, _WITHOUT):
        found = form.match(text)
        if found is None:
            continue
        parts = [part for part in _JOINTS.split(found["parts"]) if part]
        numbers = _named(found["whole"], parts, held, links)
        return None if numbers is None else _told(numbers, held, reply)
    if any(form.search(text) for form in _UNDONE):
        numbers = _undone(links, text, held)
    else:
        numbers = _owed(links, text, held) if _OWED.search(text) else _called_rest(links, text, held)
    return None if numbers is None else _told(numbers, held, reply)


def _numbers(held: Held, *, counts: bool = False) -> Iterator[list[Told]]:
    """The amounts of each paragraph that are wholes or parts of one; with `counts` all other numbers."""
    for passage in held.extraction.passages:
        yield [
            one
            for sentence in told_in(passage)
            for one in sentence
            if one.money is not counts and not _CHANGE.search(one.sentence[: one.start])
        ]


def _sort(number: Told) -> str:
    """What a number counts: heads and visits of heads are one."""
    return number.unit if number.money else sort_of(number.unit.removesuffix("次") or number.unit)


def _undone(links: Links, text: str, held: Held) -> list[Told] | None:
    """How many there are in all and how many were done, of one sentence that tells both of what the question names."""
    asked = next(found for form in _UNDONE if (found := form.search(text)) is not None)
    deed, words = (
        asked["deed"],
        content(f"{_INSIDE.sub('', text[: asked.start()])} {asked['of']}", held.catalogue.said),
    )
    words = [
        word
        for word in dict.fromkeys((*words, *links.subjects))
        if len(word) > 1 and not _ALONE.fullmatch(word)
    ]
    told: dict[tuple[Decimal, ...], list[Told]] = {}
    for known in _numbers(held, counts=True):
        for done in (one for one in known if deed in one.name):
            if re.search(f"(?:没|未|待){deed}", done.name):
                # printed as it is
                return None
            beside = [one for one in known if one.sentence == done.sentence and one is not done]
            wholes = [one for one in beside if _sort(one) == _sort(done) and one.value >= done.value]
            around = f"{key(done.sentence)}|{key('|'.join(done.passage.heading))}"
            if len(wholes) != 1 or not words or any(coverage(word, around) < _CALLED for word in words):
                continue
            told[wholes[0].value, done.value] = [wholes[0], done]
    return next(iter(told.values())) if len(told) == 1 else None


def _named(whole: str, parts: Sequence[str], held: Held, links: Links) -> list[Told] | None:
    """The number of the whole, then those of its parts, of one paragraph."""
    # 项目支出 names nothing by itself, and is printed so
    terms = [content(p, held.catalogue.said) or [_BARE.sub("", p)] for p in (whole, *parts)]
    if not all(all(words) for words in terms) or len(terms) > _FEW:
        return None
    # 政府采购合同, 政府采购资金: what kind of thing it is
    terms = [
        [_KIND.sub("", w) for w in words if not _ALONE.fullmatch(w) or len(words) == 1] for words in terms
    ]
    own = key(held.document.department)
    terms[0] = [word for word in terms[0] if word not in own] or terms[0]
    found = {}
    for known in _numbers(held):
        rows = [_called(words, known) for words in terms]
        if all(row is not None for row in rows):
            numbers = [row for row in rows if row is not None]
            if len({id(n) for n in numbers}) == len(numbers) and _fits(numbers):
                found[tuple(n.value for n in numbers)] = numbers
    return next(iter(found.values())) if len(found) == 1 else None


def _called(words: Sequence[str], known: Sequence[Told]) -> Told | None:
    """The one number before which the words stand, the nearest first; None for none and for several."""
    scored = [(min(coverage(word, key(one.name)) for word in words), one) for one in known]
    best = max((score for score, _ in scored), default=0.0)
    if best < _CALLED:
        return None
    found = [one for score, one in scored if score == best]
    shortest = min(len(one.name) for one in found)
    found = [one for one in found if len(one.name) == shortest]
    return found[0] if len({one.value for one in found}) == 1 else None


def _fits(numbers: Sequence[Told]) -> bool:
    """Whether the parts are no more than the whole, and all in one unit."""
    return len({_sort(n) for n in numbers}) == 1 and numbers[0].value >= sum(n.value for n in numbers[1:])


def _owed(links: Links, text: str, held: Held) -> list[Told] | None:
    """The whole price and the one payment of it that a sentence tells of what the question names."""
    found = []
    for known in _numbers(held):
        for total in (one for one in known if _TOTAL.search(one.name)):
            paid = [one for one in known if one.sentence == total.sentence and _PAID.search(one.name)]
            named = [
                w for w in content(text, held.catalogue.said) if coverage(w, key(total.sentence)) >= _CALLED
            ]
            if len(paid) == 1 and _fits([total, *paid]) and named:
                # the words of its own clause say more than those around it
                own = sum(coverage(w, key(total.name)) * 2 for w in (*links.subjects, *named)) + len(named)
                found.append((own, [total, *paid]))
    best = max((score for score, _ in found), default=0.0)
    few = [numbers for score, numbers in found if score == best and best]
    return few[0] if len(few) == 1 else None


def _called_rest(links: Links, text: str, held: Held) -> list[Told] | None:
    """The whole and the parts before what a sentence calls the rest, where the question asks for that by its name."""
    for known in _numbers(held, counts=_COUNT_ASKED.search(text) is not None):
        for sentence in dict.fromkeys(one.sentence for one in known):
            named = _REST.search(sentence)
            if named is None:
                continue
            of_it = [one for one in known if one.sentence == sentence and one.end <= named.start()]
            asked = [w for w in (*links.subjects, *links.left) if coverage(w, key(named["name"])) >= _CALLED]
            others = [
                w for w in (*links.subjects, *links.left) if w not in asked and not _MERELY.fullmatch(w)
            ]
            if not asked or len(of_it) < len(("whole", "part")) or not others:
                continue
            about = Paragraph.of(of_it[0].passage).about if of_it else ""
            if unmatched(others, key(sentence), about, held.document.department) or not _fits(of_it):
                continue
            if any(coverage(w, f"{key(of_it[0].name)}|{about}") >= _CALLED for w in others):
                return of_it
    return None


def _told(numbers: Sequence[Told], held: Held, reply: Reply) -> Found:
    sentences = {n.sentence: n for n in numbers}
    said = "；".join(
        reply.quote(held.document, text.strip(), one.passage.source, one.section)
        for text, one in sentences.items()
    )
    expression: tuple[Operand, ...] = ()
    for n in numbers:
        if n.money:
            reply.money(held.document, n.as_money(), n.sentence.strip(), n.section, n.name)
        else:
            reply.quantity(held.document, n.as_quantity(), n.sentence.strip(), n.section, n.name)
        expression += ("−", n.value) if expression else (n.value,)
    if numbers[0].value == sum((n.value for n in numbers[1:]), Decimal(0)):
        return Found(f"文中写道：{said}，两者相等。")
    return Found(f"文中写道：{said}，其余为{reply.result(expression, numbers[0].unit, '其余')}。")
