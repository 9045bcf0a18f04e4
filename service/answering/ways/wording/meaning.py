"""What a term means and what money is for: the glossary (名词解释), the sentence, the row of the table of projects."""

from __future__ import annotations

import re

from extractors.schema.budget import NarrativeItem
from extractors.schema.draft import Kind
from service.answering.asked.naming import without_names
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.document.telling import headed, remarking
from service.answering.printed.item_names import concept, names_of
from service.answering.printed.linking import Links, content
from service.answering.printed.places import passage_of
from service.answering.reply import Found, Reply
from service.answering.ways.changes.narrated import narrative
from service.answering.ways.figures.selection import select
from service.answering.ways.members import counted_up
from service.lexicon.names import TOTALS
from service.patterns import regex
from service.terms import key, unnumbered

_GLOSSARY = regex("名词解释|术语|名词")
_TERM = regex(
    r"^[（(]?[\d一二三四五六七八九十]{0,3}[)）]?[.、．]?\s*[“\"]?(.{2,24}?)[”\"]?\s*(?:——|—|：|:|，|是指|指)"
)
_IS_SAID = regex(
    r"(?:[（(]?[\d一二三四五六七八九十]{1,3}[)）.、．])?\s*[“\"]?(?P<term>[^，。；;：:“”\"]{2,24}?)[”\"]?(?:是|系)?指(?!标|导|定|挥)"
)
# What a formula is of, and what one of its parts is.
_RATE = regex("[一-鿿]{2,8}?(?:率|比例|比重|系数|指数)")
_PART = regex(r"\s*([^，。；;=＝]{2,16}?)(?:是指|指(?!标|导|定|挥)|系指)")
_SENTENCE = regex(r"[^。；;！!\n]+[。；;！!]?")
# A question for the term and nothing else.
_ONLY = regex("是什么钱?$|是啥$|什么是")
_FOR_WHOM = regex("[给为]谁|什么人|怎么来|哪里?来")
# A sentence that says no more than how much, how much more and what share of the whole: clause by clause.
_MERELY = regex(
    "(?:[^，,；;：:]*[\\d.]+(?:亿元|万元|千元|元|[%％])|(?:比|较|与|同|其中|占|增长|下降)[^，,；;]*)"
)

# Where a project's chapter says what it is; its form has what the money is for in a cell above the goals.
_IS, _FORM = (
    regex("项目概[况述]|项目简介|项目基本情况|主要内容|项目内容"),
    regex("绩效目标.{0,3}表"),
)
_USE_HEAD = regex("用途|支出方向|资金投向|主要内容|支出内容|用于")
_SHORTEST = 8
# 花在哪些方面 asks what for, 主要用于以下方面 leads over to what it consists of.
_ON_WHAT, _OVER = regex("方面|用于|用途|[花用]在"), regex("以下|下列|如下")
_USED_FOR = regex("主要?用于[^。；;]+")
_FOR = regex(
    r"(?:^|(?<=[，,。；;：:\n）)]))\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）.、．]|[一二三四五六七八九十]是|其中[：:]?)*\s*"
    r"(?P<said>(?!主要|具体|各)(?P<name>[^，,。；;：:\n\d]{2,40}?)[，,：:]?(?:主要)?(?:用于|用途[是为：:])[^。；;\n]{4,})"
)
_LEVEL, _MONEY = regex(r"[（(][类款项][)）]"), regex("(?<=..)(?:支出|资金|经费|项目)$")
# What tells that money changed, or did not, and against what.
_WENT = regex("增加|增长|减少|涨|(?<!提)升(?!级)|下降|降低|多[了出]|少[了掉]|变[多少]")
_ANNOUNCED = regex("[^，。；]*$")
_OF_CHANGE = regex("持平|决算数|预算数|原因|[大小高低]于")


