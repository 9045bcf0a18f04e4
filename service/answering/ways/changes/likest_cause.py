"""The cause that is most like a question for one, where its words are not those of the question and no other way tells it
(给出租车的补助怎么减了: 出租汽车行业发展补助较上年减少2万元，原因是…)."""

from __future__ import annotations

from service.answering.asked.kinds import Ask
from service.answering.asked.naming import without_names
from service.answering.asked.question import Question, parts
from service.answering.document.causes import Cause
from service.answering.document.held import Held
from service.answering.document.likeness import Likeness
from service.answering.document.sayings import lead_of
from service.answering.printed.spoken import in_print
from service.answering.reply import Found, Reply
from service.answering.ways.changes.caused import SPOKEN, UNDONE, tells_it
from service.patterns import regex
from service.terms import key, plain

# So much of what is asked a cause has, put into Chinese more, and so much less every other one; what says itself that it is a
# cause is more like one.
_LIKE, _SURE, _APART, _SAYS_SO = 0.4, 0.6, 0.92, 0.1
# A sentence that can be quoted whole.
_WHOLE = 200
_REASON = regex("(?:增加|减少|变动|下降|增长)?的?(?:主要)?原因|主要[是系为]|由于|[，,：:][因系]")
_COUNTS_OFF, _MAINLY = regex(r"\s*(?:[一1][是、]|首先|其中)"), regex("主要[是系为因]")
# Begins with no more than that it is more, or less, than something.
_LEANS = regex(r"\s*(?:[决预]算数|主要|其?(?:增加|减少|变动|差异)?的?(?:主要)?原因|[与较比]上年|因此|为此)")
_OTHERWISE = (Ask.VERIFY, Ask.PERSON, Ask.DEFINITION, Ask.HIGHEST, Ask.BASE)
# Why two do not agree, and why each of several changed, no one cause tells.
_OF_TWO = regex("各|分别|(?:怎么|为什么|为何|为啥|咋)[^,，。?？]{0,4}(?:不一样|不一致|不同|对不上)")
_AMOUNT, _SENTENCE = regex(r"\d\s*[万亿千]?元"), regex(r"[^。！!\n]+")


def cause(asked: Question, held: Held, reply: Reply) -> Found | None:
    """The sentence that tells a cause and is most like a question for one, quoted with the change that it is told of; None where
    another is nearly as like it."""
    if asked.foreign or not asked.wants(Ask.WHY) or asked.wants(*_OTHERWISE) or _OF_TWO.search(asked.plain):
        return None
    said = (in_print(without_names(plain(p.plain), held.document), held.catalogue) for p in parts(asked))
    like = Likeness((SPOKEN.sub(" ", text) for text in said), held)
    # of several parts each tells only of its own
    told_of = (one for one in held.causes if tells_it(asked, one) and "；" not in one.text)
    apart = UNDONE.search(asked.plain) is None
    near = sorted(
        ((_like_cause(like, one, apart=apart), one) for one in told_of),
        key=lambda pair: (-pair[0], len(pair[1].text)),
    )
    if not near or near[0][0] < (_SURE if asked.english else _LIKE):
        return None
    score, best = near[0]
    others = [s for s, one in near[1:] if not (best.text in one.text or one.text in best.text)]
    if others and others[0] > score * _APART:
        return None
    if best.row:
        n = reply.cite(held.document, best.source, f"{best.row}\t{best.text}", best.section)
        return Found(f"{best.row}的{best.head}为“{best.text}”[{n}]。")
    text = _with_change(best)
    return Found("文中写道：" + reply.quote(held.document, text, best.source, best.section) + "。")


def _like_cause(like: Likeness, one: Cause, *, apart: bool) -> float:
    """How like a question a cause is. With `apart` what stands before the reason says of what it is one: that the reason speaks
    of something else that is asked about makes it no cause of that."""
    lead = "" if one.row or _COUNTS_OFF.match(one.source.text) else key(lead_of(one.source.text))
    # what stands anywhere in its paragraph is what it is of only where it begins with nothing of its own
    around = one.around if _LEANS.match(one.text) else ""
    words = f"{one.words}|{key(one.text)}|{lead}"
    if apart and not one.row and (reason := _REASON.search(one.text)) is not None:
        words, around = f"{key(one.text[: reason.start()])}|{lead}", f"{around}|{key(one.text)}"
    return like.of(words, one.above, around) + _SAYS_SO * (one.sure or _MAINLY.search(one.text) is not None)


def _with_change(one: Cause) -> str:
    """The sentence of a cause; with the one before it, where that has the amount that changed or leans on it."""
    text = one.source.text
    sentences = _SENTENCE.findall(text)
    for n, sentence in enumerate(sentences):
        if one.text.strip() not in sentence:
            continue
        whole = sentence if len(sentence) <= _WHOLE else one.text
        if n and (_AMOUNT.search(whole) is None or _LEANS.match(whole)) and _AMOUNT.search(sentences[n - 1]):
            both = text[text.index(sentences[n - 1]) : text.index(sentence) + len(sentence)]
            return both.strip() if len(both) <= _WHOLE else whole.strip()
        return whole.strip()
    return one.text
