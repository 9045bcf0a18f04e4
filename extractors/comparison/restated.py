"""Restatements (重述): an amount that a later document prints otherwise than the one it was first printed in."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.comparison import accounts, bodies, slip, years
from extractors.comparison.kinship import Kin
from extractors.comparison.rule import rule
from extractors.comparison.settled import compared, difference, failure
from extractors.schema.check import Cause, Check, Severity, Status, Suspect
from extractors.validators.wording import plain


@rule
def amount_is_printed_as_before(kin: Kin) -> Iterator[Check]:
    """同一年度、同一口径的数，后来的文件应与当年的文件印得一样；不一样的是重述。

    A later document prints an amount of an earlier year as that year's own document did; where it does not, and no slip
    of the hand explains it, the amount was restated. Where the text itself says so, that is no contradiction.
    """
    for settled in (*years.about_last_year(kin), *accounts.about_the_budget(kin)):
        if settled.restated or (settled.status is Status.FAILS and slip.blame(settled) is None):
            name = bodies.title(kin.others[0])
            text = f"{compared(settled, other=name)}，相差 {plain(difference(settled))}{settled.claim.unit}"
            text += f"；{settled.reason or f'{settled.claim.called}与先前公开的不同，文中没有说明'}"
            suspect = Suspect(cell=settled.claim.sources[0].cell, cause=Cause.UNKNOWN)
            yield failure(settled, Severity.WARNING, f"重述：{text}", suspect)
