"""Turns of phrase, each with the usual words of the same meaning: one module for each kind of thing that is asked.

They are put one after the other, in the order of `TURNS`, before a question is cut into its parts; what things are called is
in `lexicon.spoken`.
"""

from __future__ import annotations

import re

from service.lexicon.spoken.receipts import OF_ACCOUNTS
from service.lexicon.turns.agreeing import AGREEING, HELD_BESIDE
from service.lexicon.turns.aims import AIMS
from service.lexicon.turns.amounts import AMOUNTS
from service.lexicon.turns.averages import AVERAGES
from service.lexicon.turns.comparing import COMPARING
from service.lexicon.turns.components import COMPONENTS
from service.lexicon.turns.counts import GUESTS, OWNED, PAID, STAFF
from service.lexicon.turns.deeds import DEEDS
from service.lexicon.turns.duties import DUTIES
from service.lexicon.turns.existence import BLANK_TABLES, COMES_IN, LEFT_OVER, THERE_IS
from service.lexicon.turns.frames import FRAMES, OCCASIONS, TOPICS
from service.lexicon.turns.lists import LISTED
from service.lexicon.turns.meaning import MEANING, WHICH
from service.lexicon.turns.origin import ORIGIN
from service.lexicon.turns.parts import PARTS
from service.lexicon.turns.persons import PERSONS
from service.lexicon.turns.purposes import RECEIVED, USED
from service.lexicon.turns.ranks import RANKED, RANKED_BODIES
from service.lexicon.turns.rates import RATES
from service.lexicon.turns.reasons import REASONED
from service.lexicon.turns.reckoning import RECKONED, SUMS, WRITTEN
from service.lexicon.turns.shares import SHARES
from service.lexicon.turns.short_names import SHORT_NAMES
from service.lexicon.turns.standards import STANDARDS
from service.lexicon.turns.terms import MEANT
from service.lexicon.turns.whether import WHETHER
from service.lexicon.turns.wholes import WHOLES
from service.patterns import regex

TURNS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (regex(said, rare=True), usual)
    for said, usual in (
        *WRITTEN,
        *FRAMES,
        *AMOUNTS,
        *RANKED_BODIES,
        *PARTS,
        *SHARES,
        *AVERAGES,
        *MEANT,
        *COMPONENTS,
        *DUTIES,
        *RECEIVED,
        *USED,
        *REASONED,
        *WHOLES,
        *LISTED,
        *RANKED,
        *COMPARING,
        *ORIGIN,
        *AGREEING,
        *HELD_BESIDE,
        *TOPICS,
        *OCCASIONS,
        *OF_ACCOUNTS,
        *SHORT_NAMES,
        *SUMS,
        *MEANING,
        *WHICH,
        *WHETHER,
        *THERE_IS,
        *COMES_IN,
        *LEFT_OVER,
        *BLANK_TABLES,
        *PERSONS,
        *STAFF,
        *OWNED,
        *RATES,
        *PAID,
        *GUESTS,
        *RECKONED,
        *STANDARDS,
        *AIMS,
        *WHETHER,
        *DEEDS,
    )
)

# Those alone that put two things asked of one in their order.
ORDERED: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (regex(said, rare=True), usual) for said, usual in PARTS
)
