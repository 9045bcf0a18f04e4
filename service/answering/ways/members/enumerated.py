"""What a sentence counts up under the name that a question gives it (甲0.58万亩、乙1.32万亩): all of it, or the largest of it."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from service.answering.asked.digits import in_digits
from service.answering.asked.kinds import COUNTED, Ask
from service.answering.asked.naming import without_names
from service.answering.asked.question import Question
from service.answering.document.enumerations import Enumeration, Named, enumerations
from service.answering.document.held import Held, unmatched
from service.answering.document.numbers import Number, Where, numbers, sort_of
from service.answering.printed.linking import Links, content, link
from service.answering.printed.spoken import in_print
from service.answering.reply import Found, Reply
from service.answering.ways.members.ranking import Rank, both_ends, rank_of
from service.answering.ways.reckoning.sides import Side, gap_of
from service.patterns import regex

_OTHERWISE = (
    Ask.WHY, Ask.CHANGE, Ask.SHARE, Ask.VERIFY, Ask.DIFFERENCE, Ask.PER_HEAD, Ask.DEFINITION, Ask.DUTY, Ask.HOW,
)  # fmt: skip
# Whose number is asked for: money, or things counted in a unit.
_MONEY = regex("钱|金额|资金|[万亿]元|多少元|花了?多少|经费|价值")
_MEASURES = (
    (regex("面积"), regex("亩|公顷|平方|平米")),
    (regex("得分|分数|评分|打分"), regex("分")),
    (regex("里程|长度|[多最]长|最短"), regex("公里|米|里")),
    # no sentence counts up rates as it does things
    (regex("率|比例|比重|占比|单价"), regex("%")),
)
_UNIT = regex(rf"(?:几|多少)(?P<unit>平方米|人次|{COUNTED})")
# What is done with money, or is planned, whatever the words that say it.
_DOES = regex(
    "打算|计划|准备|新?[添购]置|采购|购买|购|买|新增|新|拟|安排|干|拿|去|用途|用到|列出|提到|说明|分|类|种|事情?|面积|得分|分数|金额|用途|种类|类型|类别|档次?"
)
# Asks for what there is, or for the largest of it; 各多少 alone asks of what is named.
_WHICH = regex("哪|什么|啥|列出|列举|列一下|组成|构成|怎么分|按[一-鿿]{2,6}分|包括|谁|分别是|最")
_SO_MANY = regex(r"(?P<n>[两二三四五六七八九十]|\d{1,2})(?:个|项|类|种|笔|家|处|件|方面|部分|块)(?!月)")
# The number of things that a question gives (实有64人分别是…); 三项 counts the members.
_GIVEN = regex(r"(?<![\d.])(?P<n>\d+)(?P<unit>人|名|辆|台|套|户|亩|公里|平方米)(?!次)")
# 哪些身份, 什么车型: the sort that is asked for need not be printed.
_SORT = regex("(?:什么|哪些|哪几?[一两二三四五六七八九十]?[类种个项])([一-鿿]{2})")
_KINDS = regex(
    "[两二三四五六七八九十\\d](?:处|家|个|所|座|条|项|类|种|笔|件|支|台)([一-鿿]{2})(?=[中里,，哪谁当之]|$)"
)
# Asks how far the largest and the smallest are apart.
_ENDS_APART = regex(
    "最[多高大贵长][^。?？]{0,16}比最[少低小短便][^,，。?？]{0,8}[多高大贵长出]+(?:了|出)?多少|最[少低小短便][^。?？]{0,16}比最[多高大贵长][^,，。?？]{0,8}[少低小短]+(?:了|出)?多少|最[多高大贵长少低小][^。?？]{0,24}(?:相差|差距|差)(?:了|是|有|为)?多少"
)
_COUNTS = regex("几|多少")
_PROJECTS = regex("项目(?!支出)|专项")
# Bodies are told by those who count them.
_BODIES = regex("单位|机构|[科股处]室")
# Asks which bodies have the vehicles, or how many each has.
_FLEET_OF = regex(
    "(?<![校货班救警火汽])车(?![补购费改站])(?:[^,，。]{0,8}(?:放|归|在|分布|属|配)[^,，。]{0,6}哪|.*(?:每家|每个?单位|各单位|各家)[^,，。]{0,4}(?:几|多少)[辆台])"
    "|(?:哪[些几]?[个家]?(?:单位|部门|学校|机构)|每家|每个?单位|各单位|各家)[^,，。]{0,8}(?<![校货班救警火汽])车(?![补购费改站])"
)

# The whole of what is counted up, named so where it stands among its members: 公务用车总数80辆（其中：…）.
_TOTAL = regex("(?:总数|总量|总计|合计)$")


def listed(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The piece of the sentence that counts up what is asked for, with its whole where it states one."""
    if question.wants(*_OTHERWISE) or not question.wants(Ask.PARTS) or question.wants(Ask.HIGHEST):
        return None
    if _BODIES.search(question.plain) and not _MONEY.search(question.plain):
        return None
    found = _meant(question, held, links)
    return Found(f"文中写道：{_quoted(held, found, reply)}。") if found is not None else None


