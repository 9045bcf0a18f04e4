"""What a rule of a comparison is: a question to two or more related disclosures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps

from extractors.comparison.kinship import Kin
from extractors.schema.check import Check

Rule = Callable[[Kin], Iterator[Check]]


def rule(function: Rule) -> Rule:
    """Mark a function as a rule: its checks carry `module.function` as their code."""
    code = f"{function.__module__.rpartition('.')[2]}.{function.__name__}"

    @wraps(function)
    def stamped(kin: Kin) -> Iterator[Check]:
        for check in function(kin):
            yield check.by(code)

    return stamped
