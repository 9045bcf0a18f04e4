"""A rule of the audit (核对规则): a function from a budget to claims, which are judged together, and to checks of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps

from extractors.schema.budget import Budget
from extractors.schema.check import Check
from extractors.validators.claim import Claim

Outcome = Check | Claim
# The code of the rule with what it found.
Rule = Callable[[Budget], Iterator[tuple[str, Outcome]]]


def rule(function: Callable[[Budget], Iterator[Outcome]]) -> Rule:
    """Mark a function as a rule: what it finds carries `module.function` as its code."""
    code = f"{function.__module__.rpartition('.')[2]}.{function.__name__}"

    @wraps(function)
    def stamped(budget: Budget) -> Iterator[tuple[str, Outcome]]:
        for outcome in function(budget):
            yield code, outcome

    return stamped
