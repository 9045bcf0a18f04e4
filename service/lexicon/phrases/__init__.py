"""Everyday and roundabout phrases that questions are put in, each with the standard phrase of the same meaning.

They say what is asked and how things stand to each other; what things are called is in `lexicon.spoken`.
"""

from __future__ import annotations

import re

from service.lexicon.phrases.amounts import AMOUNT, BUDGETED, ONLY
from service.lexicon.phrases.causes import CARRIED_OVER, UNSPENT, WHY
from service.lexicon.phrases.courtesy import MONEY_WORDS, NAMED_TWICE, OFFICE, POLITE, TIME
from service.lexicon.phrases.gaps import EACH, EXTREME, GAP
from service.lexicon.phrases.lists import LIST
from service.lexicon.phrases.shares import HOW, PART_OF, SHARE
from service.patterns import regex

# In the order in which they are put: what one leaves the next one reads.
PHRASES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (regex(said), standard)
    for said, standard in (
        *OFFICE,
        *MONEY_WORDS,
        *POLITE,
        *NAMED_TWICE,
        *TIME,
        *UNSPENT,
        *CARRIED_OVER,
        *WHY,
        *SHARE,
        *PART_OF,
        *HOW,
        *GAP,
        *EXTREME,
        *EACH,
        *LIST,
        *AMOUNT,
        *BUDGETED,
        *ONLY,
    )
)
