"""What assessed projects got on an average (平均得分): the sentence that says so, which may name them some clauses before."""

from __future__ import annotations

from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.patterns import regex
from service.terms import key

_ASKED = regex("平均[^,，。]{0,4}[得打拿评]了?(?:多少|几)分|平均(?:得分|分数|分(?:是|为|有|多少|几|$))")
_TOLD = regex(r"平均(?:得)?分(?:数)?[^\d，,。；;]{0,4}\d")
_SENTENCE = regex(r"[^。；;！!\n]+[。；;！!]?")
# What every such question is made of.
_SPOKEN = regex("绩效|自评|评价|的|项目|得分|分数|平均|部门|单位|情况|年度")


def asked(question: Question) -> bool:
    """Whether the average of marks is asked for."""
    return _ASKED.search(question.plain) is not None


def average(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The sentence with the average, as printed; None where several tell one, or none of what the question names."""
    words = [w for said in (*links.subjects, *links.left) if len(w := _SPOKEN.sub("", said)) > 1]
    found = {
        key(sentence): (passage, sentence)
        for passage in held.extraction.passages
        for sentence in _SENTENCE.findall(passage.source.text)
        if _TOLD.search(sentence) and not unmatched(words, key(sentence), key("|".join(passage.heading)))
    }
    if len(found) != 1:
        return None
    passage, sentence = next(iter(found.values()))
    return Found(
        f"文中写道：{reply.quote(held.document, sentence, passage.source, ' / '.join(passage.heading))}。"
    )
