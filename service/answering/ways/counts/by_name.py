"""How many there are of the one thing that a question calls by the very name that the document counts it under, or by a
short form of that name."""

from __future__ import annotations

from service.answering.asked.kinds import Ask
from service.answering.asked.naming import without_names
from service.answering.asked.question import Question
from service.answering.document.held import Held, of_last_year
from service.answering.document.quantities import Counted, counted
from service.answering.printed.linking import Links, content
from service.answering.printed.short_names import short_names
from service.answering.reply import Found, Reply
from service.patterns import regex
from service.terms import key

_ASKED = regex("(?:一共|总共|共计?)?(?:都|各)?(?:有|是|为)?(?:多少|几)(?P<unit>[一-鿿]{0,4}?)(?:吗|呢|啊)?$")
_NUMBER = regex("(?:的?(?:总数|数量|数目|个数))$")
_OTHERWISE = (
    Ask.WHY, Ask.CHANGE, Ask.SHARE, Ask.DIFFERENCE, Ask.VERIFY, Ask.PER_HEAD, Ask.HIGHEST, Ask.PARTS,
)  # fmt: skip
# Asks for more than the one number.
_MORE = regex("多少|几|[、,，和与及跟]|目标|指标|实际|完成|[还缺空剩超差]|批次?|人次")
_HERE = regex("(?:我|本|全|该)?(?:[省市县区镇乡]|辖区|系统)(?:范围)?内?的?|(?:目前|现在?|共|总)")
# A shorter name stands inside others.
_SHORTEST = 4


def named(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The number under that name, in the unit that is asked for; none where the question says anything more."""
    if not question.wants(Ask.COUNT) or question.wants(*_OTHERWISE) or of_last_year(question, held):
        return None
    text = without_names(question.plain, held.document)
    asked = _ASKED.search(text)
    if asked is None or not asked["unit"] or any(y != held.year for y in question.years):
        return None
    about, unit = _NUMBER.sub("", text[: asked.start()]), asked["unit"]
    known: dict[str, list[Counted]] = {}
    for count in counted(held):
        if not count.aim and _same_unit(count.quantity.unit, unit):
            # what a goal counts stands under its project, called by its own words
            for called in {key(count.label), count.words.rpartition("|")[2]} - {""}:
                known.setdefault(called, []).append(count)
    name = _meant(about, known, held)
    aims = [key(indicator.level3) for indicator in held.extraction.budget.indicators]
    if name is None or any(_aimed(aim, name, about) for aim in aims if aim):
        # what there is a target for is told with the target
        return None
    told = known.get(name, [])
    if not told or len({one.quantity.value for one in told}) > 1:
        return None
    one = told[0]
    # “良”的项目2个: the name was cut inside its quotation marks
    whole = one.label.count("“") == one.label.count("”")
    return Found((one.told(held, reply) if whole else one.quoted(held, reply)) + "。")


def _aimed(aim: str, name: str, about: str) -> bool:
    """Whether a target is of what is counted: of what is done with it (检查药店) only where the question says that too."""
    return aim in name or (name in aim and all(part in about for part in aim.split(name) if part))


def _meant(about: str, known: dict[str, list[Counted]], held: Held) -> str | None:
    """The name that the words about which a number is asked are, or are short for, with nothing beside it."""
    whole = max((n for n in known if len(n) >= _SHORTEST and n in about), key=len, default=None)
    if whole is not None:
        start = about.index(whole)
        end = start + len(whole)
    else:
        short = short_names(about, [n for n in known if n], held.catalogue.said)
        if len(short) != 1:
            return None
        whole, start, end = short[0]
    beside = _HERE.sub(" ", f"{about[:start]} {about[end:]}")
    return None if _MORE.search(beside) or content(beside, held.catalogue.said) else whole


def _same_unit(printed: str, asked: str) -> bool:
    bare = key(printed)
    return bool(asked) and (bare == asked or asked in bare or bare in asked)
