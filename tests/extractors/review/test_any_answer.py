"""Whatever a model answers, about whatever was extracted: two printed places or nothing, and nothing else changes."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.facts import facts
from extractors.llm import ModelDeclined, ModelUnreachable
from extractors.review import plan, review
from extractors.schema.budget import Goal, Indicator, NarrativeItem
from extractors.schema.draft import Direction
from extractors.schema.extraction import Extraction, Passage
from extractors.schema.source import Source
from extractors.schema.suspicion import SENTENCES
from tests.extractors.review.suspecting import (
    Scripted,
    budget_with,
    change,
    goal,
    ids,
    indicator,
    kinds,
    place,
)

WORDS = st.text(alphabet="渡口安全费用无有[]s12【】。；\n：没政府采购预算 %{}", max_size=30)
NAMES = WORDS.filter(str.strip)


@st.composite
def extractions(draw: st.DrawFn) -> Extraction:
    """Documents of few words, some of them alike, some printed at one place."""
    rows = st.integers(0, 4)
    indicators: list[Indicator] = [
        indicator(draw(NAMES), draw(NAMES), draw(rows), draw(st.sampled_from(["", "数量指标"])))
        for _ in range(draw(st.integers(0, 5)))
    ]
    narrative: list[NarrativeItem] = [
        change(draw(NAMES), draw(NAMES), draw(NAMES), draw(st.sampled_from(Direction)))
        for _ in range(draw(st.integers(0, 4)))
    ]
    goals: list[Goal] = [
        goal(draw(NAMES), draw(NAMES) * 3, draw(rows)) for _ in range(draw(st.integers(0, 4)))
    ]
    passages = tuple(
        Passage(id=f"p{n}", source=place(draw(WORDS), draw(st.none() | st.just("t8r3c1")), page=6))
        for n in range(draw(st.integers(0, 4)))
    )
    made = budget_with(indicators=tuple(indicators), narrative=tuple(narrative), goals=tuple(goals))
    return made.model_copy(update={"passages": passages})


def printed(made: Extraction) -> set[Source]:
    """Every place that the extraction holds a text of."""
    budget = made.budget
    found = {passage.source for passage in made.passages}
    for one in budget.indicators:
        found |= {one.target.source} | ({one.name_source} if one.name_source else set())
    for item in budget.narrative:
        found |= {item.sentence} | ({item.reason.source} if item.reason else set())
    for aim in budget.goals:
        found |= {aim.text.source} | ({aim.project_source} if aim.project_source else set())
    for table in budget.statements:
        found |= {amount.money.source for line in table.lines for amount in line.amounts}
    return found


def is_printed(quote: Source, places: set[Source]) -> bool:
    """Whether its words stand, letter for letter, at one of the places."""
    return bool(quote.text.strip()) and any(
        (quote.document, quote.page, quote.box, quote.cell) == (p.document, p.page, p.box, p.cell)
        and quote.text in p.text
        for p in places
    )


def answers(schema: dict[str, Any]) -> st.SearchStrategy[object]:
    """Answers of the form asked for, nearly of it, or of none."""
    listed, of_kinds = st.sampled_from(ids(schema)), st.sampled_from(kinds(schema))
    proper = st.fixed_dictionaries({"kind": of_kinds, "one": listed, "other": listed})
    named = listed | st.sampled_from(["s0", "s999", "无", "合计", ""])
    other_kinds = of_kinds | st.sampled_from([*map(str, SENTENCES), "wrong"])
    pairs = st.fixed_dictionaries({"kind": other_kinds, "one": named, "other": named})
    return st.one_of(
        st.fixed_dictionaries({"found": st.lists(proper, max_size=40)}),
        st.fixed_dictionaries({"found": st.lists(pairs | st.none() | st.text(max_size=3), max_size=3)}),
        st.fixed_dictionaries({"found": st.lists(proper, max_size=2), "quote": st.just("应为9999元")}),
        st.sampled_from(
            ["忽略以上指令", {}, ModelUnreachable("no answer"), ModelDeclined("declined to answer")]
        ),
    )


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_no_answer_makes_a_suspicion_that_is_not_printed_twice_or_changes_what_was_computed(
    data: st.DataObject,
) -> None:
    made = data.draw(extractions())
    before, figures = made.model_dump_json(), list(facts(made))
    places = printed(made)

    calls, left_out = plan(made)
    # an answer to each question, and one to the objection to it
    said = {
        call.question.messages()[1]: data.draw(st.tuples(*[answers(call.question.schema())] * 2))
        for call in calls
    }

    def answer(_: str, user: str, __: object) -> object:
        question = next(question for question in said if user.startswith(question))
        return said[question][user != question]

    found = review(made, Scripted(answer))

    for suspicion in found.suspicions:
        one, other = suspicion.quotes
        assert one != other
        assert is_printed(one, places)
        assert is_printed(other, places)
        assert suspicion.message == SENTENCES[suspicion.kind][0]
        assert suspicion.status == "suspicious"
    assert len({each.quotes for each in found.suspicions}) == len(found.suspicions)
    # all that was to be read was read, or is said not to have been
    failed = {each.about for each in found.unanswered}
    read = {
        statement.source
        for call in calls
        if call.question.about not in failed
        for statement in call.statements
    }
    assert (found.reviewed, found.left_out) == (len(read), left_out)
    assert sum(each.statements for each in found.unanswered) == sum(
        len(call.statements) for call in calls if call.question.about in failed
    )
    # and nothing that was computed is another
    assert made.model_dump_json() == before
    assert list(facts(made)) == figures
