"""How many persons, vehicles, sets there are: quantities that the document states, in the unit that is asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby

from service.answering.asked.kinds import Ask
from service.answering.asked.naming import without_names
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.document.quantities import Counted, counted
from service.answering.printed.linking import Links, content
from service.answering.printed.places import passage_of
from service.answering.reply import Found, Reply, sum_of
from service.answering.ways.counts.roster_tables import of_body
from service.answering.ways.counts.staffing import NO_POSTS
from service.answering.ways.figures.unit_rows import named_unit
from service.patterns import regex
from service.terms import key

UNITS = regex(r"批次?|平方米|人次|编制|人|名|辆|台|套|户|家|场|期|次|个|条|座|处")
_UNIT_OF = {"编制": "人", "名": "人", "批": "批次"}
# Different words for those who work there, and for those who no longer do.
_AT_WORK = regex("在职|实有|在岗|现有")
_RETIRED = regex("退休|离休")
# What people are called without saying which of them.
_STAFF = regex("(?:全部|全体|实际|目前|现在)?(?:人员|职工|员工|教职工|人数|总数|数量)")
_OF_PEOPLE = regex("职工|员工|人员|民警|干警|法官|教师")
_CLOSED = regex("办结|审结|结案|执结|结项|结题")
_VEHICLES = regex("车")
_TIME = ("年", "月", "个月", "季度", "日", "天", "周", "小时", "学时", "分钟")
# What is counted, where the unit is that of anything.
_THING = regex("(?:多少|几)(?:个|家|处|座|条)(?P<of>[村镇乡县校站点馆厂店院所桥渠河库井塘])")
# Units that anything is counted in.
_ANYTHING = {"个", "家", "条", "座", "处", "次", "场", "期", "台", "套"}
# 地上面积和地下面积加起来: two terms that are named.
_MEASURE = "(?:建筑|使用|占地)?(?:面积|里程|人数|户数)"
_ADDED_UP = regex(
    f"([一-鿿]{{2}}){_MEASURE}[和与加及、](?:其中)?([一-鿿]{{2,3}}?){_MEASURE}(?:加起来|相加|加在一起|之和|一共|合计)"
)
_MORE_MONEY = regex(
    "(?:花|用|投|支出|补|发|给|拨)(?:掉|出去|下去)?(?:的(?:钱|资金|经费|补助|补贴)|得钱?)(?:更|较|最)?[多少高低](?!少[户人家个辆亩])"
    "|(?:补助|补贴|金额|资金|经费|费用|钱|开支|开销)(?:是|哪个|谁|更|较|最)*[多少高低](?!少)"
)
_JOINS = regex("[和与跟及加]|,|连同|两[类种者项]")


def of_staff(question: Question) -> bool:
    """Whether those are counted who work there, and nobody else."""
    return _AT_WORK.search(question.plain) is not None and re.search("人|员|职工", question.plain) is not None


# Who works there, and the posts they hold.
_POSTED = regex("编制|在职|在编|在岗|实有|职工|员工|干部|退休|人员|人手")


def count(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The quantities of the document that every word of the question names."""
    # 编制了几个绩效目标 asks for no posts
    text = NO_POSTS.sub(" ", without_names(question.plain, held.document))
    asked = {_UNIT_OF.get(unit, unit) for unit in UNITS.findall(text)}
    if _OF_PEOPLE.search(text):
        asked.add("人")
    if _VEHICLES.search(text) and not asked - {"台", "个"}:
        asked = {"辆"}
    words = [w for w in map(_bare, content(text, held.catalogue.said)) if w and not UNITS.fullmatch(w)]
    carried = [w for w in map(_bare, links.left) if w and w not in text]
    if not words and (question.previous or (carried and not all(_OF_PEOPLE.search(w) for w in carried))):
        # 各有多少人 asks on about what the part before it named
        return None
    if not words and links.mentions and asked <= {"人"} and not _POSTED.search(text):
        # 现在住了多少人: of what was named before, and not whoever works there
        return None
    thing = _THING.search(text) if not words else None
    if thing is not None and not any(thing["of"] in key(s.item) for s in held.extraction.budget.counts):
        # 几个村: no other number of 个 tells how many villages
        return None
    items = [key(stated.item) for stated in held.extraction.budget.counts]
    words = [half for w in words for half in _halves(w, items)]
    posts = "编制" in text
    filled = _AT_WORK.search(text) is not None
    vehicles = "辆" in asked and not words
    other = [y for y in question.years if y != held.year] if held.year not in question.years else []
    told, chosen = [], []
    unit = named_unit(question, held) or ""
    own = [stated for stated in held.extraction.budget.counts if unit in key(stated.item)]
    if not words and asked == {"人"} and not question.previous and (staff := of_body(held, text)):
        # 局里有多少人: of all people that a document counts those who work there
        told_of = {key(head.count.label) for head in staff}
        own = [stated for stated in own if key(stated.item) in told_of] or own
    for stated in own or held.extraction.budget.counts:
        near = key(stated.item)
        if not words and asked <= _ANYTHING and not _shares(near, text):
            # 几个科: a number of 个 may be of anything
            continue
        if other and not any(str(y) in near or "上年" in near for y in other):
            # this year's number is none of another year
            continue
        if _UNIT_OF.get(stated.quantity.unit, stated.quantity.unit) not in asked:
            continue
        if (posts and not filled and "编制" not in near) or (vehicles and "车辆" not in near):
            continue
        if words and not any(_named(w, near) for w in words):
            continue
        at_work = filled and (_AT_WORK.search(near) or _OF_PEOPLE.search(near))
        if filled and not (at_work or (posts and "编制" in near)):
            # 审核人数 is of none who work there
            continue
        if _CLOSED.search(text) and "结" not in near:
            # cases taken up are not those closed
            continue
        chosen.append(near)
        passage = passage_of(held.extraction, stated.quantity.source, stated.item)
        quote = passage.source.text if passage else stated.quantity.source.text
        section = " / ".join(passage.heading) if passage else ""
        told.append(
            f"{stated.item}{reply.quantity(held.document, stated.quantity, quote, section, stated.item)}"
        )
    if not told or any(not any(_named(w, near) for near in chosen) for w in words):
        return None
    return Found("，".join(dict.fromkeys(told)) + "。")


