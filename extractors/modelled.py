"""A model reads what the rules left over, and what it says is held against what they read (模型补读).

With `hybrid` nothing that the rules alone reach can be lost by it, whatever the model answers: their figures, their checks
and their findings stay as they are. What a check says of a figure that the model placed tells of the model's reading, not of
the publisher, so it is never a failure, with `llm` either unless the rules' reading shows it too: `cannot_tell`, and the
figure is in conflict.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

import prompts
from extractors import facts, fill, validators
from extractors.fill import Filling, Left
from extractors.forms import kind_of_title
from extractors.llm import Model
from extractors.schema.budget import Budget
from extractors.schema.check import Cause, Check, Status, Suspect
from extractors.schema.draft import Draft, Kind, Ref
from extractors.schema.extraction import Extraction, Run
from extractors.schema.source import Source
from extractors.validators import Audit

Engine = Literal["rules", "hybrid", "llm"]
# Draft → budget that the document bears out.
Ground = Callable[[Draft], Budget]
Place = facts.Place
# So many different amounts of a table without a title that agree with other tables are no chance.
_FEWEST_AGREEING = 2


@dataclass(frozen=True, slots=True)
class Filler:
    """Who is asked: a model, with `everything` or with what the rules left over, so many questions at a time. With `vision` it
    takes images, and what the rules left over are also figures that OCR is in doubt of."""

    model: Model
    everything: bool = False
    concurrency: int = 4
    vision: bool = False

    @property
    def engine(self) -> Engine:
        return "llm" if self.everything else "hybrid"


@dataclass(frozen=True, slots=True)
class Filled:
    """What came of it; the checks are those of rules and model together."""

    draft: Draft
    budget: Budget
    audit: Audit
    filling: Filling


def fill_in(
    filler: Filler,
    left: Left,
    base: Audit,
    ground: Ground,
    told: Callable[[int, int], object] | None = None,
) -> Filled:
    """The budget with what the model read. `left` is what the rules left over and `base` the audit of what they read.

    An answer whose figures do not agree with others is asked for once more, with the words of the checks, and taken where
    fewer disagree then."""
    filling = fill.fill(left, filler.model, filler.concurrency, told)
    first = _audited(filling, base, ground)
    complaints = _complaints(first)
    if not complaints:
        return first
    second = _audited(fill.mend(filling, filler.model, complaints, told), base, ground)
    if len(_complaints(second)) < len(complaints):
        return second
    # what was spent on it is spent
    spent = replace(filling, answered=_spent(first.filling, second.filling))
    return replace(first, filling=spent)


def _audited(filling: Filling, base: Audit, ground: Ground) -> Filled:
    draft = filling.draft
    budget = ground(draft)
    if filling.left.everything:
        return Filled(draft, budget, _shown_by_both(base, budget), filling)
    made = Filled(draft, budget, _cautious(base, budget), filling)
    sober = _as_borne_out(made)
    if sober is draft:
        return made
    budget = ground(sober)
    return Filled(sober, budget, _cautious(base, budget), filling)


def _as_borne_out(made: Filled) -> Draft:
    """The draft with those tables as 其他 whose kind only the model says: no title announces it, and hardly a figure agrees
    with another table."""
    known = {statement.table for statement in made.filling.left.draft.statements}
    run = Run(version="", engine="hybrid")
    standings = facts.standing(Extraction(budget=made.budget, checks=made.audit.checks, run=run))
    doubtful = set()
    for statement in made.budget.statements:
        if statement.table in known or statement.kind is Kind.OTHER or kind_of_title(statement.title):
            continue
        sources = [amount.money for line in statement.lines for amount in line.amounts]
        verified = {m.yuan for m in sources if standings.get(facts.place(m.source)) == "verified"}
        if len(verified - {Decimal(0)}) < _FEWEST_AGREEING:
            doubtful.add(statement.table)
    if not doubtful:
        return made.draft
    statements = (
        s.model_copy(update={"kind": Kind.OTHER}) if s.table in doubtful else s for s in made.draft.statements
    )
    return made.draft.model_copy(update={"statements": tuple(statements)})


def _spent(first: Filling, second: Filling) -> tuple[fill.Answered, ...]:
    """The first answers, with all that was said to get to the second."""
    return tuple(
        replace(a, reply=replace(a.reply, completions=b.reply.completions))
        for a, b in zip(first.answered, second.answered, strict=True)
    )


# --- checks ---------------------------------------------------------------------------------------------------


def _cautious(base: Audit, budget: Budget) -> Audit:
    """The checks of the rules' figures as they were, and those that the model's figures take part in."""
    audit, read = validators.audit(budget), facts.placed_by_model(budget)
    known = {_key(check) for check in base.checks}
    added = [
        _of_model(check, read)
        for check in audit.checks
        if _key(check) not in known and any(facts.place(source) in read for source in check.sources)
    ]
    # findings point at checks by position: those of the rules stay in front
    return Audit((*base.checks, *added), base.findings)


def _shown_by_both(base: Audit, budget: Budget) -> Audit:
    """The checks of what the model read of everything. One fails where it fails for the rules' reading too: else a row that
    the model left out would be a mistake of the publisher."""
    audit, read = validators.audit(budget), facts.placed_by_model(budget)
    known = {_where(check) for check in base.checks if check.status is Status.FAILS}
    checks = tuple(
        _of_model(check, read)
        if _where(check) not in known and any(facts.place(source) in read for source in check.sources)
        else check
        for check in audit.checks
    )
    findings = []
    for finding in audit.findings:
        left = tuple(at for at in finding.checks if checks[at].status is Status.FAILS)
        if left:
            findings.append(finding.model_copy(update={"checks": left, "message": checks[left[0]].message}))
    return Audit(checks, tuple(findings))


def _where(check: Check) -> tuple[str, frozenset[Place]]:
    """A check by its rule and the figures that take part in it."""
    return check.code, frozenset(map(facts.place, check.sources))


def _of_model(check: Check, read: frozenset[Place]) -> Check:
    """A failure that rests on a figure placed by the model, as what it is: not known."""
    if check.status is not Status.FAILS:
        return check
    suspect = next(source for source in check.sources if facts.place(source) in read)
    return replace(
        check,
        status=Status.CANNOT_TELL,
        message=f"模型所读的数未能核对：{check.message}",
        suspect=Suspect(cell=suspect.cell, cause=Cause.MISREAD, source=suspect),
    )


def _key(check: Check) -> tuple[object, ...]:
    return check.code, check.message, *(facts.place(source) for source in check.sources)


def _complaints(filled: Filled) -> Mapping[tuple[str, int], list[str]]:
    """What the checks say of the figures that the model placed, where they do not agree, by the places of the draft."""
    read = facts.placed_by_model(filled.budget)
    failing: dict[Place, list[str]] = defaultdict(list)
    for check in filled.audit.checks:
        accused = None if check.suspect is None else check.suspect.source
        if check.status is Status.FAILS or (accused is not None and facts.place(accused) in read):
            for source in check.sources:
                if facts.place(source) in read:
                    failing[facts.place(source)].append(check.message)
    if not failing:
        return {}
    told: dict[tuple[str, int], list[str]] = {}
    for ref, source in _sources(filled):
        if facts.place(source) in failing:
            told[fill.place_of(ref)] = failing[facts.place(source)]
    return told


def _sources(filled: Filled) -> Iterable[tuple[Ref, Source]]:
    """Where the figures of the model's answers are printed."""
    for each in filled.filling.answered:
        for ref in each.draft.figures():
            source = filled.filling.left.disclosure.place(ref)
            if source is not None:
                yield ref, source


def prompts_of(filling: Filling) -> dict[str, str]:
    """The digests of the prompts that were put, by name."""
    return {name: prompts.load(name).digest for name in filling.prompts}
