"""Recorded answers of a model: asked once, read again without network and key. The form is told in docs/recordings.md."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

import prompts
from extractors.llm import Completion, Model, ModelMisspoke, ModelUnreachable
from extractors.llm.model import AskedAs, Origin

# Of a prompt that was not recorded, so much of its beginning tells which it is.
_TOLD = 60


class Recording(BaseModel):
    """One answer. `prompts` are the digests of our prompts with these instructions, by name; none when it is another's."""

    model_config = ConfigDict(frozen=True)

    model: str
    prompts: dict[str, str] = {}
    text: str
    data: dict[str, Any] | None = None
    tokens_in: int = Field(default=0, ge=0)
    tokens_out: int = Field(default=0, ge=0)
    tokens_cached: int = Field(default=0, ge=0)
    # None of those that were made when there was only one form to ask for.
    form: AskedAs | None = None
    seconds: float = Field(default=0.0, ge=0, allow_inf_nan=False)

    @classmethod
    def of(cls, model: str, system: str, said: Completion) -> Recording:
        """What a model said, these being its instructions."""
        return cls(
            model=model,
            prompts=prompts_with(system),
            text=said.text,
            data=said.data,
            tokens_in=said.tokens_in,
            tokens_out=said.tokens_out,
            tokens_cached=said.tokens_cached,
            form=said.form,
            seconds=round(said.seconds, 3),
        )

    def completion(self, origin: Origin) -> Completion:
        """The same as an answer that comes from there."""
        form = self.form if self.form is not None else "json_schema" if self.data is not None else ""
        return Completion(
            text=self.text,
            data=self.data,
            tokens_in=self.tokens_in,
            tokens_out=self.tokens_out,
            tokens_cached=self.tokens_cached,
            form=form,
            origin=origin,
            seconds=self.seconds,
        )


class Recorded:
    """A model that answers from a folder; with a model behind it, one that asks that model and keeps what it says."""

    def __init__(self, folder: Path, model: Model | None = None) -> None:
        """Without a model the folder says by its recordings whose they are.

        Raises ValueError when they are of several models, FileNotFoundError when there is no folder to read."""
        self._folder = folder
        self._model = model
        self.name = model.name if model is not None else _only_model(folder)

    def complete(
        self, system: str, user: str, schema: dict[str, Any] | None = None, images: Sequence[bytes] = ()
    ) -> Completion:
        """The recorded answer, or the model's own, which is then recorded.

        Raises ModelUnreachable when nothing is recorded for these words, ModelMisspoke when the file is no recording,
        and whatever the model behind raises; of an error nothing is kept."""
        path = self._folder / f"{digest(self.name, system, user, schema, images)}.json"
        if self._model is None:
            return self._read(path, user)
        said = self._model.complete(system, user, schema, images)
        _write(path, Recording.of(self.name, system, said))
        return said

    def _read(self, path: Path, user: str) -> Completion:
        try:
            recording = Recording.model_validate_json(path.read_bytes())
        except FileNotFoundError:
            raise ModelUnreachable(
                f"expected a recorded answer of {self.name or 'a model'} to {_told(user)}, found no {path.name} in "
                f"{self._folder.name}: record it with the model, or ask what was recorded"
            ) from None
        except ValidationError as error:
            raise ModelMisspoke(
                f"expected a recorded answer in {path.name}, found another form ({error.error_count()} errors): "
                "delete the file and record it again"
            ) from None
        return recording.completion("recording")


def digest(
    model: str, system: str, user: str, schema: dict[str, Any] | None, images: Sequence[bytes] = ()
) -> str:
    """The name of a recording: SHA-256 of what was asked, and of whom; images take part by their own."""
    asked: list[object] = [model, system, user, schema]
    if images:
        asked.append([hashlib.sha256(image).hexdigest() for image in images])
    told = json.dumps(asked, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


def _only_model(folder: Path) -> str:
    """The one model whose answers the folder holds; empty when it holds none."""
    if not folder.is_dir():
        raise FileNotFoundError(f"expected a folder of recorded answers, found none at {folder}")
    names: set[str] = set()
    for path in sorted(folder.glob("*.json")):
        try:
            names.add(Recording.model_validate_json(path.read_bytes()).model)
        except ValidationError:
            continue  # told when it is asked for
    if len(names) > 1:
        raise ValueError(
            f"expected recorded answers of one model in {folder.name}, found those of {', '.join(sorted(names))}: "
            "keep each model's in a folder of its own"
        )
    return names.pop() if names else ""


def prompts_with(system: str) -> dict[str, str]:
    """Our prompts with exactly these instructions; one with variables among them is never known by them."""
    known = (prompts.load(name) for name in prompts.names())
    return {prompt.name: prompt.digest for prompt in known if prompt.system == system}


def _told(user: str) -> str:
    first = " ".join(user.split())
    return repr(first if len(first) <= _TOLD else first[:_TOLD] + "…")


def _write(path: Path, recording: Recording) -> None:
    """Whole or not at all: several processes record into one folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            out.write(json.dumps(recording.model_dump(), ensure_ascii=False, indent=1, sort_keys=True) + "\n")
        os.replace(temporary, path)
    except BaseException:  # Ctrl-C included: nothing half-written stays
        Path(temporary).unlink(missing_ok=True)
        raise
