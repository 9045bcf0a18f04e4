"""What performance targets (绩效指标) are set: one project's form, and for each thing asked of it the indicator that sets it."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from itertools import takewhile

from extractors.schema.budget import Figure, Indicator
from extractors.schema.draft import Stage
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held, of_last_year, unmatched
from service.answering.document.telling import target
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.targets.target_aspects import BASIS, BESIDE, REACHED, Aspect, aspects_of
from service.answering.ways.targets.target_forms import Form, forms, of_years
from service.answering.ways.wording.demands import ASKED_UNIT, alike
from service.lexicon.targets import RATE_ASKED, TARGETS
from service.patterns import regex
from service.terms import coverage, key, same

_MONEY = regex("元|万$|亿$")
_OF_MONEY = regex(
    "多少(?:个亿|个万|钱|元|万|亿)|几(?:个亿|个万|元|万|亿)"
    "|(?:补[助贴]?|[发领拿奖]|工资|奖励|救助)(?:了|到|给|放)?多少(?=$|[,，?？])"
)
_OF_TIME = regex("结转|新增|新安排|续作|延续|安排")
_BEFORE = regex("前年|上年|去年|近两年|历年|往年")
_AIM = regex("目标|指标值|计划|要求|应(?![急用收付])|定(?!点|额|期|向|位|编|岗|价)")
# So much of an indicator's name makes a question that does not speak of targets one about it.
_ASKED = 0.5
# Asks of every project what it sets for one thing.
_OF_EACH = regex("[两三四五六几各每]个?[^,，。个]{0,4}项目[^,，。]*(?:各|分别|都|哪一?[个项])")
_MOST = 12
# 养护里程的指标值是多少: a name and what asks for its value, and nothing else.
_ASKS_VALUE = regex("(?P<name>.+?)的?(?:指标值|目标值)(?:分别|各)?(?:定的?)?(?:是|为)?(?:多少|几|什么)")
# All that a question for an outturn or a score is made of.
_MERELY = regex(
    "实际(?:上)?|完成值?|达到|实现|得分?|扣|自评|分值?|权重|满分|偏差|了|到|的|是|为|情况|又|那|多少|几|什么|值|率|个|[座条家台人名次场公里亩户件项期%]"
)
_CALLED = regex("叫(?:什么|啥)|名字|名称(?:是|有|都)")
_THINGS = "家|个|名|人|所|处|座|户|台|辆|件|次|场|批|项"
_LEVEL = regex(
    "(数量|质量|时效|成本|经济效益|社会效益|生态效益|可持续影响|满意度|产出|(?<!经济)(?<!社会)(?<!生态)效益)指标"
)
# Asks for what is said beside what an indicator sets.
_BESIDE_GOAL = regex("(?:说|写|提|称|目标|计划)[^,，。]*(?:[和与跟同]|以及)[^,，。]{0,6}指标(?!和|与)")
_SENTENCE = regex(r"[^。；;！!\n]+[。；;！!]?")
# What any form may set: of which project, the words before it say (精减退职生活补助发给多少人，是什么标准).
_OF_ANY = regex("(?:补助|补贴|发放|资助)?标准")
_OWN_FORM = 0.6
_SAYS_MONEY = regex("资金|经费|金额|多少钱|[万亿]元|预算")
_PROJECTS_COUNTED = regex("项目(?:一?共|总共)?(?:有|是)?(?:几|多少)个|(?:几|多少)个项目")
_HOW_LONG = regex(
    "多长时间|多久|(?:几|多少)(?:个?工作日|天|小时|分钟|日)(?:内|之内|以内)?|时限|什么时候|何时"
)


def about_targets(question: Question) -> bool:
    """Whether a question says that it asks for a performance target."""
    return TARGETS.search(question.plain) is not None


def asks_beside(question: Question, links: Links) -> bool:
    """Whether a part of a question asks on for what stands beside the target that the part before it asked for."""
    bare = _MERELY.sub("", question.plain)
    return (
        bool(links.context)
        and not links.subjects
        and not bare
        and any(a.search(question.plain) for a, _ in BESIDE)
    )


def by_name(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """What the indicator sets whose whole name stands before 指标值, behind the name of its project if any."""
    asked = _ASKS_VALUE.fullmatch(same(key(question.plain)))
    if asked is None:
        return None
    called = ((same(key(one.level3)), one) for one in held.extraction.budget.indicators if one.level3)
    ones = [(name, one) for name, one in called if asked["name"].endswith(name)]
    longest = max((name for name, _ in ones), key=len, default="")
    before = asked["name"].removesuffix(longest).removesuffix("的")
    meant = [
        (Form(one.project, (one,)), one)
        for name, one in ones
        if name == longest and (not before or coverage(before, same(key(one.project))) == 1)
    ]
    told = _told(meant, question, held, reply)
    return Found(f"{told}。") if told else None


def targets(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The targets asked for, as printed, of the project that the question names; what is not found is named.

    None when nothing in the forms is called by the words of the question.
    """
    if (
        of_last_year(question, held)
        and held.document.stage is not Stage.FINAL
        and not _BEFORE.search(question.plain)
    ):
        # a target is this year's
        return None
    loose = about_targets(question)
    if question.wants(Ask.DIFFERENCE, Ask.YES_NO) and not loose and _SAYS_MONEY.search(question.plain):
        # what money differs by, or whether there is any, no target tells
        return None
    if _PROJECTS_COUNTED.search(question.plain):
        # how many projects there are is no target
        return None
    if not loose and _CALLED.search(question.plain):
        # how many there are is not what they are called
        return None
    aspects = list(aspects_of(question, held))
    if asks_beside(question, links):
        carried = tuple(w for w in dict.fromkeys(links.context) if len(w) > 1)
        aspects, loose = [Aspect(carried, (), frozenset(), asks=True)], True
    named = [w for aspect in aspects for w in aspect.words]
    if len(question.years) > 1:
        # Set against each other, projects are told apart by their years and by what the years differ in.
        named = [w for w in named if not _OF_TIME.fullmatch(w)]
    if not named and not (loose and links.context):
        return None
    best: tuple[tuple[int, float, float], list[tuple[Form, Indicator]], tuple[str, ...]] | None = None
    tied: list[tuple[Form, Indicator]] = []
    each = _OF_EACH.search(question.plain) is not None and not links.subjects
    unsaid = bool(links.subjects) and all(_OF_ANY.fullmatch(w) for w in named)
    for form in forms(held):
        if not of_years(form.project, question):
            continue
        if unsaid and all(coverage(s, key(form.project)) < _OWN_FORM for s in links.subjects):
            # the standard of another project
            continue
        chosen, missing, score = _answer(form, aspects, named, question, loose)
        if not chosen:
            continue
        name = key(form.project)
        # what an indicator of the form is called is no word for a project
        called = {same(key(one.level3)) for one in chosen}.intersection(named)
        near = (
            len(called)
            + sum(coverage(w, name) for w in (*named, *links.subjects) if w not in called)
            + sum(coverage(w, name) for w in links.context) / 4
        )
        # of each of several projects, its own is told, however it is called
        rank = (-len(missing), 0.0, 0.0) if each else (-len(missing), near, score)
        told = [(form, one) for one in chosen]
        if best is None or rank > best[0]:
            best, tied = (rank, told, missing), list(told)
        elif rank == best[0]:
            tied += told
    if best is None:
        return None
    rank, _, missing = best
    if "执行率" in question.plain and not any("率" in one.level3 for _, one in tied):
        # how much of its money a project has spent is no target of what it makes
        return None
    if missing and (not loose or len(missing) >= max(len(named), 2)):
        return None
    if missing and (said := _in_a_sentence(named, held, reply)) is not None:
        return said
    if _HOW_LONG.search(question.plain):
        # 一站式结算，承诺多长时间内办完: of all limits of time that of its name, where there is one
        tied = [(f, one) for f, one in tied if not unmatched(named, key(one.level3))] or tied
    text = _told(tied, question, held, reply)
    if text and _BESIDE_GOAL.search(question.plain):
        text += _of_goals({one.project for _, one in tied}, named, held, reply)
    silent = f"没有找到「{'」「'.join(missing)}」的指标。" if missing else ""
    return Found(text + "。" + silent) if text else None


