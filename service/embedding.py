"""Turns text into vectors here, without a model and without a download: hashed BM25 over characters.

Single characters and pairs of neighbours are hashed, with a sign, into 2,048 places. The document side holds
how often each occurs, saturated; the query side holds how rare each is. Their inner product is BM25, but for
the few grams that share a place.
"""

from __future__ import annotations

import math
import zlib
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from service.terms import grams, plain, same

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vector = NDArray[np.float32]

SIZE = 2_048
_SATURATION = 1.2
_LENGTH_WEIGHT = 0.75
# A paragraph of a disclosure has about this many grams; a fixed length keeps vectors independent of one another.
_USUAL_LENGTH = 240.0


class Embedding(Protocol):
    """Vectors for passages and for questions; `counts` is None where no statistics are needed.

    Vectors of embeddings with different `identity` (kind, model, size) cannot be compared.
    """

    @property
    def identity(self) -> str: ...

    def passages(self, texts: Sequence[str]) -> list[Vector]: ...

    def question(self, text: str, counts: Vector | None, total: int) -> Vector: ...

    def occurrences(self, texts: Sequence[str]) -> Vector | None: ...


class HashedBm25:
    """The embedding computed here."""

    identity = f"the built-in embedding ({SIZE:,} numbers)"

    def passages(self, texts: Sequence[str]) -> list[Vector]:
        return [self._passage(text) for text in texts]

    def question(self, text: str, counts: Vector | None, total: int) -> Vector:
        """Each gram's rarity: `counts` tells in how many of `total` passages each place occurs."""
        vector = _places()
        for place, sign in {_place(gram) for gram in grams(same(plain(text)))}:
            held = 0.0 if counts is None else float(counts[place])
            vector[place] += sign * math.log(1 + (total - min(held, total) + 0.5) / (held + 0.5))
        return vector

    def occurrences(self, texts: Sequence[str]) -> Vector:
        """In how many of the texts each place occurs."""
        counts = _places()
        for text in texts:
            counts[list({_place(gram)[0] for gram in grams(same(plain(text)))})] += 1
        return counts

    def _passage(self, text: str) -> Vector:
        vector = _places()
        found = Counter(grams(same(plain(text))))
        length = sum(found.values())
        damping = _SATURATION * (1 - _LENGTH_WEIGHT + _LENGTH_WEIGHT * length / _USUAL_LENGTH)
        for gram, times in found.items():
            place, sign = _place(gram)
            vector[place] += sign * times * (_SATURATION + 1) / (times + damping)
        return vector


class RemoteEmbedding:
    """An embedding of meaning, by whatever turns texts into vectors; its vectors are made of length one."""

    def __init__(self, embed: Callable[[list[str]], list[list[float]]], model: str) -> None:
        self._embed, self._model = embed, model

    @cached_property
    def identity(self) -> str:
        """The size of its vectors is known only by asking once."""
        return f"the model {self._model} ({len(self._embed(['预算'])[0]):,} numbers)"

    def passages(self, texts: Sequence[str]) -> list[Vector]:
        import numpy as np

        return [
            vector / (np.linalg.norm(vector) or 1) for vector in np.asarray(self._embed([*texts]), np.float32)
        ]

    def question(self, text: str, counts: Vector | None, total: int) -> Vector:
        return self.passages([text])[0]

    def occurrences(self, texts: Sequence[str]) -> None:
        return None


def _places() -> Vector:
    # imported when first needed: a question that figures answer needs no vectors
    import numpy as np

    return np.zeros(SIZE, dtype=np.float32)


def _place(gram: str) -> tuple[int, int]:
    hashed = zlib.crc32(gram.encode())
    return hashed % SIZE, 1 if hashed & 0x8000_0000 else -1
