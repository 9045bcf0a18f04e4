"""The kinds of posts, and of those who hold them, make the total."""

from __future__ import annotations

from extractors.schema.check import Status

RULE = "headcounts.ranks_make_the_heads"


def test_kinds_that_make_the_total_hold(checks, counted) -> None:
    posts = counted("人员编制", "30"), counted("行政编制", "8"), counted("事业编制", "22")
    (found,) = checks(*posts, code=RULE)
    assert found.status is Status.HOLDS


def test_two_kinds_of_more_than_the_total_fail(checks, counted) -> None:
    posts = counted("人员编制", "30"), counted("行政编制", "8"), counted("事业编制", "25")
    (found,) = checks(*posts, code=RULE)
    assert (found.status, found.expected, found.difference) == (Status.FAILS, "33", "-3")


def test_kinds_of_less_than_the_total_may_not_be_all(checks, counted) -> None:
    posts = counted("人员编制", "30"), counted("行政编制", "8"), counted("事业编制", "20")
    (found,) = checks(*posts, code=RULE)
    assert found.status is Status.CANNOT_TELL
    (found,) = checks(*posts, counted("工勤编制", "1"), code=RULE)
    assert found.status is Status.FAILS


def test_kinds_may_be_those_of_either_total_in_front(checks, counted) -> None:
    totals = counted("核定编制", "35"), counted("实有", "30")
    (found,) = checks(*totals, counted("行政编制", "8"), counted("事业编制", "22"), code=RULE)
    assert found.status is Status.HOLDS
    (found,) = checks(*totals, counted("行政编制", "8"), counted("事业编制", "29"), code=RULE)
    assert found.status is Status.CANNOT_TELL


def test_posts_are_not_added_up_to_those_who_are_there(checks, counted) -> None:
    items = counted("实有人数", "20"), counted("行政编制", "8"), counted("事业编制", "22")
    (found,) = checks(*items, code=RULE)
    assert found.status is Status.CANNOT_TELL


def test_a_kind_that_comes_again_is_of_another_total(checks, counted) -> None:
    posts = counted("核定编制", "30"), counted("行政编制", "8"), counted("事业编制", "22")
    (found,) = checks(*posts, counted("行政", "7"), counted("事业", "21"), code=RULE)
    assert found.status is Status.HOLDS


def test_one_kind_alone_is_not_compared(checks, counted) -> None:
    assert not checks(counted("人员编制", "30"), counted("行政编制", "8"), code=RULE)


def test_more_civil_servants_and_staff_of_institutions_than_posts_fail_whoever_else_is_named(
    checks, counted
) -> None:
    posts = (
        counted("人员编制", "30"),
        counted("行政编制", "9"),
        counted("事业编制", "22"),
        counted("工勤编制", "1"),
    )
    (found,) = checks(*posts, code=RULE)
    assert found.status is Status.FAILS
    within = (
        counted("人员编制", "30"),
        counted("行政编制", "8"),
        counted("事业编制", "22"),
        counted("工勤编制", "1"),
    )
    (found,) = checks(*within, code=RULE)
    assert found.status is Status.CANNOT_TELL
