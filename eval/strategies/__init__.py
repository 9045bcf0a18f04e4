"""Random tables as the renderers' own data, for property tests: whatever is drawn here must come back as it was.

Needs hypothesis, which is installed with the `dev` extra.
"""

from __future__ import annotations

from hypothesis import assume
from hypothesis import strategies as st

from eval.fixture import Block, Fixture, Holds, Prose, Setting, Statement
from eval.render.ink import measure
from eval.render.pdf import type_width
from eval.render.table_ink import PADDING
from eval.strategies.heads import one_side, ruler, two_sides
from eval.strategies.medium import FRAMED, Medium
from eval.strategies.rows import rows
from extractors.schema.draft import Kind, Stage

# One title for the first and another for the second table: where the same stands over the same heads again, nobody can
# say whether the table goes on or another begins.
_TITLES = {
    False: (("部门支出总表", Kind.EXPENDITURE), ("2024年项目支出明细表", Kind.PROJECTS)),
    True: (("收支预算总表", Kind.RECEIPTS_EXPENDITURE), ("财政拨款收支总表", Kind.FISCAL_APPROPRIATION)),
}


@st.composite
def documents(draw: st.DrawFn, medium: Medium = FRAMED) -> Fixture:
    """A document that holds one table or two, on paper of some size and direction."""
    body = draw(_body(medium))
    looks = [
        (paper, size)
        for paper in ("portrait", "landscape")
        for size in (7.0, 8.0, 9.0, 10.0)
        if medium.broken_figures or all(_fits(block, paper, size) for block in body)
    ]
    assume(looks)
    paper, size = draw(st.sampled_from(looks))
    names, figures = draw(st.sampled_from(medium.places))
    return Fixture(
        name="random",
        department="青河县水务局",
        year=2024,
        stage=Stage.BUDGET,
        table_paper=paper,
        table_size=size,
        continuation=draw(st.sampled_from(("caption", "continued", "header", "none"))),
        setting=Setting(draw(st.sampled_from(medium.leadings)), names, figures),
        body=tuple(body),
    )


def _fits(block: Block, paper: str, size: float) -> bool:
    """Whether no figure is too long for its column."""
    if not isinstance(block, Statement):
        return True
    scale = type_width(paper) / sum(column.width for column in block.columns)
    return all(
        measure(row[c], size) < column.width * scale - 2 * PADDING
        for c, column in enumerate(block.columns)
        if column.holds in (Holds.VALUE, Holds.CODE)
        for row in block.rows
    )


@st.composite
def _body(draw: st.DrawFn, medium: Medium) -> list[Block]:
    """One table or two, with a sentence before each or none."""
    body: list[Block] = []
    for n in range(1, draw(st.sampled_from((1, 1, 2))) + 1):
        if draw(st.booleans()):
            body.append(Prose("本部门严格执行预算，按规定公开如下。"))
        body.append(draw(statements(medium, n)))
    return body


@st.composite
def statements(draw: st.DrawFn, medium: Medium = FRAMED, number: int = 1) -> Statement:
    """One table: heads merged up to three deep, one side or two, rows for up to three pages."""
    two = draw(st.booleans())
    columns = draw(two_sides(medium)) if two else draw(one_side(medium))
    title, kind = _TITLES[two][number - 1]
    count = max(medium.figures, draw(st.one_of(st.integers(1, 6), st.integers(7, 60))))
    top = draw(st.sampled_from(((), ("部门：青河县水务局", "单位：万元")))) if len(columns) > 2 else ()
    return Statement(
        id=f"t{number}",
        kind=kind,
        title=title,
        label=draw(st.sampled_from(("", f"表{number}", f"附表{number}"))),
        unit="万元",
        unit_line="" if top else "单位：万元",
        top=top,
        columns=columns,
        ruler=ruler(columns, draw(st.sampled_from(("", "marks", "numbers")))),
        rows=draw(rows(columns, count, medium)),
        notes=draw(st.sampled_from(((), ("注：按规定口径填列。",)))),
    )
