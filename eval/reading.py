"""A fixture drawn in one format and read back, by rules or by the engine of a run: done once for all that is scored on it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from eval.by_engine import ByEngine, read_by
from eval.fixture import Fixture
from eval.load import load
from eval.render.formats import render
from eval.render.place import Rendered
from eval.run.jobs import Options
from extractors.pipeline import extract_bytes, understand
from extractors.readers import read
from extractors.schema.disclosure import Disclosure
from extractors.schema.extraction import Extraction


@dataclass(frozen=True)
class Reading:
    """What was printed, and what was made of it; `file` is a name with the suffix of the format."""

    fixture: Fixture
    file: str
    rendered: Rendered

    @cached_property
    def extraction(self) -> Extraction:
        return extract_bytes(self.rendered.data, self.file, ocr="never")

    @cached_property
    def disclosure(self) -> Disclosure:
        pages = read(self.rendered.data, self.file, ocr="never")
        return understand(pages, document=self.fixture.name, name=self.fixture.name)


@lru_cache(maxsize=2)
def reading(name: str, kind: str) -> Reading:
    """The fixture of that name in one of FORMATS. Raises KeyError."""
    fixture = load(name)
    return Reading(fixture, *render(fixture, kind))


def reading_by(options: Options, name: str, kind: str) -> ByEngine:
    """What the engine of a run makes of the fixture of that name in one of FORMATS. Raises KeyError, and what `model_of`
    raises."""
    return asked(options, name, kind) if options.asks_model else ByEngine(reading(name, kind).extraction)


@lru_cache(maxsize=2)
def asked(options: Options, name: str, kind: str) -> ByEngine:
    """The same, kept for the suites that score it in turn: a model is asked once."""
    held = reading(name, kind)
    return read_by(options, held.rendered.data, held.file)
