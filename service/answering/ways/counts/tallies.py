"""Numbers that one paragraph tells side by side (小学17家，初中9家; 42批次、380人次): each for the words that ask it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.schema.money import YUAN_PER_UNIT
from service.answering.asked.kinds import Ask
from service.answering.asked.naming import without_names
from service.answering.asked.question import Question
from service.answering.document.held import Held, of_last_year, unmatched
from service.answering.document.quantities import Counted, counted, spelled
from service.answering.printed.linking import Links, content
from service.answering.reply import Found, Reply, sum_of
from service.answering.ways.counts.staffing import NO_POSTS
from service.answering.ways.wording.demands import ASKED_UNIT, alike
from service.patterns import regex
from service.terms import key, plain

_JOINT = regex("以及|(?<!共)[和与及跟](?!谐)|[,，、；;]|(?<=[次批期场人名辆台套个家处项户件])(?=多少[一-鿿])")
_EACH_ASKED = regex(r"(?:各自?|分别)(?:都|共)?(?:有|是|为|安排|招)?(?:多少|几)")
# Points are of what was assessed, which a sentence tells.
_OTHERWISE = regex("[钱元]|经费|费用|金额|预算数|(?:多少|几)分")
_MERELY = regex("人数|数量|个数|总数|人员|职工|客人|来客|一共|各有?|分别|计划|全系统|这|其中")
_EACH_OF = regex("[各每]")
_GIVEN = regex(r"\d+(?:\.\d+)?[一-鿿]")
_OF_PROJECTS = regex(
    "^[^,，和与及]*(?:(?:多少|几)[个项]?项目|项目(?:一?共|总共)?有?(?:多少|几)[个项])[^,，和与及]*$"
)
_SHORT_NAME = regex("(?:多少|几)[个支家]([队站所馆科处股室校])$")
_YEAR = regex(r"20\d\d")
_CELL = regex(r"^t\d+")
_OCCASIONS = (
    frozenset({"批", "批次"}),
    frozenset({"场", "场次"}),
    frozenset({"次", "回"}),
    frozenset({"期"}),
)
# Units in which anything is counted.
_LOOSE = frozenset({"个", "名", "人", "家", "处", "座", "项", "条", "位", "所", "户", "件", "台", "套", "辆"})
# 一共多少批次 adds up nothing.
_IN_ALL = regex("(?:一共|总共|共计?|合计)(?:[一-鿿]{0,3}了|[一-鿿]{0,2})有?(?:多少|几)")
_ABROAD = regex("[境国]外|国（境）外|国\\(境\\)外|外事|外宾|境外")
_GRADED = regex('为?[“"]([^”"]{1,3})[”"]的')
_VISITS = regex("团组|批次?|[场期次]数|会议?$|培训班?$")
_OCCURS = frozenset({"批", "次", "场", "期"})
_AREA, _AREAS = regex("面积"), frozenset({"亩", "公顷", "平方米", "平方公里"})
_AND, _BOTH = regex("(?<=[一-鿿]{2})[和与及](?=[一-鿿]{2})"), 2
_NO_NUMBER = frozenset({"%", "‰"})
# What stands right before digits that are the end of a number, what a number is of, and what is told of before another name.
_IN_NUMBER, _NAME = regex(r"(?:[\d.]|\d,)\Z"), regex("[一-鿿]{2,12}")
_OF_SO_MANY = regex(r"\d[家个所名人辆台套座处户件场]$")


@dataclass(frozen=True, slots=True)
class Piece:
    """One number that is asked for: the words that say of what, and the units that will do."""

    words: tuple[str, ...]
    units: frozenset[str]
    # what is counted, where that is a word of many questions: a number of problems is none of projects
    counts: str = ""
    # the unit as it is said
    unit: str = ""


def asked(question: Question) -> bool:
    """Whether a question asks for several numbers of things, or for one in a unit that it says."""
    text = NO_POSTS.sub(" ", question.plain)
    return (
        (ASKED_UNIT.search(text) is not None or _EACH_ASKED.search(text) is not None)
        and _OTHERWISE.search(text) is None
        and not question.wants(
            Ask.WHY, Ask.CHANGE, Ask.SHARE, Ask.DIFFERENCE, Ask.VERIFY, Ask.PER_HEAD, Ask.HIGHEST, Ask.DEFINITION
        )
        and (not question.wants(Ask.SUM) or _IN_ALL.search(text) is not None)
    )  # fmt: skip


def several(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """Each of two or more numbers that one paragraph, or one table, tells together."""
    pieces = list(_pieces(question, held))
    return _told(pieces, question, held, reply) if len(pieces) > 1 else None


def one(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The one number in the unit asked for, in a paragraph that has all words of the question."""
    pieces = list(_pieces(question, held))
    alone = len(pieces) == 1 and pieces[0].units and pieces[0].words
    if not alone:
        return None
    # 分布在多少所学校: of what the part before it asked about
    carried = [w for w in links.left if links.earlier and w not in question.plain and w in links.earlier]
    return _told(pieces, question, held, reply, carried)


