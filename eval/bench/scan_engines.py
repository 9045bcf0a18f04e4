"""What the OCR engine alone takes, and how many numbers it reads, under each of its settings (设置)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any

import rapidocr
from rapidocr import EngineType

from eval.bench.scan_pages import BenchPage, numbers
from extractors.readers.picture import Picture

_MODELS = Path(rapidocr.__file__).parent / "models"
# What a bare engine is given: its models from the package, the page in its own size, every line however uncertain.
_PLAIN: dict[str, Any] = {
    "Det.model_path": str(_MODELS / "PP-OCRv6_det_small.onnx"),
    "Rec.model_path": str(_MODELS / "PP-OCRv6_rec_small.onnx"),
    "Global.use_cls": False,
    "Global.text_score": 0.0,
    "Global.max_side_len": 10_000,
    "Global.log_level": "critical",
}
_OPENVINO = {"Det.engine_type": EngineType.OPENVINO, "Rec.engine_type": EngineType.OPENVINO}
RUNTIMES: dict[str, dict[str, Any]] = {"onnxruntime": {}, "openvino": _OPENVINO}


def _threads(number: int) -> dict[str, Any]:
    return {
        "EngineConfig.onnxruntime.intra_op_num_threads": number,
        "EngineConfig.openvino.inference_num_threads": number,
    }


# One thing at a time is other than the engine has it by itself: both cores, batches of 6 lines in the order of their
# width, a detector that enlarges small pages only (736 pixels on the shorter side) and dilates, scores by the box.
# Its recogniser sorts lines by width in any case, so there is no setting for that.
SETTINGS: Mapping[str, dict[str, Any]] = {
    "as it is": {},
    "1 thread": _threads(1),
    "2 threads": _threads(2),
    "batch 1": {"Rec.rec_batch_num": 1},
    "batch 16": {"Rec.rec_batch_num": 16},
    "batch 32": {"Rec.rec_batch_num": 32},
    "longer side at most 960": {"Det.limit_side_len": 960, "Det.limit_type": "max"},
    "longer side at most 1280": {"Det.limit_side_len": 1280, "Det.limit_type": "max"},
    "shorter side at least 1500": {"Det.limit_side_len": 1500, "Det.limit_type": "min"},
    "no dilation": {"Det.use_dilation": False},
    "scores by the outline": {"Det.score_mode": "slow"},
}
Engine = Callable[[Picture], Sequence[str]]


@dataclass
class Tried:
    """A setting on a runtime: the seconds of each round over all pages, by the wall and on the cores, and by the wall of
    the runtime as it is in the same round; numbers read of those printed; and why it came to nothing, where it did."""

    runtime: str
    setting: str
    pages: int
    wall: list[float] = field(default_factory=list)
    cores: list[float] = field(default_factory=list)
    plain: list[float] = field(default_factory=list)
    read: int = 0
    printed: int = 0
    reason: str = ""

    def a_page(self, rounds: Sequence[float]) -> float:
        """Seconds a page in the median round; what others do on the machine disturbs the wall more than the cores."""
        return float(median(rounds)) / self.pages

    @property
    def times_plain(self) -> float:
        """How many times as long as the runtime as it is, round by round."""
        return float(median(a / b for a, b in zip(self.wall, self.plain, strict=True)))


def engine(runtime: str, setting: Mapping[str, Any] | None = None) -> Engine:
    """A bare engine: from a picture to the texts of its lines. Raises ModuleNotFoundError."""
    if runtime == "openvino" and find_spec("openvino") is None:
        raise ModuleNotFoundError("openvino is not installed", name="openvino")
    built = rapidocr.RapidOCR(params={**_PLAIN, **RUNTIMES[runtime], **(setting or {})})

    def read(picture: Picture) -> Sequence[str]:
        found = built(picture.pixels, return_word_box=True, return_single_char_box=True)
        return tuple(found.txts or ())

    return read


def tried(
    pages: Sequence[tuple[BenchPage, Picture]],
    runtimes: Sequence[str],
    rounds: int,
    report: Callable[[str], None],
) -> Iterator[Tried]:
    """Every setting on every runtime, on the same pages, in turns with the runtime as it is: an hour that is slow is slow
    for both. No more than two engines are held at a time."""
    pictures = [picture for _, picture in pages]
    for runtime in runtimes:
        plain = engine(runtime)
        _took(plain, pictures[:1])  # loads and compiles its models
        for name, setting in SETTINGS.items():
            report(f"{runtime}: {name}")
            each = Tried(runtime, name, len(pages))
            try:
                bare = engine(runtime, setting)
                _count(each, bare, pages)
                for _ in range(rounds):
                    each.plain.append(_took(plain, pictures)[0])
                    wall, cores = _took(bare, pictures)
                    each.wall.append(wall)
                    each.cores.append(cores)
            except Exception as error:  # noqa: BLE001  whatever an engine dies of, the other settings are measured
                each.reason = f"{type(error).__name__}: {error}"[:120]
            yield each


def _took(bare: Engine, pictures: Sequence[Picture]) -> tuple[float, float]:
    """Seconds by the wall and on the cores."""
    wall, cores = perf_counter(), process_time()
    for picture in pictures:
        bare(picture)
    return perf_counter() - wall, process_time() - cores


def _count(each: Tried, bare: Engine, pages: Sequence[tuple[BenchPage, Picture]]) -> None:
    """What is read; models are loaded and compiled by these first calls, so they are not timed."""
    for page, picture in pages:
        each.printed += page.numbers.total()
        each.read += (numbers(" ".join(bare(picture))) & page.numbers).total()
