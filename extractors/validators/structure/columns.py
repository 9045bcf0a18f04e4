"""Header paths → which columns are the sum of which others (表头的合计关系).

合计 │ 本年收入            │ 上年结转        合计 = 本年收入/小计 + 上年结转
     │ 小计 │ 财政 │ 事业 │                 本年收入/小计 = 财政 + 事业
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extractors.validators.structure import names

# Elements of a header path at most; more of them are strokes inside a head, and no header is that deep.
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Identity:
    """Column `whole` is the sum of the columns `parts`."""

    whole: str
    parts: tuple[str, ...]


@dataclass(slots=True)
class _Node:
    """An element of a header path: a column of its own, a heading over others, or both."""

    name: str
    column: str | None = None
    children: list[_Node] = field(default_factory=list)

    def child(self, name: str) -> _Node:
        for node in self.children:
            if node.name == name:
                return node
        self.children.append(_Node(name))
        return self.children[-1]

    def own(self) -> _Node | None:
        """The leaf that carries this heading's amount: itself, or the one 合计 under it."""
        if self.column is not None:
            return self
        totals = [node for node in self.children if node.column is not None and self._totals(node)]
        return totals[0] if len(totals) == 1 else None

    def _totals(self, node: _Node) -> bool:
        if node.children:
            return False
        same = bool(self.name) and names.plain(node.name) == names.plain(self.name)
        return same or names.is_total(node.name)

    def columns(self) -> Iterator[str]:
        """The columns whose sum is this heading's amount."""
        own = self.own()
        if own is not None and own.column is not None:
            yield own.column
            return
        for node in self.children:
            if not names.is_of_which(node.name):
                yield from node.columns()


def identities(columns: Sequence[str]) -> tuple[Identity, ...]:
    """The sums that the header paths (joined by `/`) spell out; none where the header is not clear about it."""
    root = _Node("")
    for path, column in _oriented(columns):
        node = root
        for element in path:
            node = node.child(element)
        node.column = column
    _nest(root)
    return tuple(_identities(root))


def total_column(columns: Sequence[str]) -> str | None:
    """The column that holds the whole of a line: 合计, or the only one there is."""
    if len(columns) == 1:
        return columns[0]
    totals = [column for column in columns if names.is_total(column.rpartition("/")[2])]
    shallow = min((column.count("/") for column in totals), default=0)
    outer = [column for column in totals if column.count("/") == shallow]
    return outer[0] if len(outer) == 1 else None


def _identities(node: _Node) -> Iterator[Identity]:
    own = node.own()
    if own is not None and own.column is not None:
        others = [other for other in node.children if other is not own and not names.is_of_which(other.name)]
        parts = tuple(column for other in others for column in other.columns())
        clear = not any(names.is_beside(other.name) for other in others)
        if clear and len(parts) > 1 and len(set(parts)) == len(parts):
            yield Identity(own.column, parts)
    for child in node.children:
        yield from _identities(child)


def _nest(node: _Node) -> None:
    """Put columns under the sibling that the forms define as their sum, where the header prints them flat."""
    for child in node.children:
        _nest(child)
    definitions = names.nested([child.name for child in node.children])
    moved: set[int] = set()
    for whole, parts in definitions.items():
        if node.children[whole].column is not None and not node.children[whole].children:
            node.children[whole].children = [node.children[part] for part in parts]
            moved.update(parts)
    node.children = [child for at, child in enumerate(node.children) if at not in moved]


def _oriented(columns: Sequence[str]) -> list[tuple[tuple[str, ...], str]]:
    """Paths with a repeated last element (预算数 │ 决算数 under every heading) turned so that it comes first."""
    split = (tuple(column.split("/")) for column in columns)
    paths = [path if len(path) <= _DEEPEST else ("/".join(path),) for path in split]
    under: dict[tuple[str, ...], set[str]] = {}
    for path in paths:
        under.setdefault(path[:-1], set()).add(path[-1])
    leaves = list(under.values())
    repeated = len(under) > 1 and () not in under and all(leaf == leaves[0] for leaf in leaves)
    if repeated and not any(names.is_total(leaf) for leaf in leaves[0]):
        paths = [(path[-1], *path[:-1]) for path in paths]
    return list(zip(paths, columns, strict=True))
