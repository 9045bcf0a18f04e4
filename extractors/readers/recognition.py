"""Where lines of type stand in a picture, and how likely each character is along a line: the OCR models (文字识别).

The models come with the rapidocr package, so nothing is fetched. They are built once in a process. RapidOCR finds the lines.
Its recognition pads every line to the width of seven ideographs and gives only the likeliest characters; here the model is
asked itself, on lines of like width together, for every character's probability, since a figure that is hard to read is to
be settled by what else is known of it.
"""

from __future__ import annotations

import math
import os
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import cv2
import numpy as np
import openvino
import rapidocr
from numpy.typing import NDArray
from rapidocr.utils.typings import EngineType

from extractors.readers.straighten import Pixels

# Four corners of each line: from the top left clockwise, x and y in pixels.
Quads = NDArray[np.float32]

# What the model was trained on: lines of this height in pixels, of which every step covers so many across.
_HEIGHT, _STEP = 48, 8
# Shorter lines are padded to this width: without any margin the model sees other letters.
_NARROWEST = 96
# The part of a line that is looked at to tell whether it stands on its head.
_SHOWN = 192
# Lines are padded to multiples of this, so that few shapes of input occur: the engine prepares for each.
_WIDTHS = 32
# Lines are read together up to this width in all; more save nothing on a processor, and hold more memory.
_TOGETHER = 1200
# A longer line is squeezed: no line of type on a page has so many characters.
_WIDEST = 6400
_MODELS = Path(rapidocr.__file__).parent / "models"
_MOST_LINES = 5000


class Reading(NamedTuple):
    """How likely each character is at each step along a line: steps × characters, the blank first.

    `step` is the width of a step in pixels of the line as it was given.
    """

    chances: NDArray[np.float32]
    step: float


def find(pixels: Pixels) -> Quads:
    """The lines of type in a picture: lines × 4 corners × (x, y)."""
    found = _detector()(pixels, use_cls=False, use_rec=False)
    if found.boxes is None or not len(found.boxes):
        return np.zeros((0, 4, 2), np.float32)
    return np.asarray(found.boxes, np.float32)


def recognise(lines: Sequence[Pixels]) -> Iterator[tuple[int, Reading]]:
    """The number of each line and its reading, in the order that is quickest. A line is an upright picture of three
    channels; a reading is to be used before the next is asked for, as all of them together would fill the memory."""
    widths = [min(_WIDEST, max(1, math.ceil(_HEIGHT * line.shape[1] / line.shape[0]))) for line in lines]
    order = sorted(range(len(lines)), key=widths.__getitem__)
    model = _recogniser()
    for together, widest in _batches(order, widths):
        batch = np.zeros((len(together), 3, _HEIGHT, widest), np.float32)
        for place, number in enumerate(together):
            resized = cv2.resize(lines[number], (widths[number], _HEIGHT))
            batch[place, :, :, : widths[number]] = resized.transpose(2, 0, 1) / np.float32(127.5) - 1
        chances = model(batch)
        for place, number in enumerate(together):
            # what is read in the padding is read nowhere
            steps = min(chances.shape[1], math.ceil(widths[number] / _STEP) + 1)
            across = lines[number].shape[1] / widths[number]
            yield number, Reading(chances[place, :steps], _STEP * across)


def _batches(order: Sequence[int], widths: Sequence[int]) -> Iterator[tuple[list[int], int]]:
    """The lines to be read together, and the width that they are padded to."""
    together: list[int] = []
    padded = 0
    for number in order:
        widest = max(_NARROWEST, math.ceil(widths[number] / _WIDTHS) * _WIDTHS)
        if together and widest * (len(together) + 1) > _TOGETHER:
            yield together, padded
            together = []
        together.append(number)
        padded = widest
    if together:
        yield together, padded


def headlong(lines: Sequence[Pixels]) -> NDArray[np.float32]:
    """How likely each line stands upright and how likely on its head: lines × 2. A line is a picture in greys."""
    batch = np.zeros((len(lines), 3, _HEIGHT, _SHOWN), np.float32)
    for place, line in enumerate(lines):
        width = min(_SHOWN, max(1, round(line.shape[1] * _HEIGHT / line.shape[0])))
        # of a longer line its beginning tells enough
        part = line[:, : max(1, round(width * line.shape[0] / _HEIGHT))]
        batch[place, :, :, :width] = cv2.resize(part, (width, _HEIGHT)) / np.float32(127.5) - 1
    result: NDArray[np.float32] = _classifier()(batch)
    return result


@cache
def alphabet() -> tuple[str, ...]:
    """The characters that the model knows, each at its column of a reading; the blank is the empty text."""
    return ("", *_network().get_rt_info()["framework"]["character"].value.splitlines(), " ")


@cache
def columns() -> dict[str, int]:
    """The column of each character."""
    return {character: column for column, character in enumerate(alphabet()) if character}


@cache
def _detector() -> Any:
    return rapidocr.RapidOCR(
        params={
            "Det.engine_type": EngineType.OPENVINO,
            "Det.model_path": str(_MODELS / "PP-OCRv6_det_small.onnx"),
            "Det.max_candidates": _MOST_LINES,
            "EngineConfig.openvino.enable_cpu_pinning": False,
            "EngineConfig.openvino.inference_num_threads": _threads(),
            "Global.max_side_len": 10_000,
            "Global.log_level": "critical",
        }
    )


@cache
def _core() -> Any:
    return openvino.Core()


@cache
def _network() -> Any:
    return _core().read_model(_MODELS / "PP-OCRv6_rec_small.onnx")


@cache
def _recogniser() -> Any:
    return _running(_network())


@cache
def _classifier() -> Any:
    return _running(_core().read_model(_MODELS / "ch_ppocr_mobile_v2.0_cls_mobile.onnx"))


def _running(network: Any) -> Any:
    settings = {"INFERENCE_NUM_THREADS": _threads(), "ENABLE_CPU_PINNING": False}
    request = _core().compile_model(network, "CPU", settings).create_infer_request()

    def run(batch: NDArray[np.float32]) -> NDArray[np.float32]:
        request.infer([batch], share_inputs=True)
        result: NDArray[np.float32] = request.get_output_tensor().data
        return result

    return run


def _threads() -> int:
    return os.cpu_count() or 1
