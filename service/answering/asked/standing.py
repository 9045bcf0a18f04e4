"""Asks how many persons there are: by how many they became more or fewer tells it not (因退休减少6人, 3名退休人员去世)."""

from __future__ import annotations

from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.patterns import regex

_PERSONS = regex(
    "(?:多少|几)(?:[名位人]|个?(?:[一-鿿]{0,4}?(?:人员|职工|员工|干部|教师|民警|学生)))(?![钱元次均])"
)
_BY = "增加|减少|新增|净增|净减|增编|减编"
# Asks for those who came or went: 退休了几人, 新增多少.
_MOVES = regex(
    f"{_BY}|[增减]|[调转划招辞离][入出走来进职聘录]|多了|少了|[一-鿿]了(?:多少|几)|新[进招]|去世|故去|年[内中]"
)
_NUMBER = regex(r"(?<![\d.])\d[\d,]*\s*[名人位](?!次)")
_BEFORE = regex(
    f"(?:{_BY}|招[录聘]|调[入出]|转[入出]|(?:年[内中]|当年|因)退休|去世|离职|辞职)[一-鿿]{{0,4}}$"
)
_BEHIND = regex("[一-鿿]{0,6}?(?:去世|离世|死亡|调[入出]|离职|辞职|转[入出]|并入|划[入出])")


def asks_standing(question: Question) -> bool:
    """Whether a question asks how many persons there are, and not how many came or went."""
    asks = question.wants(Ask.COUNT) and not question.wants(Ask.CHANGE) and _PERSONS.search(question.plain)
    return bool(asks) and _MOVES.search(f"{question.text}|{question.plain}") is None


def tells_standing(text: str) -> bool:
    """Whether a text tells more of persons than how many came or went."""
    told = list(_NUMBER.finditer(text))
    return not told or not all(
        _BEFORE.search(text, 0, m.start()) or _BEHIND.match(text, m.end()) for m in told
    )
