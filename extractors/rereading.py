"""Which of the figures that a scanned cell may show the identities bear out (重读): a search for the readings with which
most identities hold, at the least cost in likelihood.

A picture of few pixels does not tell a 3 from a 1, but it tells both from a 7; and where three rows and two sums agree on
the 3, it is one. A reading is replaced only by one that the picture bears, with which every identity of the figure holds, and
which is clearly likelier than any other: what is consistent in two ways stays as it was read, and is not verified.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations, product
from typing import NamedTuple

from extractors import codes
from extractors.schema.budget import Budget
from extractors.schema.disclosure import Page, Word
from extractors.schema.source import Box
from extractors.validators.claim import Claim, Figure

# An identity that does not hold weighs as much as a reading that is less likely by this, and one that holds only within what
# rounding can explain by that; natural logarithms. What the recogniser holds for unlikely is less so: on small print it is
# surer than it has reason to be.
_BROKEN, _INEXACT, _TRUST = 8.0, 4.0, 0.5
# By how much all that is known must favour a reading over every other one.
_CLEARLY = 2.0
# Identities with more figures in doubt are not tried in pairs, and no search goes round more often.
_MOST_IN_DOUBT, _ROUNDS = 10, 12
# So many readings are weighed in all, some ten seconds' worth: what a worse document leaves open stays as it was read.
_MOST_WEIGHED = 200_000

# Where a word stands.
Place = tuple[int, Box]


class _Option(NamedTuple):
    text: str
    value: Decimal
    cost: float


def reread(pages: Sequence[Page], budget: Budget, claims: Iterable[Claim]) -> list[Page]:
    """The pages with those words replaced that are another figure by the claims, or another code by the name beside it.
    `budget` was read from these pages, and the claims are made by its figures. Words keep what was read first."""
    words = in_doubt(pages)
    chosen = {**_codes(words, budget), **_Search(words, claims).chosen()} if words else {}
    return [_with(page, chosen) for page in pages] if chosen else list(pages)


def in_doubt(pages: Iterable[Page]) -> dict[Place, Word]:
    """The words that may be other figures as well, by where they stand."""
    return {
        (page.number, word.box): word
        for page in pages
        if page.number is not None
        for word in page.words
        if word.others
    }


def _codes(words: Mapping[Place, Word], budget: Budget) -> dict[Place, str]:
    """The codes that the picture bears and that are the only ones of their names, where another one was read."""
    found: dict[Place, str] = {}
    for line in (line for statement in budget.statements for line in statement.lines):
        source = line.code_source
        if source is None or source.page is None or source.box is None:
            continue
        word = words.get((source.page, source.box))
        named = codes.named(line.name)
        if word is None or word.text in named:
            continue
        likely = [text for text, _ in word.others if text in named]
        if len(likely) == 1:
            found[source.page, source.box] = likely[0]
    return found


def _with(page: Page, chosen: Mapping[Place, str]) -> Page:
    if page.number is None or all(at != page.number for at, _ in chosen):
        return page
    number = page.number
    words = tuple(
        replace(word, text=text, first_read=word.first_read or word.text)
        if word.others and (text := chosen.get((number, word.box), word.text)) != word.text
        else word
        for word in page.words
    )
    return replace(page, words=words)


class _Search:
    """Changes one figure or all prints of one amount at a time, or two of these that an identity links, as long as that
    makes things better."""

    def __init__(self, words: Mapping[Place, Word], claims: Iterable[Claim]) -> None:
        self.options: dict[Hashable, list[_Option]] = {}
        self.places: dict[Hashable, Place] = {}
        self.claims: dict[Hashable, list[Claim]] = {}
        self.all: list[Claim] = []
        for claim in claims:
            mine = [figure for figure in claim.figures if self._take(figure, words)]
            for figure in mine:
                self.claims.setdefault(figure.key, []).append(claim)
            if mine:
                self.all.append(claim)
        self.chosen_option = {key: options[0] for key, options in self.options.items()}
        # of the figures that are not what was read
        self.values: dict[Hashable, Decimal] = {}
        self.left = _MOST_WEIGHED
        self.prints = self._prints()

    def _take(self, figure: Figure, words: Mapping[Place, Word]) -> bool:
        """Whether a figure is the reading of a word in doubt, and nothing else."""
        source = figure.source
        if source.page is None or source.box is None:
            return False
        word = words.get((source.page, source.box))
        if word is None or word.text != source.text:
            return False
        if figure.key not in self.options:
            self.options[figure.key] = _options(word)
            self.places[figure.key] = (source.page, source.box)
        return True

    def _prints(self) -> dict[Hashable, frozenset[Hashable]]:
        """For each figure all that should be prints of the same amount."""
        together: dict[Hashable, set[Hashable]] = {key: {key} for key in self.options}
        for claim in self.all:
            keys = [figure.key for figure in claim.figures if figure.key in self.options]
            if claim.same_money and len(keys) == 2:
                joined = together[keys[0]] | together[keys[1]]
                for key in joined:
                    together[key] = joined
        return {key: frozenset(keys) for key, keys in together.items()}

    def chosen(self) -> dict[Place, str]:
        """The texts that are borne out, by their places, where they are not what was read."""
        for _ in range(_ROUNDS):
            if not (self._each() or self._in_pairs()):
                break
        return {
            self.places[key]: option.text
            for key, option in self.chosen_option.items()
            if option is not self.options[key][0] and self._is_borne_out(key)
        }

    def _cost(self, changed: Mapping[Hashable, _Option]) -> float:
        """What is against these options, the others being as chosen."""
        values = dict(self.values)
        for key, option in changed.items():
            values.pop(key, None)
            if option is not self.options[key][0]:
                values[key] = option.value
        concerned = {id(claim): claim for key in changed for claim in self.claims[key]}
        against = sum(self._against(claim, values) for claim in concerned.values())
        return against + sum(option.cost for option in changed.values())

    def _against(self, claim: Claim, values: Mapping[Hashable, Decimal]) -> float:
        if not claim.holds_with(values):
            return _BROKEN
        figure = next(figure for figure in claim.figures if figure.key in self.options)
        asked = claim.asks(figure, values)
        return _INEXACT if asked and values.get(figure.key, figure.value) not in asked else 0.0

    def _moves(self, key: Hashable) -> list[dict[Hashable, _Option]]:
        """What a figure can be changed to: it alone, and all prints of its amount together."""
        found = [{key: option} for option in self.options[key]]
        prints = self.prints[key]
        if len(prints) > 1:
            for option in self.options[key]:
                alike = {
                    other: next((o for o in self.options[other] if o.value == option.value), None)
                    for other in prints
                }
                if all(alike.values()):
                    found.append({other: o for other, o in alike.items() if o is not None})
        return found

    def _try(self, moves: Iterable[dict[Hashable, _Option]]) -> bool:
        """Makes the best of the moves, if it is better than none."""
        best: dict[Hashable, _Option] = {}
        most = 1e-9
        for move in moves:
            self.left -= 1
            if self.left < 0:
                break
            gain = self._cost({key: self.chosen_option[key] for key in move}) - self._cost(move)
            if gain > most:
                best, most = move, gain
        for key, option in best.items():
            self.chosen_option[key] = option
            self.values.pop(key, None)
            if option is not self.options[key][0]:
                self.values[key] = option.value
        return bool(best)

    def _each(self) -> bool:
        better = False
        for key in self.options:
            better = self._try(self._moves(key)) or better
        return better

    def _in_pairs(self) -> bool:
        """Two changes that an identity links which does not hold, where neither helps alone."""
        better = False
        for claim in self.all:
            keys = list(dict.fromkeys(f.key for f in claim.figures if f.key in self.options))
            if len(keys) > _MOST_IN_DOUBT or claim.holds_with(self.values):
                continue
            for one, other in combinations(keys, 2):
                pairs = (a | b for a, b in product(self._moves(one), self._moves(other)))
                better = self._try(pairs) or better
        return better

    def _is_borne_out(self, key: Hashable) -> bool:
        if not all(claim.holds_with(self.values) for claim in self.claims[key]):
            return False
        others = [k for k in self._linked(key) if k != key]
        for option in self.options[key]:
            if option.value == self.chosen_option[key].value:
                continue
            moves = [{}, *(move for other in others for move in self._moves(other) if key not in move)]
            for move in moves:
                changed = {**move, key: option}
                self.left -= 1
                if self.left < 0:
                    return False
                if self._cost(changed) - self._cost({k: self.chosen_option[k] for k in changed}) < _CLEARLY:
                    return False
        return True

    def _linked(self, key: Hashable) -> list[Hashable]:
        """The figures in doubt that share an identity with one of few figures in doubt."""
        found: dict[Hashable, None] = {}
        for claim in self.claims[key]:
            keys = [figure.key for figure in claim.figures if figure.key in self.options]
            if len(keys) <= _MOST_IN_DOUBT:
                found |= dict.fromkeys(keys)
        return list(found)


def _options(word: Word) -> list[_Option]:
    """What the word may be, first what it is; the cost is how much less likely each is than the likeliest."""
    likely = dict(word.others)
    best = max(likely.values())
    texts = [word.text, *(text for text in likely if text != word.text)]
    # a reading that is not among the likeliest is as unlikely as the last of them
    worst = min(likely.values())
    costs = {text: _TRUST * (best - likely.get(text, worst)) for text in texts}
    return [_Option(text, Decimal(text.replace(",", "").rstrip("%")), cost) for text, cost in costs.items()]
