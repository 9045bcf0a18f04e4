"""Regular expressions that are compiled when they are first used."""

from __future__ import annotations

import gc
import importlib
import pkgutil
import re

import pytest

import service
from service.patterns import _Waiting, regex


def test_a_pattern_is_used_as_one_that_is_compiled_at_once() -> None:
    written, compiled = regex("(?P<a>[ab]+)c", re.IGNORECASE), re.compile("(?P<a>[ab]+)c", re.IGNORECASE)
    for text in ("xABcabc", "", "ab"):
        assert [m.groupdict() for m in written.finditer(text)] == [
            m.groupdict() for m in compiled.finditer(text)
        ]
        assert written.sub("-", text) == compiled.sub("-", text)
        assert bool(written.fullmatch(text)) == bool(compiled.fullmatch(text))
    assert (written.pattern, written.flags) == (compiled.pattern, compiled.flags)


def test_nothing_is_compiled_before_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    made = re.compile
    monkeypatch.setattr(re, "compile", lambda text, flags=0: compiled.append(text) or made(text, flags))
    waiting = regex("a+")
    assert compiled == []
    assert waiting.search("caat")
    assert waiting.search("cat")
    assert compiled == ["a+"]


def test_every_pattern_of_the_service_is_one() -> None:
    for module in pkgutil.walk_packages(service.__path__, "service."):
        importlib.import_module(module.name)
    # what was put aside for good is looked at as well
    gc.unfreeze()
    waiting = [one for one in gc.get_objects() if type(one) is _Waiting]
    assert len(waiting) > 1000
    for one in waiting:
        # raises where it is none
        assert one.groups >= 0