def _told(
    pieces: Sequence[Piece], question: Question, held: Held, reply: Reply, carried: Sequence[str] = ()
) -> Found | None:
    if not asked(question) or of_last_year(question, held):
        return None
    groups = list(_groups(held))
    own = [g for g in groups if all(any(_names(c, piece) for c in g) for piece in pieces)]
    for told_together in (*own, *groups):
        every = [
            c
            for c in told_together
            if not (
                _of_two(c, question.plain)
                or _of_part(c, question.plain)
                or (_of_one_place(c) and not _EACH_OF.search(question.plain))
            )
        ]
        if every and carried and unmatched(carried, *_around(every[0])):
            continue
        # 接待了多少批次: guests from abroad are told apart, and meant where they are named
        group = [c for c in every if not _ABROAD.search(c.label) or _ABROAD.search(question.plain)] or every
        # 评为“优”的项目10个 is not how many were assessed
        group = [c for c in group if all(key(q) in question.plain for q in _GRADED.findall(c.label))]
        chosen = [_of_piece(piece, group, held) for piece in pieces]
        told = [c for c in chosen if c is not None]
        if len(told) < len(pieces) or not _of_its_year(question, held, told):
            continue
        if not all(_of_all(c, [p for p, d in zip(pieces, told, strict=True) if d is c]) for c in told):
            continue
        said = [_said(c, piece, held, reply) for c, piece in zip(told, pieces, strict=True)]
        return Found("，".join(dict.fromkeys(said)) + _together(question, told, reply) + "。")
    return None


def _together(question: Question, told: Sequence[Counted], reply: Reply) -> str:
    """What several of one unit come to where they are asked for together (甲和乙一共多少家); empty where not."""
    units = {c.quantity.unit for c in told}
    numbers = {id(c.quantity): c.quantity.value for c in told}
    asked = question.wants(Ask.SUM) and len(ASKED_UNIT.findall(question.plain)) == 1
    if not asked or len(units) > 1 or len(numbers) < len(told) or len(told) < _BOTH:
        return ""
    return f"，合计{reply.result(sum_of(numbers.values()), units.pop(), '合计')}"


def _pieces(question: Question, held: Held) -> Iterator[Piece]:
    text = NO_POSTS.sub(" ", without_names(question.plain, held.document))
    found: list[tuple[tuple[str, ...], frozenset[str]]] = []
    said: list[str] = []
    counts = "项目" if _OF_PROJECTS.search(text) else ""
    for part in _JOINT.split(text):
        unit = ASKED_UNIT.search(part)
        rest = _GIVEN.sub(" ", _MERELY.sub(" ", ASKED_UNIT.sub(" ", part)))
        rest = _AREA.sub(" ", rest) if unit is None else rest
        words = tuple(content(rest, held.catalogue.said))
        # 多少个队: a word of one character behind the unit is all that it is called
        words = words or tuple(_SHORT_NAME.findall(part))
        if words or unit:
            area = _AREAS if unit is None and _AREA.search(part) else frozenset()
            found.append((words, _units(unit.group(1)) if unit else area))
            said.append(unit.group(1) if unit else "")
    for n, (words, units) in enumerate(found):
        # 小学和初中各有几家: the unit stands with the last; 多少批次和多少人次: the words with the first
        following = next((u for _, u in found[n:] if u), frozenset())
        before = next((w for w, _ in reversed(found[: n + 1]) if w), ())
        yield Piece(words or before, units or following, counts, said[n])


