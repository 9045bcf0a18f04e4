"""The words we send to a model, as files with declared variables.

A prompt file begins with a head that names its variables, then the system part and the user part:

    ---
    variables: question, facts
    ---
    …
    === user ===
    … {{question}} …
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_HEAD = re.compile(r"---\nvariables:([^\n]*)\n---\n(.*)\Z", re.DOTALL)
_VARIABLE = re.compile(r"\{\{(\w+)\}\}")
_NAME = re.compile(r"[a-z_]+")
_PARTING = "\n=== user ===\n"


class PromptError(ValueError):
    """A prompt file, or a use of it, disagrees with the variables that it declares."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt; `digest` is the SHA-256 of its file and goes with every result that it led to."""

    name: str
    digest: str
    variables: frozenset[str]
    system: str
    user: str

    def render(self, **values: str) -> tuple[str, str]:
        """The system and the user message; raises PromptError when a variable is missing or unknown."""
        missing, unknown = self.variables - values.keys(), values.keys() - self.variables
        if missing or unknown:
            told = [f"missing {name}" for name in sorted(missing)] + [
                f"unknown {name}" for name in sorted(unknown)
            ]
            raise PromptError(f"prompt {self.name}: {', '.join(told)}")
        # In one pass, so that braces inside a value are never taken for a variable.
        return (
            _VARIABLE.sub(lambda m: values[m.group(1)], self.system),
            _VARIABLE.sub(lambda m: values[m.group(1)], self.user),
        )


@cache
def load(name: str) -> Prompt:
    """The prompt kept in `<name>.md`; raises PromptError when there is none or it contradicts its head."""
    if not _NAME.fullmatch(name):
        raise PromptError(f"{name!r} is no name of a prompt")
    file = files(__package__).joinpath(f"{name}.md")
    if not file.is_file():
        raise PromptError(f"there is no prompt {name}")
    return parse(name, file.read_text(encoding="utf-8"))


def names() -> tuple[str, ...]:
    """The prompts that exist, sorted."""
    held = (file.name for file in files(__package__).iterdir())
    return tuple(sorted(name.removesuffix(".md") for name in held if name.endswith(".md")))


def parse(name: str, text: str) -> Prompt:
    """The prompt that a file's text holds."""
    found = _HEAD.match(text)
    if found is None:
        raise PromptError(f"prompt {name} does not begin with a head that declares its variables")
    declared = frozenset(part.strip() for part in found.group(1).split(",") if part.strip())
    system, parting, user = found.group(2).partition(_PARTING)
    if not parting:
        raise PromptError(f"prompt {name} has no user part")
    used = frozenset(_VARIABLE.findall(found.group(2)))
    if used != declared:
        raise PromptError(f"prompt {name} declares {sorted(declared)} and uses {sorted(used)}")
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Prompt(name, digest, declared, system.strip(), user.strip())
