"""Answers that are sentences of the document: whether there is such an item, what a term means, what money is for,
how many there are, and what only the text tells. Every answer quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.schema.budget import Indicator
from extractors.schema.extraction import Passage
from service.answering.compose import components
from service.answering.held import Held, unmatched
from service.answering.linking import Links, content
from service.answering.lookup import select
from service.answering.naming import without_names
from service.answering.kinds import Ask
from service.answering.question import Question
from service.answering.reply import Found, Reply
from service.lexicon.names import TOPIC
from service.terms import coverage, grams, key, plain, same

_SENTENCE = re.compile(r"[^。；;！!\n]+[。；;！!]?")
_NOT_BOUGHT = re.compile(
    "(?:没有|未|不|无)[^，,]{0,16}购置[^，,]{0,6}(?:公务用车|公车|车辆)|(?:没有|未|无)[^，,]{0,16}(?:公务用)?车辆?购置"
)
_NONE = re.compile(r"无|没有|未安排|未列|不涉及|暂未|空表")
_UNITS = re.compile(r"批次|平方米|人次|编制|人|名|辆|台|套|户|家|场|期|次|个|条|座|处")
# 开几场会: what is counted is told by the unit and the item, not by the verb.
_COUNTED = re.compile(r"[一-鿿]?(?:多少|几)([场期次批])[一-鿿]?$")
_CAUSE = re.compile("原因|因为|由于|因此|所以|[，,]因")
_TELLING = re.compile(r"[\d一二三四五六七八九十两]|分别|包括")
_USE = re.compile("用于|用来|用途|用作|用在|以便|旨在|[，,]为|发给|聘请|购买|购置|支付|补助")
# What a sentence must say to answer a question of a kind; the first kind that fits counts.
_MUST = (
    (Ask.DEFINITION, re.compile("指|是为|定义为")),
    (Ask.WHY, _CAUSE),
    (Ask.PURPOSE, _USE),
    (Ask.COUNT, _TELLING),
    (Ask.PARTS, _TELLING),
    (Ask.AMOUNT, _TELLING),
    (Ask.YES_NO, re.compile("有|无|未|不涉及|不存在|安排|设")),
)
_OF_MONEY = re.compile("多少钱|多少元|多少万|费用|花费|花了|金额|经费")
_OF_TIME = re.compile("结转|新增|新安排|续作|延续|安排")
# A question that does not say so is about an indicator when it holds this much of the indicator's name.
_ASKED = 0.5
# A paragraph that can be quoted whole.
_SHORT = 160


def yes_no(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """有没有: a non-zero figure says yes; a sentence that denies it, a printed zero or a blank table's reason no."""
    if not links.subjects:
        return None
    if "购置" in question.plain and (denied := _no_purchase(held, reply)) is not None:
        return denied
    told: list[str] = []
    for subject in links.subjects:
        figure = select(held, subject, question, links.left)
        if figure is not None and unmatched(links.left, figure.words):
            figure = None
        if figure is not None and figure.money.value:
            text = f"有。{figure.shown}为{reply.figure(held.document, figure)}"
            leaves = [f for f in components(held, figure) if f.money.value][-3:]
            text += "".join(f"，其中{f.shown}{reply.figure(held.document, f)}" for f in leaves)
            told.append(text)
            continue
        nil = list(_nil(held, subject, reply))
        denials = [] if nil else list(_denials(question, held, subject, links.left))
        if figure is None and not denials and not nil:
            return None
        text = "没有"
        for passage, sentence in denials[:1]:
            section = " / ".join(passage.heading)
            text += "：" + reply.quote(held.document, sentence, passage.source, section)
        text += "".join(f"，{reason}" for reason in nil)
        if figure is not None:
            text += f"；{figure.shown}为{reply.figure(held.document, figure)}"
        told.append(text)
    return Found("；".join(told) + "。")


