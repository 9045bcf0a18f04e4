"""English as people write it put into the plain English that the kinds of question are told by."""

from __future__ import annotations

from service.lexicon.english import wordings
from service.patterns import regex

# What only leads up to a question.
_LEADS_UP = regex(
    r"^\W*(?:(?:hi|hello|dear all|good (?:morning|day)|excuse me|sorry|please|just|quick(?:ly)?|out of curiosity|"
    r"ok(?:ay)?|so|well)\b\W*)*"
    r"(?:(?:i(?:'d| would| should)? (?:(?:just |also )?(?:like|want|need|wish|love)|was hoping|am trying|'m trying|"
    r"am keen|'m keen)(?: for you)? to (?:know|find out|see|ask|understand|check|learn|establish|get|hear|be told)"
    r"|i (?:am |was |'m )?(?:wonder(?:ing)?|curious|interested|asking)|i'm (?:wondering|curious|interested)"
    r"|(?:could|can|would|will) (?:you|someone|anyone)(?: please| kindly)? "
    r"(?:tell|give|show|let|help|say|explain to|inform)(?: me| us)?(?: know| see| find out)?"
    r"|(?:do|would|does) (?:you|anyone) (?:happen to )?know|any idea|let me know|tell (?:me|us)|give (?:me|us)|find out|"
    r"it (?:would be|is) (?:good|useful|helpful|interesting) to know|what i(?:'d| would)? (?:want|like|need) to know is|"
    r"(?:my|the) question is)\b(?: (?:if you could tell me|about|please))?)?\W*"
)
_THOUSANDS = regex(r"(?<=\d),(?=\d{3}(?!\d))")
_BEFORE_MARK = regex(r"\s+([.,?!;:])")


def everyday(text: str) -> str:
    """A question (in small letters) in plain words: without politeness, with what idioms of money and change stand for."""
    text = _LEADS_UP.sub("", " ".join(_THOUSANDS.sub("", text).split()), count=1)
    for said, plain in wordings():
        text = said.sub(plain, text)
    return _BEFORE_MARK.sub(r"\1", " ".join(text.split()))
