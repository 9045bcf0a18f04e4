"""Regular expressions that are compiled when a text first has what they need.

Some 3,400 stand in the modules that answer. Compiling one costs half a millisecond, and a single `ask` tries a third of them,
most on texts that have none of their words; these are told apart by the words alone (`make bench`, command, cold).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from math import inf
from typing import Any, cast

from service.needed import needed

# What each method gives for a text without a match; of those that put something in its place the text itself comes last.
_NOTHING: dict[str, Callable[..., Any]] = {
    "search": lambda text: None,
    "match": lambda text: None,
    "fullmatch": lambda text: None,
    "findall": lambda text: [],
    "finditer": lambda text: iter(()),
    "split": lambda text: [text],
    "sub": lambda text: text,
    "subn": lambda text: (text, 0),
}
# A pattern that is asked more often is compiled whatever the texts have: that is quicker from then on.
_PATIENCE = 60
_REPLACING = ("sub", "subn")


class _Waiting:
    """Stands for a pattern; its methods are those of the compiled one, which is made when it may match for the first time."""

    def __init__(self, text: str, flags: int, patience: float) -> None:
        self._written, self._patience = (text, flags), patience

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if name in _NOTHING and self._needed:
            found = self._unless_it_may_match(name)
            self.__dict__[name] = found
            return found
        return self._compiled_one(name)

    @property
    def _needed(self) -> tuple[str, ...]:
        text, flags = self._written
        if "_needs" not in self.__dict__:
            # letters that are the same in small and large are not looked for
            self.__dict__["_needs"] = tuple(needed(text) or ()) if not flags else ()
        return cast("tuple[str, ...]", self.__dict__["_needs"])

    def _unless_it_may_match(self, name: str) -> Callable[..., Any]:
        needs, nothing, at = self._needed, _NOTHING[name], int(name in _REPLACING)
        left = self._patience

        def asked(*given: Any, **named: Any) -> Any:
            nonlocal left
            left -= 1
            text = given[at] if len(given) > at else None
            if left < 0 or not isinstance(text, str):
                return self._compiled_one(name)(*given, **named)
            for word in needs:
                if word in text:
                    return self._compiled_one(name)(*given, **named)
            return nothing(text)

        return asked

    def _compiled_one(self, name: str) -> Any:
        """The method of the compiled expression, found at once from now on."""
        compiled = self.__dict__.get("_compiled")
        if compiled is None:
            compiled = self.__dict__["_compiled"] = re.compile(*self._written)
            for asked in _NOTHING if self._patience <= _PATIENCE else ():
                self.__dict__[asked] = getattr(compiled, asked)
        if name in _NOTHING and self._patience > _PATIENCE:
            return getattr(compiled, name)
        found = self.__dict__[name] = getattr(compiled, name)
        return found


def regex(text: str, flags: int = 0, *, rare: bool = False) -> re.Pattern[str]:
    """What `re.compile` gives, to be used in the same way; an error in the expression is raised on first use.

    One that is `rare`, which few texts match and which is slow to find that out, is tried only where its words are, however
    often it is asked.
    """
    return cast("re.Pattern[str]", _Waiting(text, flags, inf if rare else _PATIENCE))
