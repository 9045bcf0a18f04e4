"""What one sentence says there is none of, and others say there is (无、不涉及、未安排)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from extractors.review import decided
from extractors.review.statement import LONGEST, Group, Statement, bare, part, sentences
from extractors.schema.budget import Statement as Table
from extractors.schema.draft import Kind
from extractors.schema.extraction import Extraction
from extractors.schema.source import Source
from extractors.schema.suspicion import Contradiction

_CARRIED = "结转结余"
# What departments have or have not, and the table that has amounts of it.
_SUBJECTS: tuple[tuple[str, str, Kind | None], ...] = (
    ("政府性基金", r"政府性基金", Kind.GOVERNMENT_FUND),
    ("国有资本经营预算", r"国有资本经营", Kind.STATE_CAPITAL),
    ("项目支出", r"项目支出|专项(?:资金|经费|项目|支出)", Kind.PROJECTS),
    ("政府采购", r"政府采购", Kind.PROCUREMENT),
    ("政府购买服务", r"购买服务", None),
    ("因公出国（境）", r"出国|出境", None),
    ("公务用车购置", r"(?:公务用?车|车辆)(?:购置|更新)|(?:购置|更新)(?:公务用?车|车辆)", None),
    ("公务接待", r"公务接待", None),
    ("会议", r"会议费|会议支出", None),
    ("培训", r"培训费|培训支出", None),
    ("所属单位", r"(?:下属|所属|下级|直属|二级)[^，。；]{0,6}单位|下设[^，。；]{0,6}单位", None),
    ("内设机构", r"内设(?:机构|科室|股室)", None),
    ("绩效目标", r"绩效(?:目标|评价|自评)", None),
    (_CARRIED, r"结转|结余", Kind.CARRYOVER),
    ("财政专户", r"财政专户|专户管理", None),
    ("债务", r"债务|举债", None),
)
_DENIES = re.compile(
    r"无(?!变化|增减|变动|对比|关|法|障碍|偿|人机|线|纸|害)|没有(?!变化|增减|变动)|不涉及|不存在|不包括|未(?:安排|列|编制|设|发生|使用|购置|开展|纳入|组织|实行|有)"
)
_CLAUSE = re.compile("[，,：:]")
# A date, the number of a table or of a point is no amount.
_DATED = re.compile(r"(?:19|20)\d\d(?=年|-)年?|\d{1,2}[月日]")
_NUMBERED = re.compile(r"附?表\d+(?:[-—、]\d+)*|^\W*\d{1,2}[)）.、．](?!\d)")
_STATES = re.compile(r"[1-9]|[一二三四五六七八九十两]+(?:个|家|人|辆|项|次)|下设|分别(?:为|是)")
_DEFINES = re.compile("名词解释|注释")


@dataclass
class _Subject:
    denials: dict[str, Statement] = field(default_factory=dict)
    others: dict[str, Statement] = field(default_factory=dict)


def groups(extraction: Extraction) -> Iterator[Group]:
    """Of each subject the sentences that deny it, and those and the tables that have some of it."""
    told = decided.sources(extraction, "blanks.")
    found = {name: _Subject() for name, _, _ in _SUBJECTS}
    for passage in extraction.passages:
        if any(_DEFINES.search(heading) for heading in passage.heading):
            continue
        for said in sentences(passage.source.text):
            # a paragraph of many pages is not about one thing
            if len(said) <= LONGEST:
                _sort(Statement(part(passage.source, said)), found)
    for name, _, kind in _SUBJECTS:
        subject = found[name]
        if kind is not None:
            for table in extraction.budget.of_kind(kind):
                _of_table(table, subject)
        denials = tuple(
            each
            for each in subject.denials.values()
            if not any(_overlap(each.source, source) for source in told)
        )
        others = tuple(subject.others.values())
        if denials and others:
            yield Group((Contradiction.DENIED_YET_STATED,), name, name, denials, others)


def _overlap(one: Source, other: Source) -> bool:
    """Whether one of two texts is the other, or a part of it."""
    return (one.page, one.line, one.cell) == (other.page, other.line, other.cell) and (
        one.text in other.text or other.text in one.text
    )


def _sort(statement: Statement, found: dict[str, _Subject]) -> None:
    """Puts a sentence where it belongs, by what its clauses speak of."""
    text = bare(statement.source.text)
    clauses = _CLAUSE.split(text)
    for name, pattern, _ in _SUBJECTS:
        own = [clause for clause in clauses if re.search(pattern, clause)]
        if name != _CARRIED:
            # what is carried over of a fund says nothing of this year's
            own = [clause for clause in own if not re.search("结转|结余", clause)]
        if any(_DENIES.search(clause) for clause in own):
            found[name].denials.setdefault(text, statement)
        elif any(_STATES.search(_NUMBERED.sub("", _DATED.sub("", clause))) for clause in own):
            found[name].others.setdefault(text, statement)


def _of_table(table: Table, subject: _Subject) -> None:
    """The largest amount of a table stands for all of them."""
    amounts = [
        (amount.money, line.name) for line in table.lines for amount in line.amounts if amount.money.value > 0
    ]
    if amounts:
        money, name = max(amounts, key=lambda each: each[0].yuan)
        said = f"{table.title}：{name} {money.printed}{money.unit}"
        subject.others.setdefault(said, Statement(money.source, said))
