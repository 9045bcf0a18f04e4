"""Tables of colours, and of kinds confused: who stands in which row and column, and what is left out."""

from __future__ import annotations

from dataclasses import replace

from eval.report.confusion import confusion
from eval.report.heat import Heat, by_family, by_variant, family_by_form, flawless
from eval.run.cases import Case, Outcome, unscored


def case(suite: str, measure: str, variant: str, right: int, family: str = "甲") -> Case:
    return Case(
        suite=suite,
        measure=measure,
        subject=f"in {family}",
        variant=variant,
        family=family,
        outcome=Outcome.RIGHT if right == 4 else Outcome.WRONG,
        right=right,
        wanted=4,
        given=4,
    )


def texts(heat: Heat) -> list[tuple[str, ...]]:
    return [(band.name, *(shade.text for shade in band.shades)) for band in heat.bands]


def test_variants_are_rows_and_measures_columns() -> None:
    cases = [
        case("extraction", "cells", "pdf", 4),
        case("extraction", "kinds", "pdf", 3),
        case("extraction", "cells", "docx", 2),
        case("extraction", "kinds", "docx", 4),
    ]
    (heat,) = by_variant(cases)
    assert heat.columns == ("cells", "kinds")
    assert texts(heat) == [("pdf", "1", "0.750"), ("docx", "0.500", "1")]
    assert [shade.level for shade in heat.bands[1].shades] == [5, 0]


def test_measures_on_other_variants_have_a_table_of_their_own() -> None:
    cases = [
        case("audit", "planted", "pdf", 4),
        case("audit", "planted", "docx", 4),
        case("audit", "detected", "sign", 4),
        case("audit", "detected", "digit_swap", 1),
    ]
    assert [(heat.title, heat.of) for heat in by_variant(cases)] == [
        ("audit planted", "form"),
        ("audit detected", "kind"),
    ]


def test_what_was_not_scored_has_no_colour() -> None:
    cases = [
        case("extraction", "cells", "pdf", 4),
        case("extraction", "cells", "docx", 4),
        case("extraction", "terms", "docx", 4),
        unscored("extraction", "terms", "in 甲", "pdf", "甲", "none"),
    ]
    (heat,) = by_variant(cases)
    assert heat.bands[0].shades[1].level is None
    assert heat.bands[0].shades[1].text == ""


def test_families_are_compared_in_what_missed_anything() -> None:
    cases = [
        case("extraction", "cells", "pdf", 4, "甲"),
        case("extraction", "cells", "pdf", 2, "乙"),
        case("extraction", "kinds", "pdf", 4, "甲"),
        case("extraction", "kinds", "pdf", 4, "乙"),
    ]
    heat = by_family(cases)
    assert heat is not None
    assert heat.columns == ("extraction cells",)
    assert texts(heat) == [("甲", "1"), ("乙", "0.500")]
    assert flawless(cases) == ("extraction kinds",)


def test_one_family_is_compared_with_none() -> None:
    assert by_family([case("extraction", "cells", "pdf", 2)]) is None


def test_family_by_form_has_the_weakest_measure_first_and_no_flawless_one() -> None:
    cases = [
        case("extraction", measure, form, right)
        for measure, right in (("cells", 3), ("kinds", 1), ("terms", 4))
        for form in ("pdf", "docx")
    ]
    assert [heat.title for heat in family_by_form(cases)] == ["extraction kinds", "extraction cells"]


def test_forms_that_a_model_had_a_part_in_are_forms_too() -> None:
    cases = [case("extraction", "cells", form, 3) for form in ("pdf/llm", "docx/llm")]
    assert [heat.title for heat in family_by_form(cases)] == ["extraction cells"]
    assert [heat.of for heat in by_variant(cases)] == ["form"]


def test_other_readers_are_in_no_table_of_ours() -> None:
    cases = [replace(case("peers", "cells", form, 1), family=form) for form in ("pdf", "docx")]
    assert by_variant(cases) == []
    assert by_family(cases) is None
    assert flawless(cases) == ()


KINDS = (("receipts", "receipts", 8), ("receipts", "basic", 2), ("funds", "funds", 5))


def test_only_confused_kinds_are_shown_and_all_are_counted() -> None:
    found = confusion([replace(case("extraction", "kinds", "pdf", 3), confused=KINDS)] * 2)
    assert found is not None
    (row,) = found.rows
    assert found.columns == ("basic",)
    assert (row.wanted, row.total, row.right, row.counts) == ("receipts", 20, 16, (4,))
    assert (found.right, found.total, found.sums) == (26, 30, (4,))


def test_nothing_confused_is_no_table() -> None:
    assert confusion([replace(case("extraction", "kinds", "pdf", 4), confused=KINDS[2:])]) is None
    assert confusion([replace(case("extraction", "cells", "pdf", 4), confused=KINDS)]) is None