def _units(unit: str) -> frozenset[str]:
    """The units that count the same things: 批次 and 期 are counts of occasions, but of different ones."""
    same = next((units for units in _OCCASIONS if unit in units), None)
    return same if same is not None else alike(unit)


def _groups(held: Held) -> Iterator[list[Counted]]:
    """The numbers of each paragraph, then those of each table; targets are told with what they are at least or at most."""
    groups: dict[str, list[Counted]] = {}
    for one_of in (*counted(held), *spelled(held)):
        unit = one_of.quantity.unit
        if unit in YUAN_PER_UNIT or unit in _NO_NUMBER or "\t" in one_of.quote or one_of.former:
            continue
        cell = _CELL.match(one_of.quantity.source.cell or "")
        alone = one_of.quote == one_of.quantity.source.text
        groups.setdefault(f"|{cell.group()}" if cell and alone else one_of.quote, []).append(one_of)
    yield from sorted(groups.values(), key=lambda g: g[0].quantity.source.cell is not None)


def _names(one_of: Counted, piece: Piece) -> bool:
    """Whether a number is called by the very word that is asked for, in the very unit (漫水桥6座)."""
    return bool(piece.words) and one_of.quantity.unit == piece.unit and key(one_of.label) == piece.words[-1]


def _of_piece(piece: Piece, group: Sequence[Counted], held: Held) -> Counted | None:
    """The number of a group that a piece asks for: by its name, else by its unit where no other has that."""
    fitting = [(c, called(c)) for c in group if not piece.units or _counts(c, piece.units)]
    fitting = [(c, name) for c, name in fitting if piece.counts in name]
    around = "|".join(dict.fromkeys(key(plain(t)) for c in group for t in (c.quote, c.section)))
    if unmatched(piece.words, around, *(name for _, name in fitting)):
        return None
    # a name that is only like a word (绩效评级: 绩效自评) is not what is asked for where the document has the word itself
    naming = [
        (
            c,
            name,
            [
                w
                for w in piece.words
                if w in name or (w not in held.catalogue.said and not unmatched([w], name))
            ],
        )
        for c, name in fitting
    ]
    named = [n for n in naming if piece.words and piece.words[-1] in n[2]]
    if named:
        # what else is asked of it stands around it, or in its own name
        most = max(len(words) for _, _, words in named)
        shortest = min(len(name) for _, name, words in named if len(words) == most)
        closest = [c for c, name, words in named if len(words) == most and len(name) == shortest]
        return closest[0] if len({c.quantity.value for c in closest}) == 1 else None
    # a heading is over much that is not its own (会议费和培训费…情况)
    spoken = len(fitting) == 1 and not unmatched(piece.words, key(plain(fitting[0][0].quote)), fitting[0][1])
    nameless = spoken and not naming[0][2] and _beside(piece, fitting[0][0])
    return fitting[0][0] if piece.units and nameless else None


def _beside(piece: Piece, one_of: Counted) -> bool:
    """Whether a number without a name of its own counts what is asked: in a unit that says what, or in the clause that has
    the words."""
    if one_of.quantity.unit not in _LOOSE or _VISITS.search(one_of.label):
        return True
    number = re.compile(rf"(?<![\d.])(?<!\d,){re.escape(one_of.quantity.printed.strip())}")
    clauses = [key(c) for c in re.split("[，,；;。（(）)]", one_of.quote) if number.search(c)]
    return any(not unmatched(piece.words, clause) for clause in clauses)


def _counts(one_of: Counted, units: frozenset[str]) -> bool:
    """Whether a number is in one of the units; 次 is in the one that its name says (批次预算为56次), and groups of visitors and
    meetings are occasions (来访团组64个, 召开会议14个)."""
    if one_of.quantity.unit == "个" and units & _OCCURS and _VISITS.search(one_of.label):
        return True
    named = one_of.quantity.unit == "次" and any(
        re.search(
            rf"{unit}[^\d，,。；;]{{0,6}}{re.escape(one_of.quantity.printed.strip())}\s*次", one_of.quote
        )
        for unit in units
    )
    return one_of.quantity.unit in units or named


