"""Fills the slots that a turn leaves empty from those of the turn before, and writes the question out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from service.answering.asked.kinds import Ask
from service.answering.asked.question import understand
from service.answering.conversation.turn import Turn
from service.answering.conversation.words import BODY, BOTH, ITEM, STAGE, WITHIN, YEAR
from service.answering.ways.reckoning.against_each_other import sets_against
from service.patterns import regex

# What was true of the item before need not be true of another.
_RISES = regex("增加|减少|增长(?!率)|下降|上升|降低|上涨")
_FIGURES = regex(r"\d+(?:\.\d+)?(?:亿元|万元|千元|元|亿|万|%)")
_SHARE_OF = regex(f"^在?{ITEM}的?(?:里面?|中|内|当中)所?占(?!.*{ITEM})")
_SHARE = regex(f"{ITEM}所?占(?!.*{ITEM})")
_JOINT = "(?:[和与跟及、|，]|以及)*"
# What a question asks for without naming an item: persons, vehicles, projects, units.
_OBJECT = regex(
    "(?:多少|几)(?:名|位)?(?:人|辆|台|套|户|平方米|场|期|批)"
    "|(?:哪些|哪几个?|什么|多少个?|几个)(?:下属|所属|直属|二级)?(?:项目|单位|机构|部门|指标|目标)"
)
_COUNTED = regex("(?:共?有|是|为)?(?:多少|几)(?:名|位)?(?:人|辆|台|套|户|平方米|场|期|批次?|人次)")
_MONEY = regex("(?:支出|收入|经费|费用?|资金|拨款|预算|金)$")
_ONE_OF_TWO = {"前者": 0, "后者": -1}
_ELIDED = regex("包括|包含|组成|构成|分为|分成")


@dataclass(frozen=True, slots=True)
class Filling:
    """A turn, the turn before, and what that one came to mean (see `conversation.Meant`).

    `latest` is the last year of which the departments spoken of have a document.
    """

    last: Turn
    turn: Turn
    departments: tuple[str, ...] = ()
    year: int | None = None
    base: int | None = None
    found: str = ""
    whole: str = ""
    spoken: tuple[str, ...] = ()
    latest: int | None = None

    def made(self) -> str | None:
        """The turn written out; None where it leaves out nothing."""
        turn = self.turn
        if not turn.asks:
            if turn.relation and turn.names:
                return self._set_against()
            if turn.says:
                return self._of_item() if turn.points_back else self._scoped()
            return self._asked_before()
        if turn.points_back or not turn.items or self._lacks_part():
            return self._of_item()
        return self._scoped()

    @property
    def dates(self) -> tuple[int, ...]:
        """The years that the turn names, a relative one counted from the year spoken of."""
        of = {0: self.latest, -2: self.base}.get(self.turn.step or 0, self.year)
        if self.turn.years or of is None or self.turn.step is None:
            return self.turn.years
        return (of + self.turn.step,)

    @property
    def focus(self) -> str:
        """The item spoken of: what the answer singled out, else what the question asked about."""
        if self.turn.wants(Ask.HIGHEST, Ask.PARTS) and not self.turn.points_back and self.whole:
            return self.whole
        if self.turn.points_back in _ONE_OF_TWO and len(self.last.items) > 1:
            return self.last.items[_ONE_OF_TWO[self.turn.points_back]]
        if self.found:
            return self.found
        if BOTH.search(self.turn.frame) and len(self.last.items) < 2:
            return "和".join(self.spoken[-2:])
        return "和".join(dict.fromkeys(self._share[0]))

    @property
    def _share(self) -> tuple[tuple[str, ...], str]:
        """The items that the last question spoke of, and of a share the whole: after 占, or before 中."""
        items = self.last.items
        if not self.last.wants(Ask.SHARE) or len(items) < 2:
            return items, ""
        before = self.last.frame.partition("占")[0].count(ITEM)
        return (items[1:], items[0]) if before == len(items) else (items[: before or 1], items[-1])

    def _lacks_part(self) -> bool:
        """Whether it names only what something is set against: 占总支出多少, 比公务接待费多多少."""
        turn = self.turn
        if len(turn.items) != 1:
            return False
        return (
            bool(turn.relation)
            or (turn.wants(Ask.SHARE) and _SHARE.search(turn.core) is not None)
            or _of_whole(turn)
        )

    def _of_item(self) -> str | None:
        """What the turn asks, of the item spoken of."""
        turn, core, focus = self.turn, self.turn.core, self.focus
        back = turn.points_back
        if not focus or (not back and not turn.items and _asks_for_object(core)):
            return self._scoped()
        if back:
            core = core.replace(back, focus + ("中" if back in WITHIN else ""), 1)
        elif _of_whole(turn):
            core = f"{focus}占{ITEM}的比例是多少"
        elif turn.items and not turn.relation:
            core = _SHARE.sub(f"{ITEM}占{self._share[1] or focus}的", core, count=1)
        elif turn.relation and turn.bodies:
            core = f"{self._own()}的{focus}{core}"
        else:
            lead = re.match(f"[{BODY}{YEAR}的]*", core)
            at = lead.end() if lead else 0
            core = core[:at] + focus + core[at:]
        if core == focus or core.endswith("人均"):
            core += "是多少"
        return self._written(core, turn.bodies, turn.items)

    def _set_against(self) -> str:
        """The item spoken of, set against what the turn names: 和昌黎比呢, 与上年相比."""
        turn, focus = self.turn, self.focus
        if turn.bodies:
            focus = "和".join(turn.items) or focus
            own, other = (self._own(), self.year), (turn.bodies[-1], self._year_of_named())
            both = "和".join(
                name + (f"{year}年" if year and all((own[1], other[1])) else "")
                for name, year in (own, other)
            )
            return f"{both}的{focus}相差多少"
        if turn.items:
            return self._written(f"{focus}和{'和'.join(ITEM for _ in turn.items)}相差多少", (), turn.items)
        then = turn.against or "上年"
        return self._written(f"{focus}比{then}变化多少", (), ())

    def _asked_before(self) -> str:
        """What was asked before, of what the turn names instead."""
        turn, last = self.turn, self.last
        frame, items = last.core, last.items
        if turn.names:
            frame = _FIGURES.sub("", _RISES.sub("变化", frame))
        if turn.items and all(_MONEY.search(item) for item in turn.items):
            # of money no persons or vehicles are asked
            frame = _COUNTED.sub("是多少", frame)
        compared = last.wants(Ask.DIFFERENCE) or sets_against(understand(last.frame))
        if turn.items and turn.points_back in WITHIN and self.focus:
            frame, items = _with(frame, ITEM, items, (f"{self.focus}的{'和'.join(turn.items)}",), False)
        elif turn.items and last.wants(Ask.SHARE) and len(items) > len(turn.items):
            items = (*turn.items, *items[len(turn.items) :])
        elif turn.items:
            frame, items = _with(frame, ITEM, items, turn.items, compared)
        if stage := STAGE.search(turn.frame):
            frame = STAGE.sub("", frame)
            frame = frame.replace(ITEM, ITEM + stage.group(), 1) if ITEM in frame else stage.group() + frame
        if not re.search(f"[^{BODY}{YEAR}{ITEM}|]", STAGE.sub("", frame)):
            frame += "是多少"
        bodies = last.bodies
        if turn.bodies:
            frame, bodies = _with(frame, BODY, bodies, turn.bodies, compared)
        if self.dates:
            frame = re.sub(f"({YEAR}{_JOINT})+", YEAR, frame)
        return self._written(frame, bodies, items, inherited=True)

    def _scoped(self) -> str | None:
        """The turn in the department and of the year spoken of; None where it names both or there are none."""
        turn = self.turn
        if turn.bodies and BODY in turn.frame and (turn.years or self._year_of_named() != self.year):
            return None
        if not (self.departments or self.year or turn.bodies):
            return None
        return self._written(turn.core, turn.bodies, turn.items)

    def _written(
        self, frame: str, bodies: tuple[str, ...], items: tuple[str, ...], *, inherited: bool = False
    ) -> str:
        """The frame with its slots filled, department and year in front where it has no place for them."""
        turn = self.turn
        years = self.dates
        if not years:
            kept = self._year_of_named() if turn.bodies else self.year
            if kept and self.base == kept + 1 and turn.wants(Ask.WHY, Ask.CHANGE):
                # how the years differ, the document of the later one tells
                kept = self.base
            several = inherited and len(self.last.years) > 1 and not turn.bodies
            years = self.last.years if several else ((kept,) if kept else ())
        if BODY not in frame:
            frame = BODY + frame
            bodies = (self._own() if not turn.bodies else "和".join(turn.bodies),)
        if YEAR not in frame and years:
            frame = re.sub(f"^([^{BODY}]{{0,1}}{BODY})?", lambda found: found.group() + YEAR, frame, count=1)
        said = tuple(f"{year}年" for year in years) or (("上年",) if turn.step == -1 else ())
        for mark, words in ((BODY, bodies), (YEAR, said), (ITEM, items)):
            for word in words:
                frame = frame.replace(mark, word, 1)
            frame = frame.replace(mark, "")
        return re.sub("[，|]+", "，", frame).strip("，")

    def _own(self) -> str:
        """The departments spoken of, without what they are set against."""
        named = {document.department for document in self.turn.documents}
        return "和".join([name for name in self.departments if name not in named] or self.departments)

    def _year_of_named(self) -> int | None:
        """The year spoken of where the departments that the turn names have a document of it."""
        years = {d.fiscal_year for d in self.turn.documents}
        if self.year in years:
            return self.year
        return next(iter(years)) if len(years) == 1 else None


def _of_whole(turn: Turn) -> bool:
    """Whether a share is asked of what the turn names: 在总支出中占多少."""
    return turn.wants(Ask.SHARE) and not turn.relation and _SHARE_OF.match(turn.core) is not None


def _asks_for_object(core: str) -> bool:
    return _OBJECT.search(core) is not None and not _ELIDED.search(core)


def _with(
    frame: str, mark: str, old: tuple[str, ...], new: tuple[str, ...], compared: bool
) -> tuple[str, tuple[str, ...]]:
    """The frame with other words in the slots of this mark: all of them, of things compared the last."""
    if mark not in frame:
        return (f"{mark}{frame}", ("和".join(new),)) if mark == BODY else (f"{mark}是多少", ("和".join(new),))
    if len(new) == len(old):
        return frame, new
    if compared and len(new) < len(old):
        return frame, (*old[: -len(new)], *new)
    joined = "和".join(new)
    if len(set(old)) == 1:
        return frame, (joined,) * len(old)
    first, _, rest = frame.partition(mark)
    return first + mark + re.sub(f"{_JOINT}{mark}", "", rest), (joined,)
