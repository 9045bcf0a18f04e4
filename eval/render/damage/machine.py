"""What the machine makes of what it sees: a copier's contrast, dots of a fax, a file of a picture."""

from __future__ import annotations

import io

import numpy as np
from numpy.typing import NDArray
from PIL import Image

# Grey that a copier takes to be neither ink nor paper.
_MIDDLE = 150.0


def copied(picture: NDArray[np.float32], contrast: float) -> NDArray[np.float32]:
    """The grey values on a steeper curve: what was light turns white and what was dark black."""
    return np.asarray(_MIDDLE + (picture - _MIDDLE) * contrast, np.float32)


def encoded(picture: NDArray[np.float32], quality: int) -> bytes:
    """The picture as a JPEG."""
    out = io.BytesIO()
    Image.fromarray(np.clip(picture, 0, 255).astype(np.uint8)).save(out, "JPEG", quality=quality)
    return out.getvalue()


def in_dots(picture: NDArray[np.float32]) -> bytes:
    """A grey picture as a PNG of one bit a dot."""
    out = io.BytesIO()
    Image.fromarray(picture >= _MIDDLE).save(out, "PNG")
    return out.getvalue()
