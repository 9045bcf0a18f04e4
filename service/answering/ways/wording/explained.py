"""What a term means, however a question asks for it: from the glossary, else from any sentence that defines it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from extractors.schema.draft import Kind
from extractors.schema.extraction import Passage
from service.answering.asked.kinds import Ask
from service.answering.asked.naming import abbreviates, kind_of_body, without_names
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.printed.linking import Links, content
from service.answering.reply import Found, Reply
from service.answering.ways.figures.selection import select
from service.answering.ways.members.bodies import about_bodies
from service.answering.ways.members.components import components
from service.patterns import regex
from service.terms import coverage, key, plain, same

# Asks for a meaning and nothing else.
_MEANT_BY = "是什么意思"
_MEANS = regex(
    "[怎如][样么何](?:解释|界定|定义|理解|说明|介绍)|(?:指|是指|指的是?|说的是?|代表|统称)[^,，。]{0,4}(?:什么|啥|哪|谁|何)|指什么|指啥"
    "|什么(?:是|叫|意思|含义)|何谓|何为|啥(?:是|叫|意思)|(?:定义|含义|意思|解释|概念)(?:是|为|吗|$)|什么样的|(?:从|是)哪[里儿]?来的?(?:钱)?(?:呢|$)|怎么回事|咋回事|是什么钱|是啥钱|(?:什么|哪些|哪种|哪类|怎样的)人(?:算|才算|叫|是|属于)"
)
# Asks who or what belongs to it: of an item of money that asks for its parts.
_HOLDS = regex("(?:包括|包含|涵盖|都?有|是)(?:了)?(?:哪|什么|啥)|哪[些几两三四]?(?:类|种|个|项)?人")
# 有哪些项目: what is paid for, and not what it is.
_LISTED = regex("哪[些几两三四]?个?(?:项目|专项|科目|单位|地方|支出|去处)")
# All that such a question says beside the term.
_SPOKEN = regex(
    "主要|(?:从|是)?哪[里儿]?来的?钱?|怎么回事|咋回事|什么钱|啥钱|算得?上?|(?:本|这份|该)?(?:文件|报告|材料|决算|预算|公开|说明|文)(?:报告|材料|说明|书|稿)?(?:里头?|之?中|里面|上)?(?:的|对|把|将)?"
    "|[怎如][样么何]|解释|界定|定义|理解|说明|介绍|是指|指的是?|[所会]指|说的是?|代表|统称|什么样的?|什么|啥|含义|意思|概念|何[谓为]|叫做?"
    "|哪[些几两三四]?(?:类|种|个|项|部分)?|包括|包含|涵盖|分别|人员?|对象|才?算|属于|怎样的|科目|这个?|一?词|术语|名词|请问|的|是|和|指|说|有|都|给|下|呢|吗|了|在|对"
)
# 都包括哪些开销: of an item of one kind asks what it is spent on.
_OUTLAYS = regex(
    "(?:包括|包含|涵盖|含|涉及)了?(?:哪些|哪几[项种类样]|什么|啥)(?:方面|种类|类型|样)?的?(?:支出|开支|开销|花销|费用|花费|用途|内容|东西)?(?:呢)?$"
)
_OTHERWISE = (Ask.WHY, Ask.CHANGE, Ask.SHARE, Ask.DIFFERENCE, Ask.SUM, Ask.VERIFY, Ask.PER_HEAD, Ask.HIGHEST)
_SURELY = regex("意思|含义|定义|是?指的?是?(?:什么|啥|哪)|何谓|何为|什么叫")
# Asks what a thing is, though it sounds like asking why.
_WHAT_OF = regex("是?(?:怎么|咋)回事$")
_MONEY = regex("多少|几(?:人|名|个|元|万)|金额|预算数|经费")
_QUOTED = regex('[“"「『]([^”"」』]{2,24})[”"」』]')
_SENTENCE = regex(r"[^。；;！!\n]+[。；;！!]?")
_ORDINAL = regex(
    r"^\s*(?:(?:注|说明|备注)\s*\d*\s*[：:]|[（(][\d一二三四五六七八九十]{1,3}[)）][、.．]?|[\d一二三四五六七八九十]{1,3}[)）]?[、.．\s])?\s*"
)
_GLOSSARY = regex("名词|术语|词汇|用语|解释|注解")
_OPENS, _CLOSES = r"[【\[“\"「『（(]{0,2}", r"[】\]”\"」』）)]{0,2}"
_MARKED = regex(
    rf"^{_OPENS}([^【】“”，。；：:]{{2,24}}?){_CLOSES}\s*(?:——|—|：|:|，|,)?\s*(?:是指|系指|指(?!标|导|定|挥|派))"
)
# How a sentence says what a term means.
_DEFINES = r"\s*(?:，|,|：|:)?\s*(?:是指|系指|指(?!标|导|定|挥|派|数)|即(?!将)|的统称|是对|就是)"
_FEWEST, _TIMES = 2, 4
# 六统一, 三不: so many things, called together by their number; an abbreviation in letters.
_SO_MANY = regex("^(?P<n>[两一二三四五六七八九十\\d]{1,2})(?:个|项|大|条|类)?(?P<of>[一-鿿]{1,6})$")
_LETTERS = regex("[A-Za-z][A-Za-z0-9+-]{1,11}")
_COUNTED_UP = r"[一-鿿]、[^，。；]*"


def asked(question: Question) -> bool:
    """Whether a question may ask what something means, or who and what belongs to it."""
    text = question.plain
    if not _MEANS.search(text) and _LISTED.search(text):
        return False
    return (
        (_MEANS.search(text) is not None or _HOLDS.search(text) is not None)
        and not (question.wants(*_otherwise(text)) and not _WHAT_OF.search(text))
        and _MONEY.search(_QUOTED.sub(" ", question.text)) is None
    )


def _otherwise(text: str) -> tuple[Ask, ...]:
    """What a question must not ask besides: a term may have a word of agreement in it (六统一是什么意思)."""
    return tuple(a for a in _OTHERWISE if a is not Ask.VERIFY) if _SURELY.search(text) else _OTHERWISE


def outlays(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """What an item that no table splits is spent on, by its definition (公务接待费都包括哪些开销); None where there are parts of
    it, which are told instead, or where more is asked for."""
    if len(links.subjects) != 1 or links.left or question.amounts or question.wants(*_OTHERWISE):
        return None
    if _OUTLAYS.search(question.plain) is None or question.years not in ((), (held.year,)):
        return None
    figure = select(held, links.subjects[0], question)
    if figure is not None and len([f for f in components(held, figure) if f.money.value]) > 1:
        return None
    mention = links.mentions[0]
    term = question.plain[mention.start : mention.end] or mention.subject
    meant = term + _MEANT_BY
    return explained(replace(question, text=meant, plain=meant, asks=(Ask.DEFINITION,)), held, links, reply)


def explained(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The meaning of the one term that the question is about, as printed; None where it asks for more than that."""
    if not asked(question):
        return None
    strong = _MEANS.search(question.plain) is not None
    if not strong and about_bodies(question):
        # 预算单位有哪几家: those themselves, and no term that is short for them
        return None
    text = same(plain(question.text)) if not question.english else question.plain
    terms = list(_terms(held))
    # a term by its own name, before those that it may be short for
    named = [(key(name), each) for each in terms if key(name := each[0]) in text]
    named += [
        (short, each)
        for each in terms
        if (short := next((n for n in _short_for(key(each[0]), text) if n in text), None))
    ]
    for said, (name, passage, words) in named:
        if not strong and _of_money(name, held):
            continue
        if _rest(text.replace(said, " "), held, words):
            continue
        section = " / ".join(passage.heading)
        if passage.id:
            return Found(f"文中写道：{reply.quote(held.document, words, passage.source, section)}。")
        return Found(f"{name}：{reply.quote(held.document, words, passage.source, section, whole=True)}。")
    for term in _called(question, text, held):
        if not strong and _of_money(term, held):
            continue
        for passage, sentence in _defining(term, held):
            section = " / ".join(passage.heading)
            return Found(f"文中写道：{reply.quote(held.document, sentence, passage.source, section)}。")
    return None


