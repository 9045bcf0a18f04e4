from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from service import sessions
from service.store import Store


def test_a_session_gives_its_last_turn_also_when_opened_again(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'library.sqlite'}"
    store = Store(url, tmp_path / "files")
    store.sessions.keep("甲", "one")
    store.sessions.keep("甲", "two")
    store.close()
    again = Store(url, tmp_path / "files")
    assert again.sessions.last("甲") == "two"
    assert again.sessions.last("乙") is None
    again.close()


def test_only_the_latest_sessions_are_kept(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sessions, "_MOST", 3)
    for n in (0, 1, 2, 3, 1, 4, 5):
        store.sessions.keep(f"s{n}", f"{n}")
    assert [store.sessions.last(f"s{n}") for n in range(6)] == [None, "1", None, None, "4", "5"]


def test_a_turn_is_forgotten_after_its_time(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.sessions.keep("s", "one")
    monkeypatch.setattr(sessions, "_AGE", timedelta(0))
    assert store.sessions.last("s") is None


@pytest.mark.parametrize("name", ["", "x" * 101])
def test_a_name_has_a_limited_length(store: Store, name: str) -> None:
    with pytest.raises(ValueError, match="1 to 100"):
        store.sessions.keep(name, "one")


@pytest.mark.parametrize("name", ["'; DROP TABLE sessions; --", "../../etc", "\x00", "\ud800", "话" * 100])
def test_any_text_is_a_name(store: Store, name: str) -> None:
    store.sessions.keep(name, "one")
    assert store.sessions.last(name) == "one"
