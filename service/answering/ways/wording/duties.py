"""What a department is there for (主要职责): the paragraphs under the heading that says so."""

from __future__ import annotations

import re

from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.patterns import regex
from service.terms import key

_HEADING = regex("职责|职能|主要工作|业务范围")
# An office inside the department, named before its duties are asked for.
_OFFICE = regex(
    "([一-鿿]{2,14}?(?:科|股|室|处|部|中心|站|队|所|庭|组|办))(?=[^一-鿿]|的|主要|具体|负责|承担|管|是?干|有|职)"
)
_INNER = regex("^([一-鿿]{2,14}?[科股室处庭])(?=主要|具体|负责|承担|管|是?干|的职)")
_ORDINAL = regex(r"^\s*[（(]?[\d一二三四五六七八九十]{1,3}[)）]?\s*[、.．]?\s*")
_OFFICES = regex("机构设置|内设机构|下设")
_SAYS = regex(
    "(?:主要职责|主要职能|职责职能|职能)[^。]{0,8}[:：是。].{4}|(?:主要)?负责.{6}|贯彻.{6}|承担.{6}"
)
_SENTENCE = regex(r"[^。；;！!\n]+[。；;！!]?")
# A longer list than this is no longer an answer to read.
_MOST = 8
# Paragraphs that have as much of the question as the one that has most.
_AS_MUCH = 0.9


def duties(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The duties as printed, paragraph by paragraph; where words of the question single some out, only these."""
    if (found := _of_office(question, held, reply)) is not None:
        return found
    if of_inner_office(question, held):
        # the duties of the whole are not those of an office
        return None
    told = [
        p
        for p in held.extraction.passages
        if any(_HEADING.search(h) for h in p.heading)
        and key(p.source.text) not in {key(h) for h in p.heading}
    ]
    told = [p for p in told if not _OFFICES.search(p.source.text[:12])]
    if not told:
        told = [p for p in held.extraction.passages if _SAYS.search(p.source.text)][:1]
    words = [w for w in links.left if len(w) > 1 and not _HEADING.search(w)]
    weights = held.sayings.weights([(w,) for w in words])
    scores = [sum(n for (w,), n in weights.items() if w in key(p.source.text)) for p in told]
    most = max(scores, default=0)
    about = [p for p, score in zip(told, scores, strict=True) if score and score >= most * _AS_MUCH]
    if words and not about:
        return None
    quoted = [
        reply.quote(held.document, p.source.text, p.source, " / ".join(p.heading))
        for p in (about or told)[:_MOST]
    ]
    return Found("文中写道：" + "；".join(dict.fromkeys(quoted)) + "。") if quoted else None


def of_inner_office(question: Question, held: Held) -> bool:
    """Whether a question is about the duties of one inner office."""
    own = key(held.document.department)
    return any(office not in own for office in _INNER.findall(question.plain.strip()))


def _of_office(question: Question, held: Held, reply: Reply) -> Found | None:
    """What the document says of the inner office that the question names: the paragraph that begins with its name, else the
    sentence that says what it does."""
    for office in _OFFICE.findall(question.plain):
        beginning, saying = [], []
        for passage in held.extraction.passages:
            text = key(_ORDINAL.sub("", passage.source.text))
            section = " / ".join(passage.heading)
            if (text.startswith(office) and len(text) > len(office) + 4) or (
                passage.heading and key(passage.heading[-1]).endswith(office) and text != office
            ):
                beginning.append((passage, passage.source.text, section))
            for sentence in _SENTENCE.findall(passage.source.text):
                if re.search(
                    rf"{re.escape(office)}[^，。；]{{0,4}}(?:负责|承担|主管|牵头|组织)", key(sentence)
                ):
                    saying.append((passage, sentence, section))
        if chosen := (beginning or saying)[:_MOST]:
            quoted = [reply.quote(held.document, text, p.source, section) for p, text, section in chosen]
            return Found(f"文中写道：{'；'.join(dict.fromkeys(quoted))}。")
    return None
