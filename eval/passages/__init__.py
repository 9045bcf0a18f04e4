"""Passages of running text in the manner of provinces, with what a reader must take from them: `eval/passages/*.yaml`.

`item` may name alternatives parted by `/`, amounts are printed digits and unit. What `may_say` holds may be taken from the
passage or left.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from extractors.schema.draft import Against, Direction, Stage

FOLDER = Path(__file__).parent
# the one of libyaml, where it was built, takes a tenth of the time
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEPARTMENT = "青河县教育局"


@dataclass(frozen=True)
class Saying:
    """What a passage says of one item. Amounts as printed, with their unit; a field that is None is not said."""

    items: tuple[str, ...]
    current: str | None = None
    previous: str | None = None
    delta: str | None = None
    direction: Direction | None = None
    percent: str | None = None
    against: Against | None = None
    reason: str | None = None


@dataclass(frozen=True)
class Counted:
    """Persons or things that a passage counts: `is_` as printed, with its unit."""

    item: str
    is_: str


@dataclass(frozen=True)
class Passage:
    id: str
    stage: Stage
    text: str
    headings: tuple[str, ...] = ()
    says: tuple[Saying, ...] = ()
    may_say: tuple[Saying, ...] = ()
    counts: tuple[Counted, ...] = ()

    @property
    def document(self) -> bytes:
        """A disclosure that holds nothing but the passage."""
        title = f"{_DEPARTMENT}2024年{'部门预算' if self.stage is Stage.BUDGET else '度部门决算'}公开"
        return "\n".join((title, "第三部分 情况说明", *self.headings, self.text, "")).encode()


def manners() -> tuple[str, ...]:
    """The provinces, by the names of their files."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))


@cache
def load(manner: str) -> tuple[Passage, ...]:
    """The passages in the manner of one province. Raises KeyError when there are none."""
    if manner not in manners():
        raise KeyError(f"no passages {manner!r}; there are {', '.join(manners())}")
    return tuple(_passage(item) for item in _data(manner)["passages"])


def province(manner: str) -> str:
    """The province by its Chinese name, 中央 for the central government's departments."""
    return str(_data(manner)["province"])


@cache
def _data(manner: str) -> Mapping[str, Any]:
    data: Mapping[str, Any] = yaml.load((FOLDER / f"{manner}.yaml").read_text(encoding="utf-8"), _LOADER)  # noqa: S506  it is a safe one
    return data


def _passage(data: Mapping[str, Any]) -> Passage:
    return Passage(
        id=data["id"],
        stage=Stage(data["stage"]),
        text=data["text"],
        headings=tuple(data.get("headings", ())),
        says=tuple(_saying(item) for item in data.get("says", ())),
        may_say=tuple(_saying(item) for item in data.get("may_say", ())),
        counts=tuple(Counted(item["item"], item["is"]) for item in data.get("counts", ())),
    )


def _saying(data: Mapping[str, Any]) -> Saying:
    said = dict(data)
    items = tuple(said.pop("item").split("/"))
    direction, against = said.pop("direction", None), said.pop("against", None)
    return Saying(
        items=items,
        direction=Direction(direction) if direction else None,
        against=Against(against) if against else None,
        **said,
    )
