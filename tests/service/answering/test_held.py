from __future__ import annotations

import gc
import re
import weakref
from pathlib import Path

import pytest

from extractors.schema.check import Check, Status
from service.answering.document import held
from service.answering.document.held import hold
from service.store import Store


def test_a_document_is_kept_at_hand_until_it_is_put_again_by_whoever(
    library: Store, make, tmp_path: Path
) -> None:
    (document,) = library.listed()
    assert hold(library, document) is hold(library, document)
    other = Store(f"sqlite:///{tmp_path / 'library.sqlite'}", tmp_path / "files")
    other.put(make(factor=2), b"2", ".pdf")
    (again,) = library.listed()
    printed = {f.money.printed for f in hold(library, again).catalogue.figures}
    assert "12,000.00" in printed
    assert "6,000.00" not in printed
    other.close()


def test_no_more_is_kept_at_hand_than_there_is_room_for(
    store: Store, make, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(8):
        store.put(make(f"{n:064}", f"云溪县第{n}中学"), b"%d" % n, ".pdf")
    documents = store.listed()
    size = held._size(hold(store, documents[0]))
    monkeypatch.setattr(held, "_ROOM", 6 * size)
    kept = [hold(store, document) for document in documents]
    assert hold(store, documents[-6]) is kept[-6]
    assert hold(store, documents[0]) is not kept[0]


def test_two_libraries_do_not_share_what_is_at_hand(library: Store, make, tmp_path: Path) -> None:
    (document,) = library.listed()
    other = Store(f"sqlite:///{tmp_path / 'other.sqlite'}", tmp_path / "other")
    other.put(make(factor=3), b"2", ".pdf")
    same = document.model_copy()
    assert hold(other, same).extraction != hold(library, document).extraction
    other.close()


def test_what_is_at_hand_keeps_no_library_open(make, tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path / 'other.sqlite'}", tmp_path / "other")
    store.put(make(), b"1", ".pdf")
    hold(store, store.listed()[0])
    store.close()
    gone = weakref.ref(store)
    del store
    gc.collect()
    assert gone() is None


def test_all_checks_are_there_when_asked_for_and_no_answerer_takes_the_suspecting_for_all(
    store: Store, make
) -> None:
    holding = Check(code="a.b", status=Status.HOLDS, message="相符")
    store.put(make().model_copy(update={"checks": (holding,)}), b"1", ".pdf")
    (document,) = store.listed()
    assert hold(store, document).extraction.checks == ()
    assert hold(store, document).checks == (holding,)
    readers = [
        path.name
        for path in Path(held.__file__).parents[1].rglob("*.py")
        if re.search(r"extraction\.(?:checks|findings|coverage|pages)\b", path.read_text(encoding="utf-8"))
    ]
    # it asks for suspected cells only
    assert readers == ["lookup.py"]


def test_the_garbage_collector_goes_on_after_a_document_was_read_or_was_not_there(library: Store) -> None:
    (document,) = library.listed()
    hold(library, document)
    assert gc.isenabled()
    with pytest.raises(LookupError):
        hold(library, document.model_copy(update={"id": "c" * 64}))
    assert gc.isenabled()
