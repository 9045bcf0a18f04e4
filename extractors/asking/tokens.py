"""How many tokens a text is, about: no vocabulary can be downloaded, and each model has another.

An ideograph is taken for one token, three digits or four Latin letters for one, every other mark for one. Vocabularies made
for Chinese need fewer (Qwen and DeepSeek about .6 to .7 of a token an ideograph), so this is nearer the upper end; shares of
two such counts hardly depend on it.

An image is counted as GPT-4o does, 85 and 170 for every square of 512 pixels that it takes: models that count squares of 28
pixels come to less for what is as small as a cell.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

# Where a PNG tells its size, and what GPT-4o counts for one.
_WIDTH_AT, _HEIGHT_AT = 16, 20
_IMAGE, _SQUARE, _SIDE = 85, 170, 512
_TOKEN = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]|\d{1,3}|[A-Za-z]{1,4}|[^\w\s]|\n")


def estimate(*texts: str, images: Iterable[bytes] = ()) -> int:
    """Tokens of the texts and of images (PNG files) together, estimated."""
    return sum(len(_TOKEN.findall(text)) for text in texts) + sum(map(_of_image, images))


def _of_image(png: bytes) -> int:
    width, height = (int.from_bytes(png[at : at + 4], "big") for at in (_WIDTH_AT, _HEIGHT_AT))
    return _IMAGE + _SQUARE * math.ceil(width / _SIDE) * math.ceil(height / _SIDE)