def _of_goals(projects: Set[str], named: Sequence[str], held: Held, reply: Reply) -> str:
    """The sentences of these projects' goals with a number of what is asked."""
    said = [
        f"；{goal.project}的{goal.period}中写道：{reply.quote(held.document, sentence, goal.text.source, goal.project)}"
        for goal in held.extraction.budget.goals
        if goal.project in projects
        for sentence in _SENTENCE.findall(goal.text.text)
        if any(
            re.search(rf"\d(?:{_THINGS})[^，,、。]{{0,4}}{re.escape(word)}", key(sentence)) for word in named
        )
    ]
    return "".join(dict.fromkeys(said))


def _in_a_sentence(named: Sequence[str], held: Held, reply: Reply) -> Found | None:
    """The sentence that sets in words what no form does: it has all that is asked, and a number."""
    for passage in held.extraction.passages:
        for sentence in _SENTENCE.findall(passage.source.text):
            if re.search(r"\d", sentence) and not unmatched(named, key(sentence)):
                section = " / ".join(passage.heading)
                return Found(f"文中写道：{reply.quote(held.document, sentence, passage.source, section)}。")
    return None


def _answer(
    form: Form, aspects: Sequence[Aspect], named: Sequence[str], question: Question, loose: bool
) -> tuple[list[Indicator], tuple[str, ...], float]:
    """The indicators of one form that are asked for, the words that it does not have, and how near it is."""
    name = key(form.project)
    of_project = {w for w in named if not unmatched([w], name)}
    if not _speaks_of(form, aspects, named):
        return [], (), 0.0
    chosen: list[Indicator] = []
    score = 0.0
    met: set[str] = set(of_project)
    for aspect in aspects:
        words = [w for w in aspect.words if w in named and w not in of_project]
        ones = [
            one
            for one in form.indicators
            if loose
            or aspect.sorts
            or coverage(key(one.level3), question.plain) >= _ASKED
            # of the project named, what has all words and the unit asked for
            or (of_project and words and all(_names(w, one) for w in words) and _counts(one, aspect.units))
        ]
        if aspect.sorts:
            fitting = [one for one in ones if all(told.search(_name(one)) for told in aspect.sorts)]
            closer = [one for one in fitting if any(_names(w, one) for w in words)]
            if closer or fitting:
                met.update(w for w in words if any(_names(w, one) for one in closer))
                found = closer or (fitting if of_project or not words else [])
                if not found and words:
                    # of an indicator without levels only its name tells
                    found = [o for o in ones if not o.level2 and all(_names(w, o) for w in words)]
                    met.update(words if found else ())
            else:
                found = []
        else:
            found = [one for one in ones if words and any(_names(w, one) for w in words)]
            most = max((sum(_names(w, one) for w in words) for one in found), default=0)
            found = [one for one in found if sum(_names(w, one) for w in words) == most]
            # one that is called so, and none whose name is only like it
            found = [one for one in found if same(key(one.level3)) in words] or found
            met.update(w for w in words if any(_names(w, one) for one in found))
            if not words and aspect.asks and of_project:
                found = _called(ones, question)
                counting = [one for one in form.indicators if aspect.units and _counts(one, aspect.units)]
                if not found and len(counting) == 1:
                    # 要除治多少株: the one target of the project that is counted so
                    found = counting
        if aspect.units and (counted := [one for one in found if _counts(one, aspect.units)]):
            found = counted
        elif aspect.units:
            found = [
                one
                for one in found
                if re.search(r"\d", one.target.text)
                and not re.search("[%％]", _printed(one))
                and (not one.target.unit or any(one.target.unit in alike(unit) for unit in aspect.units))
            ]
        chosen += [one for one in found if one not in chosen]
        score += len(found) > 0
    if (
        not chosen
        and loose
        and of_project
        and all(not a.sorts and set(a.words) <= of_project for a in aspects)
    ):
        chosen = list(form.indicators)
    if not form.project:
        told = "|".join(_name(one) for one in form.indicators)
        before = (w for aspect in takewhile(lambda a: not a.asks, aspects) for w in aspect.words)
        met.update(w for w in before if coverage(w, told) > 0)
    missing = tuple(w for w in named if w not in met)
    return chosen, missing, score


