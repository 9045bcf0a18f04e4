"""Regular expressions that are compiled when they are first used.

Some 1,500 stand in the modules that answer, and one question tries a sixth of them; compiled on import they are a fifth of
what a single `ask` costs from the command's start to its end (`make bench`, command, cold).
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Waiting:
    """Stands for a pattern; its methods are those of the compiled one, which is made when the first of them is wanted."""

    def __init__(self, text: str, flags: int) -> None:
        self._written = (text, flags)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = self.__dict__.get("_compiled") or re.compile(*self._written)
        self.__dict__["_compiled"] = compiled
        found = getattr(compiled, name)
        # asked again it is found at once
        self.__dict__[name] = found
        return found


def regex(text: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, to be used in the same way; an error in the expression is raised on first use."""
    return cast("re.Pattern[str]", _Waiting(text, flags))
