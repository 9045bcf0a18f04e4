"""A document read by the engine of a run: by rules, or by a model that is asked what they left over, or everything."""

from __future__ import annotations

from dataclasses import dataclass

from eval.model import NO_MODEL, NOTHING, Metered, Usage, model_of
from eval.run.jobs import Options
from extractors.modelled import Filler
from extractors.pipeline import extract_bytes
from extractors.readers import Ocr
from extractors.schema.extraction import Extraction
from service.settings import Settings


@dataclass(frozen=True)
class ByEngine:
    """What an engine made of a document, and what the model was asked for it.

    `extraction` is None, and `missing` says why, where a model gave no answer to some question: what came out then is no
    figure of that engine. Answers that cannot be used are the model's, and are scored."""

    extraction: Extraction | None
    used: Usage = NOTHING
    missing: str = ""


def read_by(options: Options, data: bytes, file: str, ocr: Ocr = "never") -> ByEngine:
    """What the engine of a run makes of a document; `file` is a name with its suffix. Raises DocumentError, and what
    `model_of` raises."""
    if not options.asks_model:
        return ByEngine(extract_bytes(data, file, ocr=ocr))
    model = model_of(options)
    if model is None:
        return ByEngine(None, missing=NO_MODEL)
    asked = Metered(model)
    filler = Filler(asked, options.engine == "llm", Settings().model_concurrency)
    extraction = extract_bytes(data, file, ocr=ocr, filler=filler)
    if asked.silent:
        questions = len(asked.silent) + asked.used.calls
        why = f"{len(asked.silent)} of {questions} questions without an answer: {min(asked.silent)}"
        return ByEngine(None, asked.used, why)
    return ByEngine(extraction, asked.used)
