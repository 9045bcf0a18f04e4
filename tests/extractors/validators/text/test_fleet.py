"""The kinds of vehicles make the fleet, and the text says what the table of assets says."""

from __future__ import annotations

from extractors.schema.check import Status

KINDS, TABLE = "fleet.kinds_make_the_fleet", "fleet.fleet_agrees_with_the_table"


def _vehicles(counted, total: str, **kinds: str):
    yield counted("共有车辆", total, "辆", kind="assets")
    for name, number in kinds.items():
        yield counted(name, number, "辆", kind="assets")


def test_kinds_that_make_the_fleet_hold(checks, counted) -> None:
    (found,) = checks(*_vehicles(counted, "9", 执法执勤用车="6", 其他用车="3"), code=KINDS)
    assert found.status is Status.HOLDS


def test_with_the_rest_named_nothing_is_left_out(checks, counted) -> None:
    (found,) = checks(*_vehicles(counted, "9", 执法执勤用车="5", 其他用车="3"), code=KINDS)
    assert (found.status, found.difference) == (Status.FAILS, "1")
    (found,) = checks(*_vehicles(counted, "9", 执法执勤用车="5", 机要通信用车="3"), code=KINDS)
    assert found.status is Status.CANNOT_TELL
    (found,) = checks(*_vehicles(counted, "7", 执法执勤用车="5", 机要通信用车="3"), code=KINDS)
    assert found.status is Status.FAILS


def test_kinds_that_the_forms_do_not_know_may_overlap(checks, counted) -> None:
    (found,) = checks(*_vehicles(counted, "7", 巡查车="5", 防火专用车="3"), code=KINDS)
    assert found.status is Status.CANNOT_TELL


def test_kinds_of_the_rest_are_not_added_up(checks, counted) -> None:
    kinds = {"执法执勤用车": "6", "其他用车": "3", "应急保障用车": "2"}
    (found,) = checks(*_vehicles(counted, "9", **kinds), code=KINDS)
    assert found.status is Status.HOLDS


def test_the_text_is_held_against_the_table(checks, counted) -> None:
    printed = counted("车辆", "9", "辆", kind="assets", column="数量")
    for number, status in (("9", Status.HOLDS), ("8", Status.CANNOT_TELL)):
        (found,) = checks(*_vehicles(counted, number), printed, code=TABLE)
        assert found.status is status
    assert not checks(*_vehicles(counted, "9"), code=TABLE)


def test_vehicles_in_front_of_no_kinds_are_no_total(checks, counted) -> None:
    items = [
        counted("一般公务用车", "2", "辆", kind="assets"),
        *_vehicles(counted, "9", 执法执勤用车="6", 其他用车="3"),
    ]
    (found,) = checks(*items, code=KINDS)
    assert found.status is Status.HOLDS
    order = ("一般公务用车", "2"), ("执法执勤用车", "6"), ("其他用车", "3")
    assert not checks(*(counted(name, number, "辆", kind="assets") for name, number in order), code=KINDS)


def test_the_vehicles_of_leaders_are_a_kind_of_the_forms(checks, counted) -> None:
    for name in ("副部（省）级及以上领导用车", "主要领导干部用车", "离退休干部服务用车"):
        (found,) = checks(*_vehicles(counted, "9", **{name: "5", "其他用车": "3"}), code=KINDS)
        assert found.status is Status.FAILS
