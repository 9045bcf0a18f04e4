"""What something is done for or on what grounds (为什么要对甲搞检查, 完善系统图的是什么): the sentence of a goal or a task that
tells the deed in one clause and in another what it is to bring about, or what it is done on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import ParamSpec

from extractors.schema.source import Source
from service.answering.asked.kinds import Ask
from service.answering.asked.naming import without_names
from service.answering.asked.question import Question
from service.answering.document.held import Held, of_last_year
from service.answering.printed.linking import Links, content
from service.answering.reply import Found, Reply
from service.patterns import regex
from service.terms import key

P = ParamSpec("P")
_OTHERWISE = (
    Ask.CHANGE, Ask.DIFFERENCE, Ask.VERIFY, Ask.SHARE, Ask.AMOUNT, Ask.COUNT, Ask.HIGHEST, Ask.SUM, Ask.PARTS,
    Ask.PER_HEAD, Ask.YES_NO, Ask.PERSON, Ask.BASE, Ask.DEFINITION,
)  # fmt: skip
# What went otherwise than was to be expected has a cause, and no aim.
_WONDERED = regex(
    "[没未](?!来)|不(?!断|动产|同|良|良信息|法|合格|规范|合理)|[比较]|[增减涨降升跌缩]|[多少](?!数民族|儿|年)|更(?!新)|最|剩|结[转余]|空|拖|推迟|延期|取消|停|超"
)
_ASKED = regex("(?:为什么|为何|为啥)[^,，。]{0,8}?(?:需?要|得|必须)(?!求)(?:[^,，。]{2,})")
_OF_CHANGE = regex(
    "(?:较|比|与)(?:上年|去年|20\\d\\d年)|上年(?:预算|决算)?数?|(?:增加|减少|增长|下降)(?:了)?[\\d.,]+|(?:增加|减少|变动|增减)[^，。]{0,6}原因|减支|增支"
)
_SENTENCE = regex(r"[^。；;！!\n]+[。；;！!]?")
_CLAUSE = regex(r"[，,：:]")
# Begins the clause that says what is to come of it.
_BRINGS = regex(
    "^(?:以|从而|以此|进而|并|切实|有效|进一步|不断|持续|全面|逐步|全力|最大限度(?:地)?|着力|真正|更好地?|大力|稳步|显著|尽快|尽力)*"
    "(?:提升|提高|确保|保障|保证|促进|维护|增强|改善|实现|满足|减少|减轻|降低|防止|避免|杜绝|防范|遏制|缓解|解决|守住|守好|保持|助力|带动|巩固|便于|方便|推动|不发生|不出现|力争|坚决|达标|让|使|补齐|化解|消除|缩短|扩大|营造|达到|夯实|筑牢|稳定|激发|切断|预防|为)"
)
_SO_THAT = regex(
    "为了|以便|旨在|从而|以(?:提升|提高|确保|保障|促进|维护|实现|满足|减少|降低|防止|推动|增强|改善)|目的|作为|^为(?![^，]{0,6}[亿万元人家])"
)
_GROUNDS = regex(
    "根据|按照|依据|依照|针对|鉴于|由于|遵照|按[^，。；]{2,20}要求|落实[^，。；]{0,20}(?:要求|精神|部署)|贯彻"
)
_NO_PROSE = regex("名词|术语|职责|职能")
# How a question asks, and verbs that go with any deed.
_SPOKEN = regex(
    "原因(?:是什么)?|目的|好处|用意|考虑|出于|意义|作用|为什么|为何|为啥|凭什么|什么|怎么|一轮|工作|[搞办做弄]|开展|进行|实施|推进|加强|加大|安排|组织"
    "|单独|专门|需?要|[对给向在的是得去来会把将又还都了呢这那该项个和与及、装配建设修买用做各所每]|为了|局里?|单位|部门|今年|本年|20\\d\\d年|[^一-鿿]"
)
_LEAST, _TELLING = 0.75, 0.5
_ENOUGH, _ALONE, _SHORT, _LONG = 4, 5, 2, 260


def asked(question: Question) -> bool:
    """Whether a question asks what a deed is done for, and wonders at nothing that went otherwise than expected."""
    return _ASKED.search(question.plain) is not None and _WONDERED.search(question.plain) is None


def of_no_change(way: Callable[P, Found | None]) -> Callable[P, Found | None]:
    """A way that tells causes, but for those of more or less money: why a thing is done they do not say."""

    def telling(*args: P.args, **named: P.kwargs) -> Found | None:
        found = way(*args, **named)
        return None if found is not None and _OF_CHANGE.search(found.text) else found

    return telling


def told(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """`文中写道：“…”[1]。`; None where a question asks for no deed, where no sentence has nearly all of its words with an aim or
    grounds beside them, or where sentences of other words are as near."""
    if question.wants(*_OTHERWISE) or question.amounts or of_last_year(question, held):
        return None
    text = without_names(question.plain, held.document)
    if _WONDERED.search(text):
        return None
    asked = [w for w in dict.fromkeys(content(_SPOKEN.sub(" ", text), held.catalogue.said)) if len(w) > 1]
    if sum(map(len, asked)) < (_ENOUGH if len(asked) > 1 else _ALONE):
        return None
    bare = text
    for word in sorted(asked, key=len, reverse=True):
        bare = bare.replace(word, " ")
    over = [run for run in _SPOKEN.sub(" ", bare).split() if len(run) > 1]
    sentences = list(_sentences(held))
    # the word that fewest sentences have tells most of what is asked
    times = {w: sum(_share(w, key(s)) >= _TELLING for s, _, _ in sentences) for w in asked}
    known = [w for w in asked if times[w]]
    if not known or sum(map(len, known)) < _ENOUGH:
        return None
    rarest = min(known, key=lambda w: times[w])
    near = sorted(
        (
            (_near(asked, rarest, sentence, key(of)), -len(sentence), sentence, source, of)
            for sentence, source, of in sentences
            if _share(rarest, key(sentence)) >= _TELLING and all(run in key(sentence) for run in over)
        ),
        key=lambda found: found[:2],
        reverse=True,
    )
    best = next((found for found in near if found[0] >= _LEAST), None)
    if best is None:
        return None
    quoted = reply.quote(held.document, best[2].strip(), best[3], best[4])
    return Found(f"文中写道：{quoted}。")


def _sentences(held: Held) -> Iterator[tuple[str, Source, str]]:
    """The sentences of the goals, then those of the text, that tell a deed with what it is for."""
    for goal in held.extraction.budget.goals:
        for sentence in _SENTENCE.findall(goal.text.text):
            yield sentence, goal.text.source, goal.project
    for passage in held.extraction.passages:
        if any(_NO_PROSE.search(h) for h in passage.heading):
            continue
        for sentence in _SENTENCE.findall(passage.source.text):
            yield sentence, passage.source, " / ".join(passage.heading)


def _near(asked: Sequence[str], rarest: str, sentence: str, of: str) -> float:
    """How much of what is asked a sentence has in the clauses before its aim, or behind its grounds; 0 without either."""
    if len(sentence) > _LONG:
        return 0.0
    clauses = [key(clause) for clause in _CLAUSE.split(sentence)]
    has = [max(_share(word, said) for said in (*clauses, of)) for word in asked]
    if has.count(0.0) * 3 > len(has):
        return 0.0
    deed = [n for n, clause in enumerate(clauses) if any(_share(w, clause) >= _TELLING for w in asked)]
    if not deed:
        return 0.0
    own = {n for n, clause in enumerate(clauses) if _share(rarest, clause) >= _TELLING}
    aims = any(_BRINGS.search(c) and n > deed[0] and n not in own for n, c in enumerate(clauses))
    if not (aims or any(_SO_THAT.search(c) for c in clauses) or any(_GROUNDS.search(c) for c in clauses)):
        return 0.0
    return sum(share * len(word) for share, word in zip(has, asked, strict=True)) / sum(map(len, asked))


def _share(word: str, clause: str) -> float:
    """How much of a word stands in a clause: all of it, or of a longer one its pairs of characters."""
    if word in clause:
        return 1.0
    if len(word) <= _SHORT:
        return 0.0
    pairs = [word[i : i + 2] for i in range(len(word) - 1)]
    there = sum(pair in clause for pair in pairs) / len(pairs)
    return there if there >= 1 / 3 else 0.0
