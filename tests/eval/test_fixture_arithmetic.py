"""The fixtures are right by arithmetic, except where they say that they are wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest

from eval.fixture import Fixture, Statement, plain
from eval.labels import Label, amounts, labels
from eval.load import load, names
from eval.planted import is_planted, put_right
from extractors.schema.draft import Kind
from extractors.schema.money import Money, read_number
from extractors.schema.source import Source

ZERO = Decimal(0)


def value(printed: str) -> Decimal:
    number = read_number(printed)
    assert number is not None
    return number


def row_sums(statement: Statement) -> Iterator[tuple[str, Decimal]]:
    """`total = part + part` for every row that prints the total."""
    held: dict[int, dict[str, Decimal]] = {}
    for r, _, label in amounts(statement):
        held.setdefault(r, {})[label.column] = value(label.printed)
    for rule in statement.adds:
        total, parts = rule.split(" = ")
        columns = [_column(statement, part) for part in parts.split(" + ")]
        for r, row in held.items():
            if _column(statement, total) in row:
                left = row[_column(statement, total)]
                yield f"row {r}: {rule}", left - sum((row.get(c, ZERO) for c in columns), ZERO)


def _column(statement: Statement, name: str) -> str:
    paths = ["/".join(plain(part) for part in column.path) for column in statement.columns]
    exact = [path for path in paths if path == name]
    found = exact or [path for path in paths if f"/{path}".endswith(f"/{name}")]
    assert len(found) == 1, f"{statement.id}: {name} says {found}"
    return found[0]


def hierarchy(statement: Statement) -> Iterator[tuple[str, Decimal]]:
    """类 = Σ 款, 款 = Σ 项, 合计 = Σ 类; economic codes likewise."""
    by_column: dict[tuple[str, int], list[Label]] = {}
    for _, c, label in amounts(statement):
        by_column.setdefault((label.column, c), []).append(label)
    for (column, _), found in by_column.items():
        coded = {label.row_code: value(label.printed) for label in found if label.row_code}
        for code, total in coded.items():
            children = [other for other in coded if other[:-2] == code]
            if children:
                yield f"{column}: {code}", total - sum((coded[c] for c in children), ZERO)
        # units have codes of six digits
        roots = [code for code in coded if len(code) in (3, 5, 7) and code[:-2] not in coded]
        whole = next((label for label in found if label.row_name == "合计"), None)
        if whole and roots:
            yield f"{column}: 合计", value(whole.printed) - sum((coded[code] for code in roots), ZERO)


def two_sides(statement: Statement) -> Iterator[tuple[str, Decimal]]:
    """The totals of all sides are equal; the numbered items of each side make its 合计."""
    if statement.kind not in (Kind.RECEIPTS_EXPENDITURE, Kind.FISCAL_APPROPRIATION):
        return
    by_column: dict[int, list[Label]] = {}
    for _, c, label in amounts(statement):
        by_column.setdefault(c, []).append(label)
    sides = []
    for found in by_column.values():
        sums = {label.row_name: value(label.printed) for label in found}
        totals = [name for name in sums if re.fullmatch(r"(收入|支出)?(总计|合计)", name)]
        numbered = [n for n in sums if re.match(r"[一二三四五六七八九十]+、", n)]
        items = numbered if len(numbered) > 1 else [n for n in sums if re.match(r"\d+、", n)] or numbered
        year = next((name for name in sums if re.fullmatch(r"本年(收入|支出)合计", name)), None)
        goal = year or (totals[0] if totals else None)
        if goal and items:
            yield f"{found[0].column}: {goal}", sums[goal] - sum((sums[name] for name in items), ZERO)
        if totals:
            sides.append((found[0].column, sums[totals[0]]))
    part = re.compile("政府性|一般公共|国有资本|基本支出|项目支出|结转")
    wholes = [side for side in sides if not part.search(side[0])]
    for column, total in wholes[1:]:
        yield f"{column}: total of both sides", total - wholes[0][1]


def differences(fixture: Fixture) -> dict[str, Decimal]:
    """Every identity that does not hold exactly."""
    return {
        f"{statement.id} {name}": difference
        for statement in fixture.statements
        for rule in (row_sums, hierarchy, two_sides)
        for name, difference in rule(statement)
        if difference
    }


@pytest.mark.parametrize("name", names())
def test_with_the_right_figures_every_identity_holds_to_the_last_digit(name: str) -> None:
    assert differences(put_right(load(name))) == {}


@pytest.mark.parametrize("name", names())
def test_enough_identities_are_tested_to_mean_something(name: str) -> None:
    rules = (row_sums, hierarchy, two_sides)
    counted = [d for s in load(name).statements for rule in rules for d in rule(s)]
    assert len(counted) > 50


@pytest.mark.parametrize("name", [name for name in names() if load(name).errors])
def test_every_planted_mistake_breaks_an_identity_of_its_own_table(name: str) -> None:
    broken = differences(load(name))
    for mistake in load(name).errors:
        size = abs(value(mistake.printed) - value(mistake.right))
        assert any(key.startswith(f"{mistake.table} ") and abs(d) == size for key, d in broken.items())


@pytest.mark.parametrize("name", [name for name in names() if load(name).errors])
def test_a_misprint_is_more_than_rounding_explains_and_a_rounding_is_not(name: str) -> None:
    for mistake in load(name).errors:
        unit = next(s.unit for s in load(name).statements if s.id == mistake.table)
        printed, right = (
            Money.read(text, unit or "", Source(document=name, text=text))
            for text in (mistake.printed, mistake.right)
        )
        assert printed.interval.meets(right.interval) is (mistake.kind == "rounding")


@pytest.mark.parametrize("name", names())
def test_what_the_text_says_of_a_code_is_in_a_table(name: str) -> None:
    fixture = put_right(load(name))
    printed: dict[str, list[tuple[str, str]]] = {}
    for label in labels(fixture):
        printed.setdefault(label.row_code, []).append((label.printed, label.unit))
    for change in fixture.changes:
        if change.code and change.current:
            said = change.current, change.unit
            assert any(_same(said, found) for found in printed[change.code]), change.sentence


def _same(said: tuple[str, str], printed: tuple[str, str]) -> bool:
    """The same figure; where the units differ, as far as the digits printed say."""
    if said[1] == printed[1]:
        return value(said[0]) == value(printed[0])
    one, other = (Money.read(text, unit, Source(document="", text=text)) for text, unit in (said, printed))
    return one.interval.meets(other.interval)


@pytest.mark.parametrize("name", names())
def test_a_stated_percent_is_the_change_over_the_base(name: str) -> None:
    for change in load(name).changes:
        if change.percent and change.current and change.delta:
            signed = value(change.delta) * (1 if change.direction == "increase" else -1)
            percent = signed / (value(change.current) - signed) * 100
            assert abs(abs(percent) - value(change.percent)) <= Decimal("0.005"), change.sentence


def test_the_sample_holds_what_the_readme_asks_about() -> None:
    sample = load("qinghe-2020")
    aid = next(change for change in sample.changes if change.code == "2101301")
    assert aid.item == "城乡医疗救助"
    assert aid.direction == "increase"
    assert aid.reason
    assert {mistake.kind for mistake in sample.errors} == {"misprint", "rounding"}


def test_a_mistake_that_is_not_printed_so_is_refused() -> None:
    sample = load("qinghe-2020")
    assert any(is_planted(sample.errors[0], label) for label in labels(sample))
    wrong = replace(sample, errors=(replace(sample.errors[0], printed="1.00"),))
    with pytest.raises(ValueError, match="found 1 for"):
        put_right(wrong)


def test_last_years_figures_are_those_that_last_years_disclosure_says_but_for_one_that_is_restated() -> None:
    before = {change.item: change.current for change in load("chengpu-2023").changes}
    shared = [c for c in load("chengpu-2024").changes if c.previous and c.item in before]
    assert len(shared) > 8
    assert [c.item for c in shared if c.previous != before[c.item]] == ["群众体育"]