def definition(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """What a term of the glossary (名词解释) means, as printed to its last full stop."""
    glossary = held.extraction.budget.glossary
    terms = [t for t in glossary if len(key(t.name)) > 1 and key(t.name) in question.plain]
    if not terms:
        terms = [t for t in glossary if concept(key(t.name)) in links.subjects]
    if terms:
        term = max(terms, key=lambda t: len(t.name))
        meant = term.definition
        return Found(
            f"{term.name}：{reply.quote(held.document, meant.text, meant.source, '名词解释', whole=True)}。"
        )
    for passage in held.extraction.passages:
        found = _TERM.match(passage.source.text.strip())
        heads = "/".join(passage.heading)
        if (
            found
            and _GLOSSARY.search(heads)
            and key(found.group(1)) in question.plain
            and len(key(found.group(1))) > 2
        ):
            return Found(
                f"文中写道：{reply.quote(held.document, passage.source.text, passage.source, heads)}。"
            )
    return formula(question, held, links, reply) or _said_to_mean(held, links, reply)


def _said_to_mean(held: Held, links: Links, reply: Reply) -> Found | None:
    """The sentence of the running text that begins with an item and says what it is (机关运行经费是指…)."""
    named = [subject for subject in links.subjects if len(subject) > 2]
    for passage in held.extraction.passages if named else ():
        for said in _SENTENCE.findall(passage.source.text):
            found = _IS_SAID.match(said.strip())
            if found is not None and key(found["term"]) in named:
                section = " / ".join(passage.heading)
                return Found(f"文中写道：{reply.quote(held.document, said, passage.source, section)}。")
    return None


def formula(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """How a rate or a number is computed (结转结余率=结转结余总额/预算数×100%), with what its parts are said to be."""
    text = without_names(question.plain, held.document)
    rates = (rate[n:] for rate in _RATE.findall(text) for n in range(len(rate) - 2))
    terms = [w for w in (*links.left, *links.subjects, *rates) if len(w) > 2]
    sentences = [
        (passage, said)
        for passage in held.extraction.passages
        if "=" in passage.source.text or "＝" in passage.source.text or _PART.search(passage.source.text)
        for said in _SENTENCE.findall(passage.source.text)
    ]
    for term in dict.fromkeys(terms):
        computed = re.compile(rf"{re.escape(term)}\s*(?:[（(][%％][）)])?\s*[=＝]\s*(?=\S)")
        for n, (passage, said) in enumerate(sentences):
            if (found := computed.search(said)) is None:
                continue
            told = [(passage, said[found.start() :])]
            for after, more in sentences[n + 1 :]:
                # 预算数指…: what a part of the formula is
                part = _PART.match(more.strip())
                if part is None or key(part.group(1)) not in key(told[0][1]):
                    break
                told.append((after, more))
            quoted = [reply.quote(held.document, t, p.source, " / ".join(p.heading)) for p, t in told]
            return Found(f"文中写道：{'；'.join(quoted)}。")
    return None


def of_term(question: Question, held: Held) -> bool:
    """Whether a question asks what something is that the glossary explains, and nothing more of it."""
    if not _ONLY.search(question.plain):
        return False
    text = without_names(question.plain, held.document)
    names = [key(t.name) for t in held.extraction.budget.glossary]
    return any(len(name) > 1 and name in text and not content(text.replace(name, " ")) for name in names)


def purpose(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """What the money of each item named is for, as printed: by the sentence about it, else beside it in a table."""
    told = [
        said
        for subject in links.subjects
        for name in (subject, _all_of(held, subject))
        if name and (said := _of_item(question, held, links, name, reply))
    ]
    if told:
        return Found("；".join(dict.fromkeys(told)) + "。")
    if (found := _of_row(question, held, links, reply) or _beside(held, links, reply)) is not None:
        return found
    if (found := counted_up.purpose(question, held, links, reply)) is not None:
        return found
    if _FOR_WHOM.search(question.plain) and (found := definition(question, held, links, reply)) is not None:
        return found
    # 多出二十来万，花到哪儿了: what it grew for
    of_change = _WENT.search(f"{links.earlier}{question.plain}") is not None
    return (
        _of_chapter(question, held, links, reply)
        or _of_clause(held, links, reply)
        or _of_sentence(question, held, links, reply, of_change=of_change)
        or _of_goal(question, held, links, reply)
        or _of_amount(question, held, links, reply)
        or (None if of_change or question.amounts else _of_glossary(question, held, links, reply))
    )


def _of_glossary(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """What the glossary says of a term, where nothing else tells what its money is for."""
    terms = [t for t in held.extraction.budget.glossary if len(key(t.name)) > 1]
    text = question.plain
    named = [
        t
        for t in terms
        if key(t.name) in text
        # 甲工程 of 甲工程运行经费, but not where all of that name is asked about
        and any(s == key(t.name) or (key(t.name) in s and s not in text) for s in links.subjects)
    ]
    if len(named) != 1 or unmatched(links.left, key(named[0].definition.text), key(named[0].name)):
        return None
    return definition(question, held, links, reply)


def _all_of(held: Held, subject: str) -> str:
    """The one item below a group of the classification (类, 款) that has all of its money; empty where it has several."""
    for group in held.catalogue.of_subject(subject):
        if not group.code or not group.whole or group.statement is None:
            continue
        below = {
            f.code: f
            for f in held.catalogue.figures
            if f.statement is group.statement and f.whole and f.code.startswith(group.code) and f.money.value
        }
        items = [f for code, f in below.items() if len(code) == max(map(len, below)) > len(group.code)]
        if len(items) == 1 and items[0].money.yuan == group.money.yuan:
            return items[0].subject
    return ""


def used_for(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """What the money of the one item named is for, where a sentence about it says so: that goes before what it consists of."""
    subjects = [s for s in dict.fromkeys(links.subjects) if not TOTALS.fullmatch(s)]
    if len(subjects) != 1 or not _ON_WHAT.search(question.heard) or concept(subjects[0]) is not None:
        return None
    told = [i for i in narrative(held, subjects[0]) if i.purpose and not _OVER.match(i.purpose.text)]
    if told and (said := _of_item(question, held, links, subjects[0], reply)):
        return Found(f"{said}。")
    if question.amounts or told:
        return None
    if (found := _beside(held, links, reply)) is not None:
        return found
    ways = (_of_chapter, _of_goal)
    return _of_clause(held, links, reply) or next(
        (found for way in ways if (found := way(question, held, links, reply)) is not None), None
    )


def _of_amount(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The one project, else the one line furthest down, that costs what the question says."""
    if not question.amounts:
        return None
    fitting = [
        f
        for f in held.catalogue.figures
        if f.statement is not None
        and f.kind is not Kind.PERFORMANCE
        and not TOTALS.fullmatch(f.subject)
        and any(f.fits(said) for said in question.amounts)
        and not unmatched(links.left, f.words)
    ]
    made = [f for f in fitting if f.kind is Kind.PROJECTS and not f.code]
    coded = [f for f in fitting if len(f.code) == max(len(g.code) for g in fitting)]
    for chosen in (made, coded):
        if len({f.subject for f in chosen}) == 1:
            figure = chosen[0]
            return Found(f"{figure.shown}为{reply.figure(held.document, figure)}。")
    return None


def _of_item(question: Question, held: Held, links: Links, subject: str, reply: Reply) -> str:
    for item in narrative(held, subject):
        if item.purpose is None or unmatched(links.left, key(item.sentence.text)):
            continue
        if question.amounts and (
            item.current is None or not any(said.fits(item.current) for said in question.amounts)
        ):
            continue
        section = " / ".join(item.heading)
        quote = item.sentence.text.strip()
        amount = reply.money(held.document, item.current, quote, section, item.item) if item.current else ""
        stated = reply.quote(held.document, item.purpose.text, item.purpose.source, section)
        return f"{item.item}{amount}，用途：{stated}"
    return "" if question.amounts else _of_paragraph(held, links, subject, reply)


def _of_paragraph(held: Held, links: Links, subject: str, reply: Reply) -> str:
    """What the sentence before the amounts says that they are for, in a paragraph that is about no other item."""
    for item in narrative(held, subject):
        passage = passage_of(held.extraction, item.sentence, item.item) if item.code else None
        before = passage.source.text.partition(item.sentence.text.strip())[0] if passage else ""
        found = _USED_FOR.search(before)
        if passage is None or found is None or unmatched(links.left, key(before)):
            continue
        said = before[: found.end()]
        return f"文中写道：{reply.quote(held.document, said, passage.source, ' / '.join(passage.heading))}"
    return ""


def _of_row(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The words beside a project in its table (项目概述, 主要内容)."""
    titles = {
        key(s.title) for s in held.extraction.budget.statements if s.kind in (Kind.PROJECTS, Kind.PROCUREMENT)
    }
    for subject in links.subjects:
        told = [
            p
            for p in held.extraction.passages
            if len(p.heading) == 2 and key(p.heading[0]) in titles and key(p.heading[1]) == subject
        ]
        if not told or unmatched(links.left, *(key(p.source.text) for p in told), subject):
            continue
        figure = select(held, subject, question, links.left)
        amount = reply.figure(held.document, figure) if figure is not None else ""
        name = figure.shown if figure is not None else told[0].heading[1]
        said = "；".join(
            reply.quote(held.document, p.source.text, p.source, " / ".join(p.heading), whole=True)
            for p in told
        )
        return Found(f"{name}{amount}，用途：{said}。")
    return None


def _beside(held: Held, links: Links, reply: Reply) -> Found | None:
    """The words under the head of what money is for (支出方向和用途, 主要内容) in the rows of the projects named."""
    told = []
    for subject in links.subjects:
        for statement in held.extraction.budget.statements:
            for line in statement.lines:
                remarks = [r for r in line.about if _USE_HEAD.search(key(r.head.rpartition("/")[2]))]
                if remarks and key(unnumbered(line.name)) == subject:
                    told += [
                        remarking(
                            line.name,
                            r.head.rpartition("/")[2],
                            r.source,
                            headed(statement.label, statement.title),
                        )(held.document, reply, ())
                        for r in remarks
                    ]
    return Found("；".join(dict.fromkeys(told)) + "。") if told and not links.left else None


def _of_clause(held: Held, links: Links, reply: Reply) -> Found | None:
    """What a clause that begins with the name of an item says that its money is for, where it has no amount (甲项目，用于…)."""
    for subject in links.subjects:
        for passage in held.extraction.passages:
            for found in _FOR.finditer(passage.source.text):
                named = key(_LEVEL.sub("", found["name"]))
                if subject not in names_of(named) and subject not in names_of(_MONEY.sub("", named)):
                    continue
                if unmatched(links.left, key(found.group())):
                    continue
                section = " / ".join(passage.heading)
                said = reply.quote(held.document, found["said"], passage.source, section)
                return Found(f"文中写道：{said}。")
    return None


def _merely(text: str) -> bool:
    clauses = re.split(r"[，,；;：:。、]", re.sub(r"(?<=\d),(?=\d{3})", "", text))
    return all(_MERELY.fullmatch(clause.strip()) for clause in clauses if clause.strip())


def _without_reason(item: NarrativeItem, text: str) -> str:
    """The sentence about an item as far as the reason of its change, without what tells that it changed."""
    if item.reason is not None and item.reason.text in text:
        text = _ANNOUNCED.sub("", text[: text.index(item.reason.text)])
    return "，".join(
        clause for clause in re.split(r"[，。；;]|,(?!\d)", text) if not _OF_CHANGE.search(clause)
    )


def _of_chapter(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """What the chapter, or the form, of a project named says that the project is."""
    for subject in links.subjects:
        for passage in held.extraction.passages:
            if not passage.heading or subject not in key(passage.heading[0]):
                continue
            text = passage.source.text.strip()
            told = (
                _IS.search(passage.heading[-1])
                if len(passage.heading) > 1
                else _FORM.search(passage.heading[0])
            )
            if told and len(text) > _SHORTEST and not unmatched(links.left, key(text), subject):
                section = " / ".join(passage.heading)
                return Found(f"文中写道：{reply.quote(held.document, text, passage.source, section)}。")
    return None


def _of_goal(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The goal of a project named, where the form of the project has one: what its money is to bring about."""
    for subject in links.subjects:
        for goal in held.extraction.budget.goals:
            if key(goal.project) != subject or unmatched(links.left, key(goal.text.text), subject):
                continue
            quoted = reply.quote(held.document, goal.text.text, goal.text.source, goal.project)
            return Found(f"{goal.project}，用途：{quoted}。")
    return None


def _of_sentence(
    question: Question, held: Held, links: Links, reply: Reply, *, of_change: bool
) -> Found | None:
    """The sentence about an item where it says more than amounts, and than how they changed unless `of_change`."""
    for subject in links.subjects:
        for item in narrative(held, subject):
            text = item.sentence.text.strip()
            if _merely(text if of_change else _without_reason(item, text)) or unmatched(
                links.left, key(text)
            ):
                continue
            if question.amounts and (
                item.current is None or not any(said.fits(item.current) for said in question.amounts)
            ):
                continue
            return Found(
                f"文中写道：{reply.quote(held.document, text, item.sentence, ' / '.join(item.heading))}。"
            )
    return None
