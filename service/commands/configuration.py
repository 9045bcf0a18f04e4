"""The settings of a command: the environment, and what its options change."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
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
