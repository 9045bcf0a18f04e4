"""Projects set against each other by their self-assessment (自评): which got the highest score, which was carried out least."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractors.schema.budget import Mention
from extractors.schema.source import Source
from service.answering.asked.digits import in_digits
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.document.quantities import Counted
from service.answering.printed.form_money import projects_of_forms
from service.answering.printed.item_names import concept
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.members.ranking import Rank, both_ends, rank_of
from service.patterns import regex
from service.terms import coverage, key

_SCORE = regex("得分|总分|评分|分数|[拿打得]分|几分|多少分|分最[高低多少]")
_RATE = regex("执行率|支出率|完成率|执行(?:得)?最[好差快慢高低]")
_PROJECTS = regex("项目|谁")
_HOW_MUCH = regex("(?:预算)?执行率(?:是|为|有)?(?:多少|几|怎么样|如何)")
_HIGHER = regex("更?高|更?好|更?快")
_TOTAL = regex("总分|合计|总计|总得分|自评总分|合计得分|总评分|得分合计")
_SCORED, _RATED = regex("得分|评分"), regex("执行率")
_WEIGHT = regex("分值|权重")
_WHOLE_ROW = regex("(?:年度)?(?:项目)?(?:资金)?(?:总额|合计)(?:[（(]?万?元[)）]?)?")
# Says that those are meant that have forms, and not all of a longer list.
_OF_FORMS = regex("重点|附件|附表|表里|表中|以下|选列")
_SO_MANY = regex(r"(?P<n>[两二三四五六七八九十]|\d{1,2})个?[^,，。个]{0,6}项目")
_GENERAL = regex("(?:项目|专项)?(?:补助|补贴|资金|经费|支出|建设)?$|项目")
# Projects as a group, of which one may share words with what is asked.
_GROUP = regex("哪一?[个几些]|[两二三四五六七八九十\\d]个?[^,，。个]{0,6}项目|各|所有|全部")
_WHAT_SCORE = regex(
    "(?:得|评|打|拿|自评)(?:了|到|出|的)*(?:是|为|有)?(?:多少|几)分|(?:得分|评分|总分|分数|分值)(?:是|为|有|各是|分别是)?(?:多少|几)"
)
_OF_MORE = regex("平均|指标|扣|各|分别|每个?|哪|满分|权重|分值")
# All that such a question says beside the project.
_SPOKEN = regex(
    "绩效|自我?评价?|评价|考核|公开|项目|支出|资金|经费|得分|评分|总分|分数|最终|最后|结果|一共|总共|到底|究竟|综合|全年|今年|本年度?|年度|\\d{4}年度?|这个?|那个?|得|评|打|拿|了|到|出|的|是|为|有|多少|几|分|在|里|中|上|表"
)
_NAMED, _LEAST = 0.6, 2


@dataclass(frozen=True, slots=True)
class _Assessed:
    """A project with what it got; `named_at` is where its form names it, None where its row does."""

    project: str
    mention: Mention
    named_at: tuple[Source, str] | None

    @property
    def value(self) -> Decimal:
        return self.mention.quantity.value


def asked(question: Question) -> bool:
    """Whether projects are ranked by score or by rate."""
    text = question.plain
    return (
        (question.wants(Ask.HIGHEST) or _HIGHER.search(text) is not None)
        and _PROJECTS.search(text) is not None
        and (_SCORE.search(text) is not None or _RATE.search(text) is not None)
        and "指标" not in text
        and not question.wants(Ask.WHY, Ask.VERIFY, Ask.CHANGE)
    )


def by_score(question: Question) -> bool:
    """Whether projects are ranked by what they got in all, which no other score in their forms tells."""
    apart = "差" in question.plain
    return asked(question) and not apart and _SCORE.search(question.plain) is not None


def ranked(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """`最高的是某项目…为“98.81”[2]；最低的是…`, of the projects named, of those with forms, or of all that a table lists."""
    if not asked(question):
        return None
    rate = _RATE.search(question.plain) is not None
    made = _meant(question, list(_of_forms(held, rate)), list(_of_rows(held, rate)))
    if len({one.project for one in made}) < _LEAST or len({one.project for one in made}) != len(made):
        return None
    rank = rank_of(question.plain) if question.wants(Ask.HIGHEST) else Rank(1, 1, False)
    if rank.count >= len(made):
        # 五个项目里最高的: how many there are, and not how many are asked for
        rank = Rank(1, rank.place, rank.smallest)
    ends = (rank, rank.other_end) if both_ends(question) else (rank,)
    said = []
    for end in ends:
        order = sorted(made, key=lambda one: one.value, reverse=not end.smallest)
        chosen = order[end.place - 1 : end.place - 1 + end.count]
        if len(order) > len(chosen) and chosen and order[end.place - 1 + end.count].value == chosen[-1].value:
            # of two that are alike neither is it
            return None
        said.append(f"{end.said}的是" + "、".join(_told(one, held, reply) for one in chosen))
        said += _scores_too(question, chosen, held, reply) if rate else []
    if not question.wants(Ask.HIGHEST):
        rest = [one for one in made if one not in chosen]
        said += [_told(one, held, reply) for one in rest]
    return Found("；".join(said) + "。")


def rate_of_one(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """How much of its money the one project that a question names has spent, as its form or its row prints it."""
    apart = question.wants(Ask.HIGHEST, Ask.WHY, Ask.VERIFY, Ask.CHANGE, Ask.DIFFERENCE, Ask.YES_NO)
    if apart or _HOW_MUCH.search(question.plain) is None:
        return None
    subjects = [s for s in links.subjects if concept(s) != "预算总额"]
    for known in (list(_of_rows(held, rate=True)), list(_of_forms(held, rate=True))):
        words = [*subjects, *links.left]
        named = [one for one in known if words and all(coverage(w, key(one.project)) == 1 for w in words)]
        if len(named) == 1:
            return Found(f"{_told(named[0], held, reply)}。")
    return None


def score_of_one(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """What the one project that a question names got in all (自评得了多少分), as its form or its row prints it; None for one of
    its indicators."""
    apart = question.wants(Ask.HIGHEST, Ask.WHY, Ask.VERIFY, Ask.CHANGE, Ask.DIFFERENCE, Ask.YES_NO, Ask.SUM)
    if apart or _WHAT_SCORE.search(question.plain) is None or _OF_MORE.search(question.plain):
        return None
    for known in (list(_of_forms(held, rate=False)), list(_of_rows(held, rate=False))):
        named = [one for one in known if _bare(one.project) in question.plain]
        rest = question.plain
        for one in named:
            rest = rest.replace(key(one.project), " ").replace(_bare(one.project), " ")
        if len(named) == 1 and not _SPOKEN.sub("", rest).strip():
            return Found(f"{_told(named[0], held, reply)}。")
    return None


def _scores_too(question: Question, chosen: Sequence[_Assessed], held: Held, reply: Reply) -> list[str]:
    """What those got in all that were chosen by their rates, where that is asked too (谁的执行率最低，得了多少分)."""
    if _WHAT_SCORE.search(question.plain) is None:
        return []
    known = {one.project: one for one in (*_of_rows(held, rate=False), *_of_forms(held, rate=False))}
    return [_told(known[one.project], held, reply) for one in chosen if one.project in known]


def _meant(question: Question, forms: Sequence[_Assessed], rows: Sequence[_Assessed]) -> Sequence[_Assessed]:
    for known in (rows, forms):
        named = [one for one in known if coverage(_bare(one.project), key(question.text)) >= _NAMED]
        if len(named) >= _LEAST:
            return named
        if named and _GROUP.search(question.plain) is None:
            # one project alone is not set against others
            return ()
    said = _SO_MANY.search(question.plain)
    number = 0 if said is None else int(said["n"]) if said["n"].isdigit() else in_digits(said["n"])
    if number and number in (len(forms), len(rows)):
        return forms if number == len(forms) else rows
    if number:
        return ()
    return forms if forms and (_OF_FORMS.search(question.plain) or len(rows) < _LEAST) else rows


def _bare(project: str) -> str:
    name = key(project)
    return _GENERAL.sub("", name) or name


def _of_forms(held: Held, rate: bool) -> Iterator[_Assessed]:
    """What the form of each project prints of it."""
    budget = held.extraction.budget
    projects = projects_of_forms(budget)
    places = {
        one.project: (one.target.source, f"{one.level3}\t{one.target.text.strip()}")
        for one in reversed(budget.indicators)
    }
    done: set[str] = set()
    for mention in budget.mentions:
        table = (mention.quantity.source.cell or "").partition("r")[0]
        project, leaf = projects.get(table, ""), mention.column.rpartition("/")[2]
        if mention.in_words or not project or table in done or project not in places:
            continue
        row = _WHOLE_ROW if rate else _TOTAL
        if (_RATED if rate else _SCORED).search(leaf) and row.fullmatch(key(mention.item)):
            done.add(table)
            yield _Assessed(project, mention, places[project])


def _of_rows(held: Held, rate: bool) -> Iterator[_Assessed]:
    """What the table with most of them prints of the projects in its rows."""
    tables: dict[str, list[_Assessed]] = {}
    weighed = {
        (m.quantity.source.cell or "").partition("r")[0]
        for m in held.extraction.budget.mentions
        if _WEIGHT.search(m.column)
    }
    for mention in held.extraction.budget.mentions:
        cell, leaf = mention.quantity.source.cell or "", mention.column.rpartition("/")[2]
        if mention.in_words or not cell or _TOTAL.fullmatch(key(mention.item)):
            continue
        # what has a weight is an indicator
        if (_RATED if rate else _SCORED).search(leaf) and cell.partition("r")[0] not in weighed:
            tables.setdefault(cell.partition("r")[0], []).append(_Assessed(mention.item, mention, None))
    longest = max(tables.values(), key=len, default=[])
    if len({one.project for one in longest}) == len(longest):
        yield from longest


def _told(one: _Assessed, held: Held, reply: Reply) -> str:
    mention = one.mention
    leaf = mention.column.rpartition("/")[2]
    count = Counted(
        mention.item,
        key(mention.item),
        mention.quantity,
        mention.quantity.source.text,
        "",
        shown=f"{mention.item}（{leaf}）",
    )
    said = count.told(held, reply)
    if one.named_at is None:
        return said
    source, quote = one.named_at
    return f"{one.project}[{reply.cite(held.document, source, quote, one.project)}]：{said}"