def of_bodies(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The vehicles of each body (公车放在哪些单位，每家几辆), as the sentence that counts them all up tells them by bodies."""
    if question.wants(Ask.WHY, Ask.CHANGE, Ask.VERIFY) or not _FLEET_OF.search(question.plain):
        return None
    for one in enumerations(held):
        whole = one.whole
        bodies = [m for m in one.members if not m.name.endswith("车")]
        if whole is None or whole.sort != "辆" or len(bodies) * 2 <= len(one.members):
            continue
        if "车" not in one.sentence[whole.start : whole.end]:
            continue
        return Found(f"文中写道：{_quoted(held, one, reply)}。")
    return None


def ranked(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """Which of what a sentence counts up has the largest or smallest number, as many as asked for, and the sentence."""
    if question.wants(*_OTHERWISE) or not question.wants(Ask.HIGHEST):
        return None
    found = _meant(question, held, links)
    if found is None:
        return None
    named = tuple(m for m in found.members if m.name in question.plain)
    if len(named) > 1:
        found = replace(found, members=named)
    elif found.whole is None and not any(asked.search(question.plain) for asked, _ in _MEASURES):
        # what stands beside each other without a whole may be of many kinds
        return None
    if _BODIES.search(question.plain) and all(m.name.endswith("车") for m in found.members):
        # which sort of vehicle there are most of is not which body has most
        return None
    rank = rank_of(question.plain)
    quoted = _quoted(held, found, reply)
    mark = quoted[quoted.rindex("[") :]
    ends = (rank, rank.other_end) if both_ends(question) else (rank,)
    said = "，".join(f"{end.said}的是{_names(found, end, mark)}" for end in ends)
    return Found(f"{said}，文中写道：{quoted}。")


def ends_apart(question: Question, held: Held, reply: Reply) -> Found | None:
    """The largest and the smallest of what a sentence counts up, and how far they are apart (哪家最多，比最少的那家多多少)."""
    if question.english or question.wants(Ask.CHANGE, Ask.SHARE) or not _ENDS_APART.search(question.plain):
        return None
    said = in_print(without_names(question.plain, held.document), held.catalogue)
    found = _meant(replace(question, plain=said), held, link(said, held.catalogue, whole=False))
    if found is None or (found.whole is None and not _MONEY.search(said) and not _COUNTS.search(said)):
        return None
    ranked = sorted(found.members, key=lambda m: -m.base)
    ends = [_number_of(m, found, held) for m in (ranked[0], ranked[-1])]
    if None in ends or ranked[0].base == ranked[1].base:
        return None
    high, low = (Side.of_number(n, held, reply) for n in ends if n is not None)
    apart = f"最大的是：{high.told}；最小的是：{low.told}；相差{gap_of(high, low, reply)}"
    return Found(f"{apart}；文中写道：{_quoted(held, found, reply)}。")


def _number_of(member: Named, one: Enumeration, held: Held) -> Number | None:
    """The printed number of a member."""
    fits = (n for n in numbers(held) if n.where is Where.TEXT and n.base == member.base)
    lines = (
        n
        for n in fits
        if n.source.line == one.passage.source.line and n.source.page == one.passage.source.page
    )
    return next(lines, None)


def _names(one: Enumeration, rank: Rank, mark: str) -> str:
    members = sorted(one.members, key=lambda m: m.base, reverse=not rank.smallest)
    chosen = members[rank.place - 1 : rank.place - 1 + rank.count]
    return "、".join(f"“{m.name}”{mark}" for m in chosen)


def _quoted(held: Held, one: Enumeration, reply: Reply) -> str:
    return reply.quote(held.document, one.text, one.passage.source, " / ".join(one.passage.heading))


def _meant(question: Question, held: Held, links: Links) -> Enumeration | None:
    """The enumeration that has all words of the question, some of them as the name of the whole or two as members."""
    words = _words(question, held, links)
    best: tuple[tuple[int, bool], Enumeration] | None = None
    said = _SO_MANY.search(question.plain)
    number = 0 if said is None else int(said["n"]) if said["n"].isdigit() else in_digits(said["n"])
    given = _GIVEN.search(question.plain)
    for one in enumerations(held) if (words or given) and _WHICH.search(question.plain) else ():
        if number and len(one.members) != number:
            continue
        if _PROJECTS.search(question.plain) and not _PROJECTS.search(one.said):
            continue
        sorts = _SORT.findall(question.plain) if one.whole is not None else []
        if number and one.whole is not None:
            # 三处建筑: what so many things are need not be printed of them
            sorts += _KINDS.findall(question.plain)
        if not _of_sort(question, one.members[0].sort) or unmatched(
            [w for w in words if w not in sorts], one.said
        ):
            continue
        if given is not None and not _is_whole(given, one):
            continue
        if question.amounts and not _of_amount(question, one):
            continue
        over = len(words) - len(unmatched(words, one.lead))
        named = sum(m.name in question.plain for m in one.members)
        total = any(_TOTAL.sub("", m.name) in words for m in one.members if _TOTAL.search(m.name))
        if not over and named < 2 and given is None and not total:
            continue
        known = (over + named, one.whole is not None)
        if best is None or known > best[0]:
            best = (known, one)
    return best[1] if best is not None else None


def _is_whole(given: re.Match[str], one: Enumeration) -> bool:
    whole = one.whole
    return whole is not None and whole.sort == sort_of(given["unit"]) and whole.base == Decimal(given["n"])


def _words(question: Question, held: Held, links: Links) -> list[str]:
    """What the question names, in its own words."""
    said = [
        w
        for m in links.mentions
        for w in (
            [m.subject]
            if m.subject in question.plain
            else content(question.plain[m.start : m.end], held.catalogue.said)
        )
    ]
    bare = (
        _DOES.sub("", w) if w not in held.catalogue.said or _DOES.fullmatch(w) else w
        for w in (*links.left, *said)
    )
    return list(dict.fromkeys(w for w in bare if len(w) > 1))


def _of_sort(question: Question, sort: str) -> bool:
    """Whether the numbers are what the question asks for; any where it does not say."""
    if (unit := _UNIT.search(question.plain)) is not None and unit["unit"] not in (
        "个",
        "项",
        "年",
        "家",
        "件",
        "种",
    ):
        return sort == unit["unit"] or (unit["unit"] in "辆台" and sort == "辆")
    for asked, measured in _MEASURES:
        if asked.search(question.plain):
            return measured.search(sort) is not None
    return sort == "元" if _MONEY.search(question.plain) else True


def _of_amount(question: Question, one: Enumeration) -> bool:
    stated = [m.base for m in (one.whole, *one.members) if m is not None and m.sort == "元"]
    return any(said.low <= base <= said.high for base in stated for said in question.amounts)
