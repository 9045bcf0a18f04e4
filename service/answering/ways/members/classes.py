"""Spending by the classes of the national classification (功能分类, 经济分类), at the level that a question names."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.codes import named
from extractors.schema.draft import Kind
from service.answering.asked.question import Question
from service.answering.document.enumerations import Enumeration, Named, enumerations
from service.answering.document.held import Held, unmatched
from service.answering.printed.figure import Figure
from service.answering.printed.item_names import concept
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.members.components import components, same_measure
from service.patterns import regex
from service.terms import key

_ASKED = regex(
    "功能(?:分类|科目)|经济(?:分类|科目)|哪些?方面|哪[几些]?[个大]?类|按[大]?类|各类|大类|[类款项]级|哪些科目|全部科目|各科目"
)
_ECONOMIC = regex("经济")
# Digits of a code at each level of the functional classification; of the economic one the last has none.
_LEVELS = (
    (
        regex(
            "哪[一几]?[个大]?类|按大?类|各类|大类|类级|方面|(?<=最.的)[一二两三四五六七八九十]大?类|前[一二两三四五六七八九十]大?类"
        ),
        3,
    ),
    (regex("哪[一几些]?[个]?款|按款|各款|款级"), 5),
    (regex("哪[一几些]?[个]?项(?!目)|末级|最细|按项|各项|项级"), 7),
)
_BY_FUNCTION = (
    Kind.EXPENDITURE,
    Kind.GENERAL_BY_FUNCTION,
    Kind.RECEIPTS_EXPENDITURE,
    Kind.FISCAL_APPROPRIATION,
)
BY_ECONOMIC = (
    Kind.GENERAL_BY_ECONOMIC,
    Kind.BASIC_BY_ECONOMIC,
    Kind.RECEIPTS_EXPENDITURE,
    Kind.FISCAL_APPROPRIATION,
)
_WHOLES = ("支出总计", "预算总额", "一般公共预算支出", "项目支出", "基本支出", "财政拨款支出")
# What they are spent as is no class.
_MEASURES = ("基本支出", "项目支出")
_MOST = 60
# The first digit of the codes by economic class (30201), which those by function do not begin with.
_OF_ECONOMIC = "3"
# Words that say by which classification, and at which level.
_MERELY = regex("功能|经济|分类?|科目|[类款项]级?|政府|部门|预算|支出|[按大的]")


def digits_of(text: str) -> int | None:
    """How many digits the codes of the level have that a question names; None where it names none."""
    return next((n for words, n in _LEVELS if words.search(text)), None)


def at_level(held: Held, whole: Figure, digits: int | None) -> list[Figure]:
    """The lines under a whole whose codes have so many digits, in the column that it is read from."""
    if digits is None:
        return []
    found = [
        f
        for f in held.catalogue.figures
        if f.statement is whole.statement
        and len(f.code) == digits
        and f.code.startswith(whole.code)
        and f.code != whole.code
        and same_measure(f, whole)
        and f.money.value
    ]
    return list({f.code: f for f in reversed(found)}.values())[::-1]


def classified(question: Question, held: Held, whole: Figure) -> list[Figure]:
    """The lines of the level asked for that make up a whole; of the highest level where none is named.

    Empty where the question does not ask for classes, or the whole's table has none.
    """
    if not _ASKED.search(question.plain) or whole.statement is None:
        return []
    digits = digits_of(question.plain)
    lines = [
        f
        for f in held.catalogue.figures
        if f.statement is whole.statement
        and f.code != whole.code
        and f.code.startswith(whole.code)
        and f.code
        and not (f.line is not None and f.line.of_body)
        and same_measure(f, whole)
        and f.money.value
    ]
    lengths = sorted({len(f.code) for f in lines})
    wanted = digits if digits in lengths else (lengths[0] if lengths else None)
    return list({f.code: f for f in reversed(lines) if len(f.code) == wanted}.values())[::-1]


def _of_classification(figure: Figure, question: Question) -> bool:
    """Whether a figure of a table of several classifications stands under the one that is asked for."""
    head = figure.header or ""
    if figure.kind is not Kind.RECEIPTS_EXPENDITURE and figure.kind is not Kind.FISCAL_APPROPRIATION:
        return True
    if not _ECONOMIC.search(question.plain):
        return _ECONOMIC.search(head) is None
    return _ECONOMIC.search(head) is not None and ("政府" in head) == ("政府预算" in question.plain)


def classes(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """All lines of a level with their amounts, under the whole that the question names."""
    if not _ASKED.search(question.plain):
        return None
    words = [w for w in links.left if _MERELY.sub("", w)]
    kinds = BY_ECONOMIC if _ECONOMIC.search(question.plain) else _BY_FUNCTION
    subjects = [s for s in links.subjects if concept(s) in _WHOLES or s.endswith(_WHOLES)] or (
        [] if links.subjects else ["支出总计"]
    )
    if links.container in subjects and any(s not in subjects for s in links.members):
        # what is asked of is named inside the whole
        return None
    whole_budget = {"预算总额", "支出总计"} & set(subjects)
    # what was spent in the year before what a side adds up to with what is left
    names = [*(("本年支出合计", "支出总计") if whole_budget else ()), *subjects]
    names += ["一般公共预算支出"] if whole_budget else []
    for name in names:
        figures = [f for kind in kinds for f in held.catalogue.of_subject(name) if f.kind is kind and f.whole]
        figures = [f for f in figures if _of_classification(f, question)]
        for whole in figures:
            made = classified(question, held, whole)
            # one class may hold all, and is then the answer at its level
            made = made if made and digits_of(question.plain) == len(made[0].code) else made[1:] and made
            made = made or [f for f in components(held, whole) if f.subject not in _MEASURES]
            if (
                not made
                or (len(made) < 2 and not made[0].code)
                or unmatched(words, whole.words, *(f.words for f in made))
            ):
                continue
            told = "；".join(f"{f.shown}{reply.figure(held.document, f)}" for f in made[:_MOST])
            return Found(f"{whole.shown}为{reply.figure(held.document, whole)}，其中：{told}。")
    return _in_words(held, [*subjects, *words], reply) if kinds is BY_ECONOMIC else None


def _in_words(held: Held, words: list[str], reply: Reply) -> Found | None:
    """The one sentence that counts up the economic classes (商品和服务支出, 资本性支出) of what is named before them."""
    found = {
        one.text: one
        for one in enumerations(held)
        if (made := _economic(one))
        and not unmatched(words, key("|".join((*one.passage.heading[-1:], one.sentence[: made[0].start]))))
    }
    if len(found) != 1:
        return None
    one = next(iter(found.values()))
    return Found(
        f"文中写道：{reply.quote(held.document, one.text, one.passage.source, ' / '.join(one.passage.heading))}。"
    )


def _economic(one: Enumeration) -> Sequence[Named]:
    """The economic classes that an enumeration has, behind the whole that rounding may keep them from adding up to; none
    where it has anything else."""
    made = one.members if one.whole is not None else one.members[1:]
    known = all(any(code.startswith(_OF_ECONOMIC) for code in named(key(m.name))) for m in made)
    return made if len(made) > 1 and known else ()