def _of_all(counted_one: Counted, pieces: Sequence[Piece]) -> bool:
    """Whether a number asked for under several names has them all (政府部门及事业单位): else it is the number of none."""
    name = called(counted_one)
    return len(pieces) == 1 or all(p.words and not unmatched(p.words[-1:], name) for p in pieces)


def called(counted_one: Counted) -> str:
    """What a number is of: its name, and what stands right behind it (340家书店), which may be its only own name."""
    found = _behind(counted_one.quote, counted_one.quantity.printed.strip(), counted_one.quantity.unit)
    if found is None:
        return counted_one.words
    start, name = found
    before, behind = key(counted_one.quote[:start]), key(name)
    # 52家医院和340家书店: 医院 is no name of the 340
    ahead = before[:-1] if before.endswith(("和", "与", "及")) else before
    label = key(counted_one.label)
    others = any(
        words.endswith(label) and _OF_SO_MANY.search(words.removesuffix(label)) for words in (before, ahead)
    )
    return behind if others else f"{counted_one.words}|{behind}"


def _behind(quote: str, number: str, unit: str) -> tuple[int, str] | None:
    """Where a number with its unit first has a name right behind it, and the name; None where it never has."""
    at = quote.find(number)
    while at >= 0:
        if _IN_NUMBER.search(quote, max(at - 2, 0), at) is None:
            rest = quote[at + len(number) :].lstrip()
            name = _NAME.match(rest, len(unit)) if rest.startswith(unit) else None
            if name is not None:
                return at, name.group()
        at = quote.find(number, at + 1)
    return None


def _of_part(counted_one: Counted, asked: str) -> bool:
    """Whether a number is of a part that is not asked for (其中集中供养96人)."""
    if "其中" not in counted_one.quote:
        return False
    number = re.escape(counted_one.quantity.printed.strip())
    part = re.search(rf"其中[:：]?([一-鿿]{{2,8}}?)(?:为|有|共)?{number}(?![\d.,])", counted_one.quote)
    return part is not None and key(part.group(1)) not in asked


def _of_one_place(counted_one: Counted) -> bool:
    """Whether a number is what each of several has (行政村各配备防疫员1名), and not how many there are."""
    if _EACH_OF.search(counted_one.quote) is None:
        return False
    number = re.escape(counted_one.quantity.printed.strip())
    unit = re.escape(counted_one.quantity.unit)
    return (
        re.search(rf"[各每](?!级|类|项|种)[^，,。；;：:\d]{{0,14}}{number}\s*{unit}", counted_one.quote)
        is not None
    )


def _around(counted_one: Counted) -> tuple[str, str]:
    return key(plain(counted_one.quote)), key(plain(counted_one.section))


def _of_two(counted_one: Counted, asked: str) -> bool:
    """Whether a number is of two things together of which only one is asked for (17处堤防和渡槽: 几座渡槽)."""
    joined = _AND.split(called(counted_one).rpartition("|")[2])
    return (
        len(joined) == _BOTH
        and sum(any(half[n : n + 2] in asked for n in range(len(half) - 1)) for half in joined) == 1
    )


def _said(one_of: Counted, piece: Piece, held: Held, reply: Reply) -> str:
    """The number under its name; where the name does not say what was asked, the clause that has it."""
    if piece.words and not unmatched(piece.words[-1:], key(one_of.label)) and one_of.words in called(one_of):
        return one_of.told(held, reply)
    # a cell that is a number alone says nothing but in its row and column
    alone = one_of.quote.strip() == one_of.quantity.printed.strip()
    return one_of.told(held, reply) if alone else one_of.quoted(held, reply)


def _of_its_year(question: Question, held: Held, told: Sequence[Counted]) -> bool:
    years = [y for y in question.years if y != held.year]
    return all(str(y) in c.quote or not _YEAR.search(c.quote) for y in years for c in told)
