"""Extraction with a model (模型补读) in a worker process: which model is asked, and about how much of a document."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from service.models import ModelOrder, open_model

if TYPE_CHECKING:
    from extractors.modelled import Filler

# A question, and what there is to object to its answer.
_TURNS = 2


@dataclass(frozen=True, slots=True)
class Asking:
    """A model of a run, asked about what the rules leave over, or with `everything` about all of a document; with `vision` it
    takes images."""

    order: ModelOrder
    everything: bool = False
    vision: bool = False

    @property
    def engine(self) -> Literal["hybrid", "llm"]:
        return "llm" if self.everything else "hybrid"

    @property
    def seconds(self) -> float:
        """How long a question may take to be answered, and so how long a process that asks may be silent."""
        return _TURNS * self.order.timeout * (self.order.retries + 1)


@contextmanager
def open_filler(asking: Asking | None, document: str) -> Iterator[Filler | None]:
    """Who fills in what the rules leave over of a document (sha256); None where nobody is asked."""
    if asking is None:
        yield None
        return
    from extractors.modelled import Filler

    with open_model(asking.order, document) as model:
        yield Filler(
            model, everything=asking.everything, concurrency=asking.order.concurrency, vision=asking.vision
        )
