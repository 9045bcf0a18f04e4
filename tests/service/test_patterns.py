"""Regular expressions that are compiled when a text first has what they need."""

from __future__ import annotations

import gc
import importlib
import pkgutil
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import service
from service.needed import needed
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
    assert waiting.search("dog") is None
    assert waiting.sub("-", "dog") == "dog"
    assert compiled == []
    assert waiting.search("caat")
    assert waiting.search("cat")
    assert compiled == ["a+"]


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("上年|去年", {"上年", "去年"}),
        ("为?什么", {"什么"}),
        ("[多几]少?人", {"人"}),
        ("(?:增加|减少)了?多少", {"多少"}),
        ("(?:增加|减少)+", {"增加", "减少"}),
        ("(?:增加|减少){2,}", {"增加", "减少"}),
        (r"(?<!\d)\d+\.\d+万元(?=[,，])", {"万元"}),
        (r"\(略\)", {"(略)"}),
        ("[]甲]乙?", {"]", "甲"}),
        ("(?P<n>[两二])(?:项目|类别)", {"项目", "类别"}),
    ],
)
def test_a_text_must_have_one_of_the_words_that_a_pattern_is_written_with(
    written: str, words: set[str]
) -> None:
    assert needed(written) == words


@pytest.mark.parametrize(
    "written",
    [
        "", "甲*", "甲?", "甲{0,2}", "甲|", "(?:甲|)", "[^甲]", "[一-鿿]", r"\d+", ".", "^$", "(?=甲)", "(?!甲)", "(甲)\\1",
        "(?i)甲", "(?P<n>甲)(?P=n)", "(?:甲", "甲)", "[甲", "甲\\",
    ],
)  # fmt: skip
def test_of_a_pattern_that_needs_nothing_or_is_not_read_nothing_is_told(written: str) -> None:
    assert needed(written) is None


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_what_a_pattern_matches_has_what_it_needs(data: st.DataObject) -> None:
    words = st.text("甲乙丙", min_size=1, max_size=2)
    atoms = st.one_of(words, words.map(lambda t: f"[{t}]"), words.map(lambda t: f"[^{t}]"), st.just("."))
    repeated = st.tuples(atoms, st.sampled_from(["", "?", "*", "+", "{0,2}", "{2}", "+?"])).map("".join)
    written = data.draw(
        st.recursive(
            repeated,
            lambda inner: st.one_of(
                st.tuples(inner, inner).map("".join),
                st.tuples(inner, inner).map(lambda p: f"(?:{p[0]}|{p[1]})"),
                inner.map(lambda p: f"(?:{p})?"),
                inner.map(lambda p: f"(?:{p})+"),
            ),
            max_leaves=6,
        )
    )
    text = data.draw(st.text("甲乙丙丁", max_size=8))
    words_needed = needed(written)
    if words_needed is not None and re.search(written, text):
        assert any(word in text for word in words_needed)
    assert bool(regex(written).search(text)) == bool(re.search(written, text))
    assert regex(written).sub("-", text) == re.sub(written, "-", text)


def test_what_each_pattern_of_the_service_matches_has_what_it_needs() -> None:
    _load()
    written = [one._written for one in _all_waiting() if not one._written[1]]
    # texts of the field: the words of other patterns
    texts = [re.sub(r"[\\()?:|*+^$\[\]{}]", "", pattern) for pattern, _ in written]
    found = 0
    for pattern, _ in written:
        words_needed = needed(pattern)
        if words_needed is None:
            continue
        compiled = re.compile(pattern)
        without = [text for text in texts[:: len(texts) // 25] if not any(w in text for w in words_needed)]
        assert [text for text in without if compiled.search(text)] == [], pattern
        found += 1
    assert found > 2_000


def test_every_pattern_of_the_service_is_one() -> None:
    _load()
    waiting = _all_waiting()
    assert len(waiting) > 1000
    for one in waiting:
        # raises where it is none
        assert one.groups >= 0


def _load() -> None:
    for module in pkgutil.walk_packages(service.__path__, "service."):
        importlib.import_module(module.name)


def _all_waiting() -> list[_Waiting]:
    # what was put aside for good is looked at as well
    gc.unfreeze()
    return [one for one in gc.get_objects() if type(one) is _Waiting]