def _terms(held: Held) -> list[tuple[str, Passage, str]]:
    """The terms that the document explains, longest names first, each with what it says of them."""
    found = [
        (t.name, Passage(id="", heading=("名词解释",), source=t.definition.source), t.definition.text)
        for t in held.extraction.budget.glossary
    ]
    for passage in held.extraction.passages:
        text = _ORDINAL.sub("", passage.source.text.strip())
        named = _MARKED.match(text)
        if named and any(_GLOSSARY.search(h) for h in passage.heading):
            found.append((named.group(1), passage, passage.source.text.strip()))
    known = [t for t in found if len(key(t[0])) > 1]
    return sorted(known, key=lambda t: -len(t[0]))


def _rest(text: str, held: Held, words: str) -> list[str]:
    """The words of a question, its term aside, that neither ask nor stand in what the term is said to mean."""
    bare = _SPOKEN.sub(" ", without_names(text, held.document))
    told = key(words)
    left = (w for w in content(bare, held.catalogue.said) if not kind_of_body(w, held.document))
    return [w for w in left if coverage(w, told) < 1 and w[-1:] not in told]


def _called(question: Question, text: str, held: Held) -> Iterator[str]:
    """What the question may call the term: its words in quotation marks, else all that it does not ask with."""
    quoted = _QUOTED.findall(unicodedata.normalize("NFKC", question.text))
    yield from (q for q in quoted if not _rest(_without(text, same(plain(q))), held, ""))
    left = [w for w in re.split(r"\s+", _SPOKEN.sub(" ", without_names(text, held.document))) if w]
    if len(left) == 1 and len(left[0]) >= _FEWEST:
        yield left[0]