def _shares(item: str, text: str) -> bool:
    """Whether two characters in a row of what is counted stand in the question."""
    return any(item[n : n + 2] in text for n in range(len(item) - 1))


def reckon(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The sum or the difference of two or more numbers that the question names, or what part one is of another."""
    if question.wants(Ask.SHARE) and content(question.plain.rpartition("占")[2], held.catalogue.said):
        return _part_of(question, held, links, reply)
    if (
        question.wants(Ask.SUM)
        and not question.wants(Ask.SHARE, Ask.DIFFERENCE)
        and not _JOINS.search(question.plain)
    ):
        # 一共多少 of one thing is no sum of two
        return None
    if _MORE_MONEY.search(question.plain):
        # which cost more, how many there were does not tell
        return None
    words = content(question.plain, held.catalogue.said)
    known = [c for c in counted(held) if "元" not in c.quantity.unit and c.quantity.unit != "%"]
    stated = len(held.extraction.budget.counts)
    # what the document counts itself, else what one of its paragraphs tells side by side
    groups = [known[:stated], *(list(g) for _, g in groupby(known[stated:], key=lambda c: c.quote))]
    added = _ADDED_UP.search(question.plain)
    beside = list(added.groups()) if added is not None else _beside(question.plain, words)
    chosen = next((found for group in groups if len(found := _chosen(beside, group)) > 1), [])
    chosen = chosen or next((found for group in groups if len(found := _chosen(words, group)) > 1), [])
    if not chosen or len({(c.label, c.quantity.value) for c in chosen}) < len(chosen):
        # one number in two places makes nothing with itself
        return None
    if not _of_all_terms(question.plain, chosen):
        return None
    if question.wants(Ask.SHARE) and chosen[0].quantity.unit in _TIME:
        return None
    told = [c.told(held, reply) for c in chosen]
    values, unit = [c.quantity.value for c in chosen], chosen[0].quantity.unit
    if question.wants(Ask.SHARE) and len(values) == 2 and _whole_first(question.plain, words):
        # 房屋中办公用房所占: what holds the other stands first
        values, told = values[::-1], told[::-1]
    if question.wants(Ask.SHARE) and len(values) == 2 and values[1]:
        part = reply.result((values[0], "÷", values[1], "×", Decimal(100)), "%", "占比", places=2)
        return Found(f"{'，'.join(told)}，前者占后者的{part}。")
    if question.wants(Ask.DIFFERENCE) and len(values) == 2:
        return Found(
            f"{'，'.join(told)}，相差{reply.result((max(values), '−', min(values)), unit, '相差')}。"
        )
    return Found(f"{'，'.join(told)}，合计{reply.result(sum_of(values), unit, '合计')}。")


def _of_all_terms(text: str, chosen: Sequence[Counted]) -> bool:
    """Whether of each of two terms that are added up by name (地上面积和地下面积加起来) one of the numbers is called so."""
    terms = _ADDED_UP.search(text)
    if terms is None:
        return True
    return all(any(term in c.words or term in c.label for c in chosen) for term in terms.groups())


def _part_of(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """What part one number is of another; the one may be what the part of the question before this one asked for."""
    before, _, after = question.plain.partition("占")
    known = [
        c
        for c in counted(held)
        # how long one thing takes is no part of how long another does
        if c.quantity.unit not in ("", "%", *_TIME) and "元" not in c.quantity.unit
    ]
    carried = [w for w in links.left if w not in question.plain]
    sides = [content(before, held.catalogue.said) or carried, content(after, held.catalogue.said)]
    told: dict[str, list[Counted]] = {}
    for one in known:
        told.setdefault(one.quote, []).append(one)
    for counts in told.values():
        found = [_all_named(words, counts) for words in sides]
        part, whole = found
        if part is None or whole is None or part is whole or not whole.quantity.value:
            continue
        if _UNIT_OF.get(part.quantity.unit, part.quantity.unit) != _UNIT_OF.get(
            whole.quantity.unit, whole.quantity.unit
        ):
            continue
        said = [c.told(held, reply) for c in (part, whole)]
        expression = (part.quantity.value, "÷", whole.quantity.value, "×", Decimal(100))
        return Found(f"{'，'.join(said)}，前者占后者的{reply.result(expression, '%', '占比', places=2)}。")
    return None


def _all_named(words: Sequence[str], counts: Sequence[Counted]) -> Counted | None:
    """The count that all words name, what people are called without saying which of them aside."""
    said = [b for b in (_STAFF.sub("", w) for w in words) if b and not UNITS.fullmatch(b)]
    fitting = [c for c in counts if said and all(_named(w, key(c.label)) for w in said)]
    return min(fitting, key=lambda c: len(c.label), default=None)


def _beside(text: str, words: Sequence[str]) -> list[str]:
    """The words that are joined in a question (地上和地下建筑面积): what stands before them says where they are."""
    return [
        word
        for word in words
        if re.search(f"[和与跟、]{re.escape(word)}|{re.escape(word)}[和与跟、]", text) is not None
    ]


def _chosen(words: Sequence[str], counts: Sequence[Counted]) -> list[Counted]:
    """For each word the count of that name, if they all count the same."""
    behind = [next((c for c in counts if _stands_behind(word, c)), None) for word in words]
    chosen = list(dict.fromkeys(c for c in behind if c is not None))
    for word in words if len(chosen) < 2 else ():
        found = [c for c in counts if _named(word, key(c.label)) and c not in chosen]
        if found:
            chosen.append(min(found, key=lambda c: len(c.label)))
    same = len({_UNIT_OF.get(c.quantity.unit, c.quantity.unit) for c in chosen}) == 1
    return chosen if same else []


def _stands_behind(word: str, count: Counted) -> bool:
    """Whether what is counted stands right behind the number (40家药店)."""
    printed, unit = re.escape(count.quantity.printed.strip()), re.escape(count.quantity.unit)
    behind = re.search(rf"(?<![\d.])(?<!\d,){printed}\s*{unit}的?", count.quote)
    return behind is not None and key(count.quote[behind.end() : behind.end() + len(word)]) == word


def _whole_first(text: str, words: Sequence[str]) -> bool:
    """Whether the words all stand before 占, so that the first of them is the whole."""
    mark = text.rfind("占")
    return mark >= 0 and all(text.find(word) < mark for word in words)


def _halves(word: str, items: list[str]) -> tuple[str, ...]:
    """A word that no item has, in two where items have these (行政事业)."""
    if len(word) != 4 or any(_named(word, item) for item in items):
        return (word,)
    halves = (word[:2], word[2:])
    return halves if all(any(_named(half, item) for item in items) for half in halves) else (word,)


def _bare(word: str) -> str:
    return _STAFF.sub("", word) or word


def _named(word: str, item: str) -> bool:
    """Whether a word names what is counted, or says with other words who is meant."""
    for kind in (_AT_WORK, _RETIRED):
        if kind.search(word):
            return kind.search(item) is not None and not unmatched(
                [w for w in [kind.sub("", word)] if len(w) > 1], item
            )
    return not unmatched([word], item) or (len(word) > 2 and _within(word, item))


def _within(word: str, item: str) -> bool:
    """Whether the characters of a short form (执法车 for 路政执法用车) stand in the item's name in this order, to its last."""
    start = item.find(word[0])
    rest = iter(item[start:])
    return start >= 0 and item[-1:] == word[-1] and all(character in rest for character in word)
