"""A document of which the rules forgot a part, and what a model's answers then come to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from random import Random

from eval.oracle.known import Known
from extractors import facts
from extractors.facts import Fact
from extractors.fill import Left
from extractors.fill.merging import readings
from extractors.ground import ground
from extractors.llm import Model
from extractors.modelled import Filled, Filler, fill_in
from extractors.schema.draft import Draft, Method
from extractors.schema.extraction import Extraction, Run
from extractors.validators import Audit


@dataclass(frozen=True)
class Trial:
    """A document, what is left over of it, and the audit of what the rules still know."""

    of: Known
    left: Left
    base: Audit

    def filled(self, model: Model) -> Filled:
        """What the model's answers and the rules' figures come to; one question at a time, so that chance comes again."""
        return fill_in(
            Filler(model, concurrency=1),
            self.left,
            self.base,
            lambda draft: ground(draft, self.of.disclosure),
        )

    @cached_property
    def by_rules(self) -> tuple[Fact, ...]:
        """The figures that the rules still know."""
        budget = ground(self.left.draft, self.of.disclosure)
        return _facts(Extraction(budget=budget, checks=self.base.checks, run=Run(version="")))

    @cached_property
    def lost(self) -> frozenset[facts.Place]:
        """The places of the figures that were forgotten, of tables and of what sentences say of an item."""
        truth = self.of.truth
        told = Draft(statements=truth.statements, narrative=truth.narrative)
        return frozenset(self._places(told)) - frozenset(self._places(self.left.draft))

    def _places(self, draft: Draft) -> Iterator[facts.Place]:
        for reading in readings(draft):
            source = self.of.disclosure.place(reading.at)
            if source is not None:
                yield facts.place(source)

    def taken_away(self, after: tuple[Fact, ...]) -> list[Fact]:
        """The figures of the rules that are gone, or stand otherwise: one that no check bore out may be in conflict."""
        held = Counter((what(fact), fact.status) for fact in after)
        return [
            fact
            for fact in self.by_rules
            if not held[what(fact), fact.status]
            and not (fact.status == "unverified" and held[what(fact), "conflict"])
        ]


def forgetful(of: Known, chance: Random, share: float = 0.5) -> Trial:
    """A trial in which the rules forgot a share of the tables and of the sentences."""
    return Trial(of, *of.forgetting(chance, share))


def told(filled: Filled) -> tuple[Fact, ...]:
    """All figures that rules and model come to."""
    run = Run(version="", engine="hybrid")
    return _facts(Extraction(budget=filled.budget, checks=filled.audit.checks, run=run))


def of_model(after: tuple[Fact, ...]) -> list[Fact]:
    """Those that the model placed."""
    return [fact for fact in after if fact.method is Method.MODEL]


def _facts(extraction: Extraction) -> tuple[Fact, ...]:
    return tuple(facts.facts(extraction))


def what(fact: Fact) -> tuple[object, ...]:
    """All of a fact but how it stands."""
    return fact.statement, fact.row_code, fact.row_name, fact.column, fact.amount, fact.unit, fact.source