def _without(text: str, term: str) -> str:
    """What a question says beside its term, and beside asking for each of so many (“六统一”是哪六个统一)."""
    rest = text.replace(term, " ")
    if (many := _SO_MANY.match(term)) is not None:
        rest = re.sub(
            rf"哪?{many['n']}(?:个|项|大|条|类|种)?(?:{re.escape(many['of'])}|方面|内容|要求)?", " ", rest
        )
    return rest


def _counted_up(term: str) -> re.Pattern[str] | None:
    """How a sentence prints what a term of so many things stands for, before it (甲、乙、丙的“三统一”) or behind it; or the words
    that letters stand for (按病种付费（DIP）). None for any other term."""
    name = re.escape(term)
    if _LETTERS.fullmatch(term):
        return re.compile(rf"[一-鿿]{{2,}}[（(]{name}[)）]|{name}[（(][^（）()]*[一-鿿]{{2,}}", re.IGNORECASE)
    if _SO_MANY.match(term):
        return re.compile(
            rf"{_COUNTED_UP}(?:等|的|这)[“\"「]?{name}|{name}[”\"」]?(?:[：:（(]|，?即){_COUNTED_UP}"
        )
    return None


def _defining(term: str, held: Held) -> Iterator[tuple[Passage, str]]:
    """The sentences that say what a term means; one that begins with it may say so with a mere 是."""
    name = re.escape(same(plain(term)))
    defines = re.compile(rf"{name}(?:\(|（)?[^，。,；]{{0,2}}{_DEFINES}")
    is_ = re.compile(rf"^{name}是(?!否|由)")
    mainly = re.compile(rf"{name}[^；。]{{0,40}}[，,、]主要(?:是|为|系|来自|来源于|包括)")
    for passage in held.extraction.passages:
        for sentence in _SENTENCE.findall(passage.source.text):
            written = re.sub('[【】“”"「」『』]', "", unicodedata.normalize("NFKC", sentence))
            written = same(written)
            if defines.search(written) or is_.search(_ORDINAL.sub("", written)):
                yield passage, sentence
    if (counted := _counted_up(same(plain(term)))) is not None:
        for passage in held.extraction.passages:
            for sentence in _SENTENCE.findall(passage.source.text):
                if counted.search(same(unicodedata.normalize("NFKC", sentence))):
                    yield passage, sentence
    for passage in held.extraction.passages:
        for sentence in _SENTENCE.findall(passage.source.text):
            if mainly.search(same(unicodedata.normalize("NFKC", sentence))):
                yield passage, sentence


def _short_for(name: str, text: str) -> list[str]:
    """What the question may call a term for short (非遗 for 非物质文化遗产): its characters in order, from the first."""
    pieces = [
        w for w in re.split(r"\s+", _SPOKEN.sub(" ", text)) if 1 < len(w) < len(name) and w[0] == name[0]
    ]
    return [w for w in pieces if abbreviates(w, name) and len(name) <= _TIMES * len(w)]


def _of_money(name: str, held: Held) -> bool:
    """Whether a term is the name of an item that has figures: who asks what that includes asks for its parts."""
    return any(f.kind is not Kind.PERFORMANCE for f in held.catalogue.of_subject(key(name)))
