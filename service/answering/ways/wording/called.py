"""What a question calls the things that it is about: an item by its printed name and as it was asked, and every word left."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.codes import named
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.document.sayings import Term
from service.answering.printed.linking import Links, Mention, content
from service.lexicon.asking import ASKING
from service.patterns import regex
from service.words import words

# What questions ask for by the name of a heading, and no other word of theirs may say.
TOPICS = regex(
    "绩效目标|总体目标|年度目标|立项依据|项目概[况述]|实施(?:主体|方案|周期|期限)|主要内容|资金来源|保障措施"
)
_VEHICLES = regex("车(?:辆|子)?$|公务用车")
# What follows says of which kind the thing is that is asked for (哪个议事机构), and need not be printed.
_OF_KIND = regex("哪[个一家些项类种]")
# Which hospital is no kind: a piece that names none tells none.
_BODIES = regex(".*(?:医院|银行|公司|学校|企业|单位|部门|中心)")
# 由哪个科室实施: the office that does it is called by its own name.
_OFFICES = regex("科室|股室|处室|部门|单位|机构|主体")
_ASKED_BEHIND = regex("(?:一共|总共|目前|现在|共)?(?:有|是|在|叫|要|由|为)?(?:哪|几|多少|什么|谁|啥).*$")
# Words that say what sort of number is wanted, and of nothing in particular.
SORTS = regex("人数|数量|个数|金额|数额|标准|实有|时间|名称")
# So many characters of what a question says besides tell which piece it means.
_ENOUGH = 3


def terms_of(question: Question, links: Links, held: Held) -> list[Term]:
    """What the question calls the things it is about; an item by the words asked and by its printed name."""
    terms: list[Term] = []
    for mention in links.mentions:
        if carried(mention, links):
            continue
        # a name that much of the question stands for has also what it asks with
        asked = question.plain[mention.start : mention.end]
        literal = asked if asked in mention.subject else _ASKED_BEHIND.sub("", asked).strip(" 的") or asked
        if _VEHICLES.search(literal) and question.wants(Ask.COUNT):
            terms.append(("车辆", literal))
        elif literal and question.wants(Ask.COUNT) and literal not in mention.subject:
            # who and what are counted are no items of money: each word of theirs counts
            terms += [
                (word.text,)
                for word in words(literal)
                if len(word.text) > 1 and not ASKING.fullmatch(word.text)
            ]
        elif "".join(content(literal, held.catalogue.said)) or not literal:
            terms.append(
                tuple(dict.fromkeys((mention.subject, literal) if len(literal) > 1 else (mention.subject,)))
            )
    left = _run_together(links)
    terms += [(_as_project(word, question, held),) for word in left if not SORTS.fullmatch(word)]
    terms += [(word,) for word in _strange(links.rest) if not any(word in t for t in terms)]
    terms += [(topic,) for topic in TOPICS.findall(question.plain) if not any(topic in t for t in terms)]
    if not terms:
        # the budget as a whole, which many words stand for: only its own name will do
        terms = [(mention.subject,) for mention in links.mentions if not carried(mention, links)]
    return list(dict.fromkeys(terms))


def _run_together(links: Links) -> list[str]:
    """The left words; two that run together to the name of an item of the national classification as that one name."""
    words: list[str] = []
    for word in links.left:
        joined = f"{words[-1]}{word}" if words else ""
        if joined and joined in links.rest and any(named(name) for name in (joined, f"{joined}支出")):
            words[-1] = joined
        else:
            words.append(word)
    return words


def _as_project(word: str, question: Question, held: Held) -> str:
    """The word with 项目, where the question says so and the document has a project that is called that."""
    project = f"{word}项目"
    return (
        project
        if project in question.plain and any(project in p.above for p in held.sayings.pieces)
        else word
    )


def carried(mention: Mention, links: Links) -> bool:
    """Whether an item was named in the part before: what this part names is blank in the rest."""
    return mention.end > len(links.rest) or links.rest[mention.start : mention.end].strip() != ""


def without_kinds(question: Question, terms: Sequence[Term], held: Held) -> list[Term]:
    """Without the words behind 哪个 that stand nowhere, where what else the question says tells enough."""
    said = [question.plain[m.end() : m.end() + 12] for m in _OF_KIND.finditer(question.plain)]
    text = held.catalogue.said
    kinds = [
        t
        for t in terms
        if any(s.startswith(t[-1]) for s in said)
        and (_OFFICES.fullmatch(t[-1]) or not (any(w in text for w in t) or _BODIES.fullmatch(t[-1])))
    ]
    kept = [t for t in terms if t not in kinds]
    return kept if sum(len(t[0]) for t in kept) > _ENOUGH else list(terms)


def _strange(text: str) -> list[str]:
    """Long words of no known part of speech: what they name must be there too."""
    return [
        w.text
        for w in words(ASKING.sub(" ", text))
        if len(w.text) > 2 and w.text.isalpha() and not w.names and (len(w.text) > 3 or not w.does)
    ]
