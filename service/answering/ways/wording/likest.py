"""What the one sentence says that is most like a question which asks several things of one, where its words are not those of
the question: a number of each sort that is asked for, or the cause with a number (一车补多少钱，拉了多少车)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from service.answering.asked.attributes import attributes
from service.answering.asked.kinds import Ask
from service.answering.asked.naming import without_names
from service.answering.asked.question import Question, parts
from service.answering.asked.sorts import wanted
from service.answering.asked.very_thing import very_thing
from service.answering.document.causes import tells_cause
from service.answering.document.held import Held
from service.answering.document.likeness import Likeness
from service.answering.document.sayings import Saying
from service.answering.printed.linking import content, link
from service.answering.printed.spoken import in_print
from service.answering.reply import Found, Reply
from service.answering.ways.wording.demands import POSTS
from service.answering.ways.wording.sorts_asked import CAUSE, sorts_of
from service.patterns import regex
from service.terms import plain

# What each of several has no one number tells; nor why two do not agree.
_EACH_OF = regex("各|分别|(?:怎么|为什么|为何|为啥|咋)[^,，。?？]{0,4}(?:不一样|不一致|不同|对不上)")
_GIVEN = regex(r"(?<![\d.])(?!(?:19|20)\d\d(?!\d))\d+(?:\.\d+)?")
_OTHERWISE = (
    Ask.VERIFY, Ask.PERSON, Ask.HIGHEST, Ask.DEFINITION, Ask.BASE, Ask.YES_NO, Ask.ACCOUNT, Ask.DIFFERENCE, Ask.PURPOSE,
    Ask.SHARE, Ask.PARTS,
)  # fmt: skip
# So much of what is asked stands in the sentence, more where nothing else was asked yet, and so much less in any other.
_LIKE, _SURE, _TELLS_APART = 0.22, 0.3, 0.95
_SENTENCE = regex(r"[^。！!\n]+")
# Who is received says of which reception a number is (信访接待, 门诊接待).
_RECEPTION = regex("(信访|群众|游客|旅客|病人|患者|来电|来访|门诊|咨询|读者|观众|法律援助)(?:的)?接待")
_TWO, _LONGEST, _WHOLE = 2, 260, 200
_NAMED = 4


def at_once(asked: Question, held: Held, reply: Reply) -> Found | None:
    """The same before any part is asked by itself, where the sentence is much like the question; what has to be put into Chinese,
    or reckoned from amounts that are given, or of an item by itself, the parts are asked for first."""
    if asked.english or asked.amounts or _of_an_item(asked, held):
        return None
    return _told(asked, held, reply, _SURE)


def told(asked: Question, held: Held, reply: Reply) -> Found | None:
    """`文中写道：“…”[1]。`; None where less than two sorts of things are asked, or where no sentence tells them all and is more
    like the question than every other that does."""
    return _told(asked, held, reply, _LIKE)


def _of_an_item(asked: Question, held: Held) -> bool:
    """Whether a part asks by how much an item changed, or for the amount of one and says no more: tables have these where no
    sentence does."""
    for part in parts(asked):
        if part.wants(Ask.WHY) or not part.wants(Ask.CHANGE, Ask.AMOUNT):
            continue
        links = link(in_print(part.plain, held.catalogue), held.catalogue, whole=False)
        if links.mentions and (part.wants(Ask.CHANGE) or not links.left):
            return True
    return False


def _told(asked: Question, held: Held, reply: Reply, least: float) -> Found | None:
    if asked.foreign or asked.wants(*_OTHERWISE) or POSTS.search(asked.plain):
        return None
    if asked.previous or set(asked.years) - {held.year} or _EACH_OF.search(asked.plain):
        return None
    pieces = parts(asked)
    each = [list(sorts_of(piece, held.catalogue.said)) for piece in pieces]
    sorts = list(dict.fromkeys(sort for of in each for sort in of))
    if len(sorts) < _TWO or not all(each):
        return None
    given = [n for n in _GIVEN.findall(asked.text) if n not in asked.codes]
    said = [in_print(without_names(plain(piece.plain), held.document), held.catalogue) for piece in pieces]
    like = Likeness(said, held)
    fitting = (p for p in _pieces(held) if all(n in p.words for n in given) and _tells(p, sorts))
    near = sorted(((like.to(p), p) for p in fitting), key=lambda pair: (-pair[0], len(pair[1].text)))
    if not near or near[0][0] < least:
        return None
    score, best = near[0]
    others = [s for s, one in near[1:] if not (best.words in one.words or one.words in best.words)]
    if others and others[0] > score * _TELLS_APART:
        return None
    if not all(_passes(piece, best.text, pieces[:n]) for n, piece in enumerate(pieces)):
        return None
    if any(
        len(w) >= _NAMED and w in held.catalogue.said and w not in best.words for w in content("|".join(said))
    ):
        # what the document has a word for it tells under that word
        return None
    return Found((_whole(best, held, reply) or best.tell(held.document, reply, ())) + "。")


def _whole(best: Saying, held: Held, reply: Reply) -> str:
    """The sentence that a piece is part of, quoted; empty where it is none of a sentence, or of one too long."""
    for passage in held.extraction.passages:
        for sentence in _SENTENCE.findall(passage.source.text):
            if best.text.strip() in sentence and len(sentence) <= _WHOLE:
                section = " / ".join(passage.heading)
                return "文中写道：" + reply.quote(held.document, sentence.strip(), passage.source, section)
    return ""


def _pieces(held: Held) -> Iterator[Saying]:
    return (p for p in held.sayings.pieces if not (p.row or p.section) and len(p.text) <= _LONGEST)


@lru_cache(maxsize=256)
def _pattern(sort: str) -> re.Pattern[str]:
    return re.compile(sort)


def _tells(piece: Saying, sorts: Sequence[str]) -> bool:
    """Whether a sentence has something of each sort, each in a place of its own."""
    taken: list[tuple[int, int]] = []
    for sort in sorts:
        if sort == CAUSE:
            if not tells_cause(piece.text):
                return False
            continue
        free = (m.span() for m in _pattern(sort).finditer(piece.text))
        at = next((s for s in free if all(s[1] <= t[0] or s[0] >= t[1] for t in taken)), None)
        if at is None:
            return False
        taken.append(at)
    return True


def _passes(part: Question, text: str, before: Sequence[Question]) -> bool:
    """Whether a text tells of the very things that a part asks for."""
    if any(whom not in text for whom in _RECEPTION.findall(part.plain)):
        return False
    earlier = "|".join(one.plain for one in before)
    tests = (*wanted(part), *very_thing(part, earlier))
    return all(test(text) for test in tests) and all(name.search(text) for name in attributes(part))
