"""What is left over goes into questions: no number lost, none too large, in a time that grows with the document's length."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors import coverage
from extractors.asking import strict
from extractors.fill import Left, plan
from extractors.fill.task import MOST_TOKENS, Size, Task, packed
from extractors.ground import ground
from extractors.pipeline import left_over
from extractors.schema.disclosure import Table
from extractors.schema.draft import CellRef, Draft, Ref
from tests.drawing import drawing

HEAD = "浦河县民政局2022年部门预算\n\n"


def of(text: str, *, everything: bool = False) -> list[Task]:
    return plan(left_over((HEAD + text).encode(), "a.txt", everything=everything))


def asked(tasks: list[Task]) -> Counter[tuple[str, int]]:
    """How many questions ask about each cell, and each number among words, by its first digit."""
    found: Counter[tuple[str, int]] = Counter()
    for each in tasks:
        part: Any = getattr(each.draft, "__self__", None)
        if each.question.prompt == "amounts":
            found.update((s.holder, n.numeral.start) for s, n in part.numbers.values())
        elif each.question.prompt == "table":
            found.update(
                (part.table.cell_id(r, c), -1) for r in part.rows for c, _ in enumerate(part.table.rows[r])
            )
        elif each.question.prompt == "indicators":
            found.update((cell, -1) for cell in each.question.ids["cell"])
    return found


def times(at: Ref, found: Counter[tuple[str, int]]) -> int:
    """In how many questions a number is: by itself, else with its cell."""
    if not isinstance(at, CellRef):
        return found[at.paragraph, at.start]
    return found[at.cell, at.start] or found[at.cell, -1]


@pytest.mark.parametrize("kind", ["tabbed", "docx"])
@pytest.mark.parametrize("name", ["qinghe-2020", "qingbai-2023", "yinggou-2023", "luoxi-2025"])
def test_every_number_that_no_fact_was_read_from_is_in_a_question(name: str, kind: str) -> None:
    file, rendered = drawing(name, kind)
    known = left_over(rendered.data, file)
    # as if the rules had read nothing
    printed = coverage.unclaimed(known.disclosure, Draft(), ground(Draft(), known.disclosure))
    assert len(printed) > 100
    left = Left(known.disclosure, Draft(), printed)
    found = asked(plan(left))
    assert [at for at in printed if not times(at, found)] == []
    assert [at for at in printed if not isinstance(at, CellRef) and times(at, found) > 1] == []


def test_with_everything_asked_the_figures_among_words_in_cells_are_too() -> None:
    (amounts,) = (
        task
        for task in of(
            "社区事务数额\n单位：万元\n名目\t数额\t去处\n养老\t120.50\t护理员35名，炊事员4名\n",
            everything=True,
        )
        if task.question.prompt == "amounts"
    )
    assert len(amounts.question.ids["number"]) == 2


def test_a_number_among_heads_is_asked_about() -> None:
    left = left_over((HEAD + "社区事务数额\n单位：万元\n名目\t数额\n养老\t120.50\n").encode(), "a.txt")
    (table,) = left.disclosure.tables
    name, head = table.rows[0]
    assert head is not None
    printed = replace(table, rows=((name, replace(head, text="77")), *table.rows[1:]))
    disclosure = replace(left.disclosure, tables=(printed,))
    tasks = plan(Left(disclosure, left.draft, (CellRef(cell="t1r0c1", start=0, end=2),)))
    assert [t.question.ids for t in tasks if t.question.prompt == "amounts"] == [{"number": ("t1r0c1n1",)}]


def test_a_sentence_without_end_is_asked_in_pieces_and_no_number_is_cut() -> None:
    words = "，".join(f"第一处泵站编为甲 {n}.25 乙" for n in range(1_000, 1_200))
    tasks = of(f"一、情况\n\n{words}。\n")
    marked = "".join(task.question.messages()[1] for task in tasks)
    assert len(tasks) > 1
    assert [n for n in range(1_000, 1_200) if f"]{n}.25 乙" not in marked] == []
    assert all(task.question.tokens() < MOST_TOKENS + 600 for task in tasks)


def test_what_stands_around_a_table_is_shown_in_part_where_it_is_long() -> None:
    """Else it would be sent again with every row."""
    notes = "".join(f"注{n}：本表为测算所用，" + "测算口径不变，" * 60 + "\n" for n in range(40))
    rows = "".join(f"第{n}站\t{n}.25\t{n}\n" for n in range(1, 101))
    tasks = of(f"社区事务数额\n单位：万元\n名目\t数额\t人数\n{rows}{notes}")
    tables = [task for task in tasks if task.question.prompt == "table"]
    assert 0 < len(tables) < 10


def test_no_question_lists_more_ids_than_a_schema_may_hold() -> None:
    rows = "".join(f"产出指标\t第{n}社区培训\t甲{n}乙{n}场\n" for n in range(400))
    for task in of(f"绩效目标表\n一级指标\t三级指标\t指标值\n{rows}", everything=True):
        assert strict.values(task.question.schema()) <= strict.MOST_VALUES


def test_the_cells_of_a_long_table_are_laid_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A table is measured row by row: what looks at all of it for each row takes hours for a long one."""
    laid: list[str] = []
    covering = Table.covering

    def counted(table: Table) -> Any:
        laid.append(table.id)
        return covering(table)

    rows = "".join(f"第{n}站\t{n}.25\t{n}\n" for n in range(1, 301))
    text = f"{HEAD}社区事务数额\n单位：万元\n名目\t数额\t人数\n{rows}"
    left = left_over(text.encode(), "a.txt")
    monkeypatch.setattr(Table, "covering", counted)
    assert len(plan(left)) > 1
    assert laid == ["t1"]


SIZES = st.lists(
    st.builds(Size, st.integers(0, MOST_TOKENS + 100), st.integers(0, strict.MOST_IDS + 50)), max_size=40
)


@given(SIZES, st.builds(Size, st.integers(0, 400), st.integers(0, 100)))
def test_things_are_packed_in_order_and_what_fits_together_is_no_more_than_a_question_holds(
    sizes: list[Size], beside: Size
) -> None:
    runs = list(packed(enumerate(sizes), lambda each: each[1], beside))
    assert [each for run in runs for each in run] == list(enumerate(sizes))
    for run in runs:
        tokens = beside.tokens + sum(size.tokens for _, size in run)
        ids = beside.ids + sum(size.ids for _, size in run)
        assert len(run) == 1 or (tokens <= MOST_TOKENS and ids <= strict.MOST_IDS)


def test_a_table_whose_heads_fill_a_question_is_not_asked_about_row_by_row() -> None:
    assert list(packed("abc", lambda _: Size(1, 1), Size(MOST_TOKENS + 1))) == [("a", "b", "c")]
