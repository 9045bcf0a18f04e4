"""What the rest of a document says of figures without any claim (旁证)."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal

from extractors import codes
from extractors.schema.budget import Budget
from extractors.validators.balance import usable
from extractors.validators.claim import Figure
from extractors.validators.equation import Place
from extractors.validators.text.passages import is_borne_out
from extractors.validators.text.said import Said


class Witness:
    """Of a budget; asked about figures of claims that fail only, so nothing is looked up before."""

    def __init__(self, budget: Budget) -> None:
        self._budget = budget

    def bears_out(self, figure: Figure) -> bool:
        """Whether an amount of the text is printed in some table, whatever of."""
        return isinstance(figure, Said) and is_borne_out(self._budget, figure.money)

    def prints_below(self, whole: Place, yuan: Decimal) -> bool:
        """Whether another table prints this amount for a code that belongs under the line and is not printed in its table."""
        here = {line.code for line in whole.statement.lines}
        above = whole.line.code
        for statement in self._budget.statements:
            if statement.table == whole.statement.table:
                continue
            for line in statement.lines:
                if not codes.is_classified(line.code) or line.code in here:
                    continue
                if not _belongs_under(line.code, above, here):
                    continue
                if any(usable(amount.money) and amount.money.yuan == yuan for amount in line.amounts):
                    return True
        return False


def _belongs_under(code: str, above: str, here: Collection[str]) -> bool:
    """Whether a line of this code would count to the line of the code above; to a total, whose table prints no code that it
    is below of, and others of its classification: what is bought is no part of what it is bought for."""
    parent = codes.parent(code)
    if codes.is_classified(above):
        return parent == above
    while parent is not None:
        if parent in here:
            return False
        parent = codes.parent(parent)
    return any(codes.is_classified(other) and other[0] == code[0] for other in here)
