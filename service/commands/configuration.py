"""What a command works with: the settings in force, and a folder to write into."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from extractors.llm import Model
    from service.settings import Settings


def read_settings(library: Path | None = None) -> Settings:
    """The settings in force; raises typer.BadParameter when a variable of the environment has a wrong value."""
    from pydantic import ValidationError

    from service.settings import Settings

    try:
        return Settings() if library is None else Settings(library=library)
    except ValidationError as error:
        faults = (f"MINGZHANG_{str(fault['loc'][0]).upper()}: {fault['msg']}" for fault in error.errors())
        # The values stay out of it: one of them may be a key.
        raise typer.BadParameter("; ".join(faults), param_hint="the environment") from None


def require_model(settings: Settings) -> Model:
    """The model that is configured; raises typer.BadParameter where none is."""
    from service.library import connect_model

    model = connect_model(settings)
    if model is None:
        raise typer.BadParameter(
            "'llm' needs MINGZHANG_MODEL_URL, an OpenAI-compatible endpoint, and MINGZHANG_MODEL, its model",
            param_hint="--engine",
        )
    return model


def make_folder(folder: Path, what: str) -> None:
    """Makes `folder` where it is not there; raises typer.BadParameter when `what` cannot be written into it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise typer.BadParameter(f"{folder} cannot be a folder for {what}: {error.strerror}") from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise typer.BadParameter(f"{folder} cannot be a folder for {what}: it may not be written into")


def require_library(settings: Settings) -> None:
    """Makes the library where it is not there; raises typer.BadParameter when it cannot be opened."""
    from service.library import open_library
    from service.store import UnusableStore

    make_folder(settings.library, "a library")
    try:
        with open_library(settings):
            pass
    except (OSError, UnusableStore) as error:
        raise typer.BadParameter(f"the library {settings.library} cannot be opened: {error}") from error
