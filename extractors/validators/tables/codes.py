"""Classification codes (科目编码) against the national classification and against the rest of the document."""

from __future__ import annotations

from collections.abc import Iterator

from extractors import codes
from extractors.schema.budget import Budget, Line, Statement
from extractors.schema.check import Cause, Check, Severity, Status, Suspect
from extractors.schema.source import Source
from extractors.validators.rule import rule
from extractors.validators.structure import names
from extractors.validators.wording import at, faint, title


@rule
def code_is_whole(budget: Budget) -> Iterator[Check]:
    """科目编码完整：缺位或多位的编码，其名称在别处对应另一编码。

    A damaged code, one digit short or over, stands beside a name that belongs to exactly one code close to it.
    """
    elsewhere: dict[str, set[str]] = {}
    for _, line in _lines(budget):
        if codes.is_classified(line.code):
            elsewhere.setdefault(names.plain(line.name), set()).add(line.code)
    for statement, line in _lines(budget):
        if not line.code.isdigit() or codes.is_classified(line.code):
            continue
        known = elsewhere.get(names.plain(line.name), set()) | set(codes.named(line.name))
        near = codes.nearest(line.code, known)
        if near is None:
            continue
        source = _place(line)
        yield Check(
            code="",
            status=Status.FAILS,
            severity=Severity.WARNING,
            message=f"{title(statement)}“{line.name}”的科目编码印 {line.code}，应为 {near}{at(source) if source else ''}",
            expected=near,
            printed=line.code,
            sources=(source,) if source else (),
            suspect=_suspect(source, near),
        )


@rule
def name_belongs_to_the_code(budget: Budget) -> Iterator[Check]:
    """科目名称与国家科目表一致；名称因年度不同，只作提示。

    The name printed beside a code is one it goes by; names change between years, so a difference is only noted.
    """
    seen: set[tuple[str, str]] = set()
    beside: dict[tuple[str, str], set[str]] = {}
    for statement, line in _lines(budget):
        beside.setdefault((statement.table, line.code), set()).add(line.name)
    for statement, line in _lines(budget):
        known = [name for name in codes.lookup(line.code) if name.printed]
        name = names.plain(line.name)
        if not known or not name or (line.code, name) in seen:
            continue
        other_kind = any(code[0] != line.code[0] for code in codes.named(line.name))
        if other_kind or len(beside[statement.table, line.code]) > 1:
            continue  # the name is that of a project or an economic item that the code pays for
        seen.add((line.code, name))
        source = line.source or _place(line)
        if any(_same_name(name, names.plain(other.name)) for other in known):
            continue
        yield Check(
            code="",
            status=Status.CANNOT_TELL,
            severity=Severity.INFO,
            message=(
                f"{title(statement)}科目 {line.code} 的名称印“{line.name}”，科目表中见过的是"
                f"“{'”“'.join(other.name for other in known)}”，可能是年度差异{at(source) if source else ''}"
            ),
            expected=known[0].name,
            printed=line.name,
            sources=(source,) if source else (),
        )


@rule
def parent_is_printed(budget: Budget) -> Iterator[Check]:
    """印有上级科目的表中，每个科目的上级都应印出。

    In a table that prints the parents of its codes, a single code without a printed parent may be damaged.
    """
    for statement in budget.statements:
        coded = [line for line in statement.lines if codes.is_classified(line.code)]
        printed = {line.code for line in coded}
        below = [line for line in coded if codes.parent(line.code) is not None]
        orphans = [line for line in below if codes.parent(line.code) not in printed]
        if len(orphans) != 1 or len(below) < 4:
            continue
        orphan = orphans[0]
        source = _place(orphan)
        yield Check(
            code="",
            status=Status.CANNOT_TELL,
            severity=Severity.WARNING,
            message=(
                f"{title(statement)}只有科目 {orphan.code} {orphan.name} 没有印出上级科目，"
                f"编码可能有误{at(source) if source else ''}"
            ),
            printed=orphan.code,
            sources=(source,) if source else (),
        )


def _lines(budget: Budget) -> Iterator[tuple[Statement, Line]]:
    for statement in budget.statements:
        for line in statement.lines:
            if line.code:
                yield statement, line


def _place(line: Line) -> Source | None:
    return line.code_source or line.source


def _suspect(source: Source | None, proposed: str) -> Suspect:
    if source is None:
        return Suspect(cell=None, cause=Cause.UNKNOWN, proposed=proposed)
    return Suspect(
        cell=source.cell, cause=Cause.MISREAD if faint(source) else Cause.MISPRINT, proposed=proposed
    )


def _same_name(one: str, other: str) -> bool:
    # Typesetting shortens names at either end (其他支出 for 其他…支出 stays different).
    return one == other or (
        min(len(one), len(other)) > 3 and (one.startswith(other) or other.startswith(one))
    )