def indicator(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The targets of performance indicators (绩效指标), as printed.

    Every word of the question must name an indicator or its project; a part of a question that names no
    project means the one that the part before it spoke of. Of several indicators asked of one project, those
    that were not found are named.
    """
    words = content(_without_years(question.plain), held.catalogue.said)
    if not words:
        return None
    if len(question.years) > 1:
        # Set against each other, projects are told apart by their years and by what the years differ in.
        words = [w for w in words if not _OF_TIME.fullmatch(w)]
    loose = about_targets(question)
    by_project: dict[str, list[Indicator]] = {}
    for one in held.extraction.budget.indicators:
        if _of_years(one.project, question):
            by_project.setdefault(one.project, []).append(one)
    found: list[tuple[tuple[int, float], list[Indicator], tuple[str, ...]]] = []
    for project, indicators in by_project.items():
        name = key(project)
        meant_ones = [
            one for one in indicators if loose or coverage(key(one.level3), question.plain) >= _ASKED
        ]
        matched = {id(one): [w for w in words if _names(w, one)] for one in meant_ones}
        naming = {w for ws in matched.values() for w in ws if unmatched([w], name)}
        others = [w for w in words if w not in naming]
        missing = tuple(unmatched(others, name))
        # A question that names no word of the project may be about anything.
        if not naming or (missing and not (loose and len(missing) < len(others))):
            continue
        meant = [one for one in meant_ones if naming & set(matched[id(one)])]
        near = sum(coverage(w, name) for w in words) + sum(coverage(s, name) for s in links.subjects)
        found.append(((-len(missing), near), meant, missing))
    if not found:
        return None
    best, _, missing = max(found, key=lambda f: f[0])
    chosen = [one for near, meant, _ in found if near == best for one in meant]
    if _OF_MONEY.search(question.plain) and not loose:
        # what something costs is no number of persons or things
        chosen = [one for one in chosen if re.search("元|万$|亿$", one.target.text)]
        if not chosen:
            return None
    if "多少" in question.plain:
        chosen = [one for one in chosen if re.search(r"\d", one.target.text)] or chosen
    told = []
    several = len({one.project for one in chosen}) > 1
    for one in chosen[:8]:
        target = one.target.text.strip()
        n = reply.cite(held.document, one.target.source, f"{one.level3}\t{target}", one.project)
        told.append((f"{one.project}：" if several else "") + f"{one.level3}的指标值为“{target}”[{n}]")
    silent = f"没有找到「{'」「'.join(missing)}」的指标。" if missing else ""
    return Found("；".join(dict.fromkeys(told)) + "。" + silent)


def _of_years(project: str, question: Question) -> bool:
    """Whether a project is of a year that the question names, as far as both name one."""
    printed = re.match(r"(?:19|20)\d{2}(?=年)", project.strip())
    return not (printed and question.years) or int(printed.group()) in question.years


def _names(word: str, one: Indicator) -> bool:
    return not unmatched([word], key(one.level3), key(one.level2))


def about_targets(question: Question) -> bool:
    """Whether a question says that it asks for a performance target."""
    return re.search("指标|目标|绩效|满意度|完成率|及时率|覆盖率", question.plain) is not None


def _no_purchase(held: Held, reply: Reply) -> Found | None:
    """The sentence that says that no vehicles are bought."""
    for held_passage in held.extraction.passages:
        for sentence in _SENTENCE.findall(held_passage.source.text):
            if _NOT_BOUGHT.search(sentence):
                section = " / ".join(held_passage.heading)
                return Found(f"没有：{reply.quote(held.document, sentence, held_passage.source, section)}。")
    return None


def passage(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The sentence that holds every word of the question, quoted; none when no sentence does."""
    named = _without_years(without_names(question.plain, held.document))
    counted = _COUNTED.search(named)
    words = content(_COUNTED.sub("", named))
    if sum(map(len, words)) < 2 and not (links.subjects and (counted or question.wants(Ask.PURPOSE))):
        return None
    unit = re.compile(rf"\d+{counted.group(1)}") if counted else _unit_of(question)
    must = next((told for ask, told in _MUST if question.wants(ask)), None)
    numbers = [n for n in re.findall(r"\d+", question.plain) if not re.fullmatch(r"(?:19|20)\d\d", n)]
    asked = set(grams(question.plain))
    found: list[tuple[int, int, Passage, str]] = []
    for held_passage in held.extraction.passages:
        text = held_passage.source.text
        # what one sentence does not hold a short paragraph may
        whole = (text,) if unit is None and len(text) <= _SHORT else ()
        for sentence in (*_SENTENCE.findall(text), *whole):
            told = key(sentence)
            if any(n not in told for n in numbers) or unmatched(words, told):
                continue
            if unmatched(links.subjects, told) or (must is not None and not must.search(told)):
                continue
            if unit is not None and not unit.search(told):
                continue
            found.append((-len(asked & set(grams(told))), len(sentence), held_passage, sentence))
    if not found:
        return None
    _, _, best, sentence = min(found, key=lambda f: f[:2])
    return Found(f"文中写道：{reply.quote(held.document, sentence, best.source, ' / '.join(best.heading))}。")


def _unit_of(question: Question) -> re.Pattern[str] | None:
    """A number of what is asked for: of persons where a question asks how many persons."""
    asked = re.search("多少(?:人|名|位)|几(?:人|名|位)", question.plain)
    return re.compile("[\\d一二三四五六七八九十百两]+余?(?:人|名|位)") if asked else None


def _denials(
    question: Question, held: Held, subject: str, words: tuple[str, ...]
) -> Iterator[tuple[Passage, str]]:
    """Sentences that say there is no such item; those about money carried over only when that is asked."""
    carried = "结转" in question.plain
    kept = []
    for held_passage in held.extraction.passages:
        for sentence in _SENTENCE.findall(held_passage.source.text):
            told = same(plain(sentence))
            if (
                not _NONE.search(told)
                or subject not in told
                or unmatched(words, told, key("".join(held_passage.heading)))
            ):
                continue
            if _NONE.search(told[: told.index(subject)]) is None and "空表" not in told:
                continue
            if ("结转" in told) != carried:
                continue
            kept.append((len(sentence), held_passage, sentence))
    for _, held_passage, sentence in sorted(kept, key=lambda k: k[0]):
        yield held_passage, sentence


def _nil(held: Held, subject: str, reply: Reply) -> Iterator[str]:
    for statement in held.extraction.budget.statements:
        if statement.nil is not None and TOPIC.get(statement.kind) == subject:
            section = " ".join(part for part in (statement.label, statement.title) if part)
            yield "空表说明：" + reply.quote(held.document, statement.nil.text, statement.nil.source, section)
            return


def _without_years(text: str) -> str:
    return re.sub(r"(?<!\d)(?:19|20)\d{2}年?(?:度|底)?", " ", text)