def _called(ones: Sequence[Indicator], question: Question) -> list[Indicator]:
    """The indicators of which most stands in the question, where its words are those of the project too."""
    shares = {id(one): coverage(key(one.level3), question.plain) for one in ones}
    most = max(shares.values(), default=0)
    return [one for one in ones if shares[id(one)] == most] if most >= _ASKED else []


def _speaks_of(form: Form, aspects: Sequence[Aspect], named: Sequence[str]) -> bool:
    """Whether a form is of what the question names before it asks; without a project's name its indicators tell."""
    before = list(takewhile(lambda aspect: not aspect.asks, aspects))
    said = [w for aspect in before for w in aspect.words if w in named]
    if not said or len(before) == len(aspects):
        return True
    names = "|".join(_name(one) for one in form.indicators)
    told = key(form.project) or names
    if all(any(_names(w, one) for one in form.indicators) for w in said):
        # 养护里程和受益乡镇各定了多少: the first of two indicators, and no project
        return True
    return any(not unmatched([w], told) or (not form.project and coverage(w, told) > 0) for w in said)


def _told(tied: list[tuple[Form, Indicator]], question: Question, held: Held, reply: Reply) -> str:
    chosen = [one for _, one in tied]
    if levels := _LEVEL.findall(question.plain):
        of_level = [one for one in chosen if any(level in one.level1 + one.level2 for level in levels)]
        chosen = of_level or chosen
    if question.wants(Ask.AMOUNT) and "多少" in question.plain:
        chosen = [one for one in chosen if re.search(r"\d", one.target.text)] or chosen
    if _OF_MONEY.search(question.plain) and not about_targets(question):
        # what something costs is no number of persons or things
        chosen = [one for one in chosen if _MONEY.search(_printed(one))]
    if ASKED_UNIT.search(question.plain) and not about_targets(question):
        # how many there are is no rate
        chosen = [one for one in chosen if not re.search("[%％]", _printed(one))]
    if question.wants(Ask.AMOUNT) and not about_targets(question) and not RATE_ASKED.search(question.plain):
        # how much is carried over or bought is not at which rate (结转结余率, 政府采购执行率)
        chosen = [one for one in chosen if not key(one.level3).endswith("率")]
    if _BEFORE.search(question.plain):
        chosen = [one for one in chosen if any(not BASIS.search(other.head) for other in one.others)]
    several = len({one.project for one in chosen}) > 1
    told = []
    for one in chosen[:_MOST]:
        said = f"{one.project}：" if several and one.project else ""
        said += target(held.document, one, reply)
        for other in _beside(one, question, final=held.document.stage is Stage.FINAL):
            n = reply.cite(
                held.document, other.target.source, f"{one.level3}\t{other.target.text.strip()}", one.project
            )
            said += f"，{other.head}为“{other.target.text.strip()}”[{n}]"
        told.append(said)
    return "；".join(dict.fromkeys(told))


def _beside(one: Indicator, question: Question, *, final: bool) -> list[Figure]:
    """What is printed beside the target that the question asks for too: earlier years, the score, the outturn."""
    if _BEFORE.search(question.plain):
        return [other for other in one.others if not BASIS.search(other.head)]
    heads = [head for asked, head in BESIDE if asked.search(question.plain)]
    if final and _AIM.search(question.plain) is None:
        # who asks a final account how high a rate is wants what was reached
        heads.append(re.compile(REACHED))
    return [other for other in one.others if any(head.search(other.head) for head in heads)]


def _name(one: Indicator) -> str:
    return f"{key(one.level3)}|{key(one.level2) or key(one.level1)}"


def _names(word: str, one: Indicator) -> bool:
    return not unmatched([word], key(one.level3), key(one.level2))


def _counts(one: Indicator, units: frozenset[str]) -> bool:
    printed = f"{_printed(one)}{one.level3}"
    return any(unit in printed for unit in units) and re.search(r"\d", one.target.text) is not None


def _printed(one: Indicator) -> str:
    """The target with its unit, which may stand in a cell of its own."""
    text = one.target.text.strip()
    return text if one.target.unit in text else f"{text}{one.target.unit}"
