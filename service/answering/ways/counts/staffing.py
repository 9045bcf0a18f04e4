"""Posts, the people who hold them and the retired: how many of each sort, how many posts are vacant, as of which date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from service.answering.asked.kinds import Ask
from service.answering.asked.naming import kind_of_body, without_names
from service.answering.asked.question import Question
from service.answering.asked.units_called import units_in_full
from service.answering.document.held import Held
from service.answering.document.quantities import Counted, counted
from service.answering.printed.linking import Links, content
from service.answering.reply import Found, Reply, sum_of
from service.answering.ways.counts.roster import (
    ROLES,
    Heads,
    Role,
    of_sort,
    of_that_sort_alone,
    roles_in,
    sorts_in,
    whole,
)
from service.answering.ways.counts.roster_tables import of_body, of_each, of_unit, units
from service.lexicon.classes import without_classes
from service.patterns import regex
from service.terms import key

_VACANT = regex(
    "编制?[^,，]{0,8}(?:没用|没满|没补|没招|闲置|空出|没有?人)|空编|缺编|空缺|空岗|空额|满编|超编|空着|富余编|编制?[^,，]{0,8}(?:用满|用完|满了?没|满不满|满员|占满|空|缺|超|剩|余|富余)"
    "|岗位?[^,，费]{0,6}(?:没有?人|空|没(?:招|补|配)|缺人)|(?:空|缺)(?:了|着|出)?(?:多少|几)|编制?[^,，]{1,16}(?:差|少|多)(?:了|出)?(?:多少|几)(?:个|名)?人?"
)
# 编制了绩效目标, 预算编制范围: made up, and no post.
NO_POSTS = regex("(?:预算|决算)编制|编制(?:了|的?(?:部门)?[预决]算|范围|绩效|说明|依据|单位)|编报")
# What part of the posts is filled, and what part is not.
_FILLED = regex(
    "编制?[^,，]{0,10}(?:用掉|用了|用去|使用|占用|用到|填了?|配备|到位)[^,，]{0,4}(?:百分之|几成|比例|率|多大)|(?:满编|在编|到岗|在岗|编制使用|编制利用)率"
    "|(?:在职|实有|在编|在岗|到岗)(?:人员|人数|的人)*(?:占|是|相当于)[^,，]{0,8}编制?(?:总?数|名额)?的?(?:百分之|几成|比例|比重|多大)"
)
_EMPTY = regex(
    "(?:空编|缺编|空缺|空岗)率|(?:空着|空缺|空编|缺编|没用|闲置|空)的?(?:岗位|编制|部分)*占[^,，]{0,8}(?:百分之|几成|比例|比重|多大)"
)
_HOW_MANY = regex("多少|几|空|满|缺|超|人数|怎么分|合计|一共")
_BY_SORT = regex("各|分别|怎么分|按(?![^,，]*算)")
_BY_RANK = regex("(?:按|各)[^,，]{0,4}(?:岗位|职级|职称|级别|层级|学历|年龄|等级)")
# 离休 and 退休 may be told apart.
_ONLY_RETIRED = regex("(?<!离)退休|退下来")
_TOGETHER = regex("合计|一共|总共|共|加起来|合起来|加在?一起|合[在到]?一起|相加|加总")
_WHEN = regex("截[至止]?到?什么时候|截[至止]到?哪|什么时候的|哪[一个]?[天年月日].{0,3}的?数|何时的")
_HEADS = {"人", "名"}
_HUNDRED = Decimal(100)
_ALL_RETIRED = regex("(?:现有|年末|另有|其中)?(?:离退休|退休)(?:人员|职工|干部|教师)(?:人数)?")
_UNITS_ARE = regex("单位|机构|部门|科室")
# Asks for the number of each of the units, and not for what they have in all.
_OF_EACH = regex("各(?:自)?(?:是|有|为|核定|在编|实有)?(?:多少|几)|各(?:单位|家|机构)|分别|每[个家]")
# People who work there and hold no post, as different documents call them.
_UNPOSTED = regex("编外|聘用|临聘|外聘|合同制|劳务派遣|公益性岗位|购买服务|临时")
_UNPOSTED_AT_WORK = regex(
    f"^(?:的|本|全局|现有|目前|其中| )*(?:{_UNPOSTED.pattern})[^,，和与及、]{{0,10}}在岗"
)
# What people are called by what they are, and not by where they work.
_PEOPLE = regex("(?:人员|[员师者官警生工]|干部|聘用|外聘|岗位)$|编外|聘用")
# Those whom a department serves are on its books, and not on its staff.
_SERVED = regex("老人|残疾人|儿童|孤儿|学生|幼儿|农户|移民|群众|对象|居民|困难|低保|患者|企业|党员|军人")
# So much of the end of a unit's name is its name.
_ENDING = 4
_A_UNIT = regex(
    "(?![我咱你他整]|全)[一-鿿]{2}(?:支队|大队|中队|中心|站|所|中学|小学|学校|幼儿园|医院|卫生院|馆)(?!编制|人员|职工|人数)"
)
_THERE = regex("实有|在岗|在职|实际|到岗")
# What else such questions are made of.
_SPOKEN = regex(
    "百分之(?:多少|几)|几成|比例|比重|使用|占用|到位|掉|率|(?:19|20)?\\d\\d年|\\d+[月日]|\\d+[个名]?|年?[末底]|截[至止]|"
    "编办|编委|机构编制委员会|人员|人数|职工|员工|干部|在编|在册|编制数?|核定?|名额|(?<!公益性)岗位|行政|公益[一二]?类?|事业|参公|公务员|参照|工勤|全额|差额|政法专项|补助|编内?|岗|人|名|个|有没有|没有?|还|空|缺|满|用|剩|超|着|余"
    "|全[县市区镇乡省校院局]|本|全|部门|单位|局里|局机关|机关|系统|局|院里|所里|校里|队里|中心|支队|乡里|镇里|目前|现在|现有|实际|到底|总|数|里|已经|真正|的人?|多|占|差|算|怎么|分|和|跟|与|加|合计?|一共|另外?"
)


def asked(question: Question, links: Links) -> bool:
    """Whether a question may be about posts or about who holds them."""
    # an item whose name speaks of staff is money (行政事业单位离退休)
    text = _with_earlier(without_classes(NO_POSTS.sub(" ", question.plain), links.members), links)
    return (
        (_HOW_MANY.search(text) is not None or _of_posts(text))
        and (_VACANT.search(text) is not None or bool(roles_in(text)) or _of_posts(text))
        and not question.wants(Ask.PER_HEAD, Ask.WHY)
        and (not question.wants(Ask.SHARE) or _of_posts(text))
        and not re.search("[钱元]|费|车", text)
        and not ("在册" in text and _SERVED.search(f"{links.earlier}|{text}"))
    )


def _of_posts(text: str) -> bool:
    """Whether it is asked what part of the posts is filled, or is not."""
    return _FILLED.search(text) is not None or _EMPTY.search(text) is not None


def of_the_unposted(question: Question, held: Held) -> bool:
    """Whether posts are asked of people who hold none and of whom nothing is said (外聘人员给了几个编制)."""
    found = _UNPOSTED.search(question.plain)
    return found is not None and "编制" in question.plain and found.group() not in held.catalogue.said


def staffing(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """Of each role and sort that is named the number; of what is vacant the posts, the people and the difference."""
    if not asked(question, links):
        return None
    text = _with_earlier(NO_POSTS.sub(" ", without_names(question.plain, held.document)), links)
    named = units_in_full(text, units(held), held.catalogue.items)
    text = _without_units(named, held)
    if _OF_EACH.search(text) and _UNITS_ARE.search(f"{links.earlier}|{text}") and not sorts_in(text):
        rows = [[h for role in roles_in(text) for h in heads if h.role is role] for heads in of_each(held)]
        if rows and all(rows):
            return Found("；".join(h.count.told(held, reply) for row in rows for h in row) + "。")
    # a unit that the part before named is meant still
    heads = of_unit(held, f"{links.earlier}|{named}")
    if not heads and units(held) and _A_UNIT.search(text):
        # what all have is not what a unit has, nor two of them
        return None
    heads = heads or of_body(held, named)
    if not heads or not _of_its_year(question, held, heads):
        return None
    if _UNPOSTED_AT_WORK.search(text):
        # 公益性岗位有多少人在岗: of those who hold no post only what is told of them says how many are there
        return None
    more = _more_asked(text, held)
    beside = [_beside(word, heads, held) for word in more]
    others = list(dict.fromkeys(c for c in beside if c is not None))
    if len([c for c in beside if c is not None]) < len(beside):
        return None
    sorts = [sort for sort in sorts_in(text) if not of_that_sort_alone(heads, sort)]
    if _VACANT.search(text) or _of_posts(text):
        before = links.earlier.rpartition("|")[2]
        if text.startswith("其") and before and not (roles_in(before) or "人" in before):
            # houses stand empty too, and no posts are theirs
            return None
        return None if others else _vacancies(text, sorts, heads, held, reply)
    return _numbers(question, text, sorts, heads, others, held, reply)


def _without_units(text: str, held: Held) -> str:
    """The text without the names of units, whose words are no sorts of posts (行政执法大队)."""
    for unit in units(held):
        ends = (unit[at:] for at in range(len(unit) - _ENDING + 1))
        text = text.replace(next((end for end in ends if end in text), "\n"), " ")
    return text


def _with_earlier(text: str, links: Links) -> str:
    """A part that only says of which sorts (行政、事业各几个), with what the part before it asked the number of."""
    merely = bool(sorts_in(text)) and not roles_in(text) and not _UNITS_ARE.search(text)
    before = links.earlier.rpartition("|")[2]
    return f"{before},{text}" if merely and roles_in(before) else text


def _more_asked(text: str, held: Held) -> list[str]:
    """What the question names beside posts and people (党员, 学生, 编外人员)."""
    unposted = _UNPOSTED.findall(text)
    bare = _UNPOSTED.sub(" ", text)
    for _, words in ROLES:
        bare = words.sub(" ", bare)
    left = content(_SPOKEN.sub(" ", bare), held.catalogue.said)
    named = "|".join((*units(held), key(held.document.department)))
    more = [word for word in left if word not in named and not kind_of_body(word, held.document)]
    return [*unposted, *more]


def _beside(word: str, heads: Sequence[Heads], held: Held) -> Counted | None:
    """The number of the people that a word names: in the paragraph of posts first; those without posts under any name."""
    known = (c for c in counted(held) if c.quantity.unit in _HEADS and not c.aim)
    people = [c for c in known if _PEOPLE.search(c.label)]
    people.sort(key=lambda c: (c.quote != heads[0].count.quote, len(c.label)))
    if (named := next((c for c in people if word in key(c.label)), None)) is not None:
        return named
    if _UNPOSTED.search(word) is None:
        return None
    return next((c for c in people if _UNPOSTED.search(c.label)), None)


def _of_its_year(question: Question, held: Held, heads: Sequence[Heads]) -> bool:
    """Whether the paragraph is of the year that the question names, where both name one."""
    quote = heads[0].count.quote
    return all(str(year) in quote or year == held.year for year in question.years)


def _vacancies(
    text: str, sorts: Sequence[str], heads: Sequence[Heads], held: Held, reply: Reply
) -> Found | None:
    if not sorts and _BY_SORT.search(text):
        sorts = list(dict.fromkeys(h.sort for h in heads if h.role is Role.POSTS and h.sort))
    said, pairs = [], []
    posted = [h for sort in sorts if (h := of_sort(heads, Role.POSTS, sort)) is not None]
    if len(posted) == len(sorts) > 1 and not any(of_sort(heads, Role.FILLED, sort) for sort in sorts):
        # posts by sort, and who holds them only in all
        people = whole(heads, Role.FILLED, text)
        every = [h for h in heads if h.role is Role.POSTS and h.sort]
        if people and len(every) == len(posted):
            return Found(f"{_vacancy(text, posted, people, heads, held, reply)}。")
    for sort in sorts or [""]:
        if sort:
            pair = [[h] if (h := of_sort(heads, role, sort)) else [] for role in (Role.POSTS, Role.FILLED)]
        else:
            pair = [whole(heads, role, text) for role in (Role.POSTS, Role.FILLED)]
        posts, people = pair
        if not posts or not people:
            return None
        said.append(_vacancy(text, posts, people, heads, held, reply))
        pairs.append((posts, people))
    if len(pairs) > 1 and _TOGETHER.search(text):
        said[-1] += (
            f"，合计{_difference([h for p, _ in pairs for h in p], [h for _, p in pairs for h in p], reply)}"
        )
    return Found("；".join(said) + "。")


def _vacancy(
    text: str,
    posts: Sequence[Heads],
    people: Sequence[Heads],
    heads: Sequence[Heads],
    held: Held,
    reply: Reply,
) -> str:
    told = "，".join(
        _told(h, heads, held, reply)
        for h in (*posts, *people)
        if h not in posts or not any(_behind(p, h) for p in people)
    )
    if _of_posts(text):
        return f"{told}，{_filled(posts, people, reply, empty=_EMPTY.search(text) is not None)}"
    return f"{told}，{_difference(posts, people, reply)}"


def _filled(posts: Sequence[Heads], people: Sequence[Heads], reply: Reply, *, empty: bool) -> str:
    """What part of the posts people hold, or with `empty` what part nobody does."""
    unit = posts[0].count.quantity.unit or "人"
    many, filled = (
        reply.result(sum_of(h.value for h in of), unit, "合计") if len(of) > 1 else ""
        for of in (posts, people)
    )
    said = "，".join(f"合计{each}" for each in (many, filled) if each)
    over, part = (sum((h.value for h in of), Decimal(0)) for of in (posts, people))
    if empty:
        vacant = _difference(posts, people, reply)
        part = over - part
        made = reply.result((max(part, Decimal(0)), "÷", over, "×", _HUNDRED), "%", "占比", places=2)
        return "，".join(filter(None, (said, vacant, f"占编制的{made}")))
    made = reply.result((part, "÷", over, "×", _HUNDRED), "%", "占比", places=2)
    return "，".join(filter(None, (said, f"占编制的{made}")))


def _difference(posts: Sequence[Heads], people: Sequence[Heads], reply: Reply) -> str:
    many, filled = (sum(h.value for h in of) for of in (posts, people))
    if many == filled:
        return "没有空缺"
    high, low = (posts, people) if many > filled else (people, posts)
    expression = (*sum_of(h.value for h in high), *(part for h in low for part in ("−", h.value)))
    unit = posts[0].count.quantity.unit or "人"
    return f"{'空缺' if many > filled else '超出编制'}{reply.result(expression, unit, '空缺')}"


def _numbers(
    question: Question,
    text: str,
    sorts: Sequence[str],
    heads: Sequence[Heads],
    others: Sequence[Counted],
    held: Held,
    reply: Reply,
) -> Found | None:
    if question.wants(Ask.DIFFERENCE) or (others and question.wants(Ask.SUM)):
        return None
    said = []
    roles = roles_in(text)
    if "在编" in text and _THERE.search(text) and not any("在编" in h.count.label for h in heads):
        # 在编多少, 实际在岗多少: posts, and who holds them
        roles = [Role.POSTS, *(r for r in roles if r is not Role.POSTS)]
    if sorts and roles == [Role.RETIRED]:
        # 公务员、事业人员和退休人员: those who work there by sort, and the retired
        roles = [Role.FILLED, Role.RETIRED]
    by_sort = _BY_SORT.search(text) is not None and len(roles) == 1 and not others
    for role in roles:
        if sorts and role is not Role.RETIRED:
            found = [h for sort in sorts if (h := of_sort(heads, role, sort)) is not None]
            if len(found) < len(sorts):
                return None
            # 编制数及其中行政编制: the whole is asked with its parts
            found = [*(whole(heads, role, text) if "其中" in text else ()), *found]
        else:
            retired = of_sort(heads, role, "退休") if _ONLY_RETIRED.search(text) else None
            found = [retired] if retired is not None and role is Role.RETIRED else whole(heads, role, text)
            more = _parts(heads, role) if by_sort and len(found) == 1 else []
            if _BY_RANK.search(text) and not more:
                # 按岗位怎么分布: how many there are in all does not say
                return None
            found += [h for h in more if h not in found]
        if not found and role is Role.RETIRED and (elsewhere := _retired(held)) is not None:
            found = [elsewhere]
        if not found:
            return None
        said.append("，".join(_told(h, heads, held, reply) for h in found))
        # a whole that is told by its sorts only is their sum
        whole_asked = question.wants(Ask.SUM) or not (sorts or _BY_SORT.search(text))
        summed = len(found) > 1 and whole_asked and not _nested(found)
        if summed:
            said[-1] += (
                f"，合计{reply.result(sum_of(h.value for h in found), found[0].count.quantity.unit, '合计')}"
            )
    if not said:
        return None
    said += [c.told(held, reply) for c in others]
    told = "；".join(said) + "。"
    if _WHEN.search(text):
        count = heads[0].count
        quoted = reply.quote(held.document, count.quote, count.quantity.source, count.section, whole=True)
        told += f"文中写道：{quoted}。"
    return Found(told)


def _retired(held: Held) -> Heads | None:
    """The one number of the retired that is told apart from posts and people; None where several are told."""
    found = {
        c.quantity.value: c
        for c in counted(held)
        if c.quantity.unit in _HEADS and _ALL_RETIRED.fullmatch(c.label) is not None
    }
    return Heads(Role.RETIRED, "", next(iter(found.values()))) if len(found) == 1 else None


def _parts(heads: Sequence[Heads], role: Role) -> list[Heads]:
    return [h for h in heads if h.role is role and h.sort]


def _nested(found: Sequence[Heads]) -> bool:
    """Whether the first is the whole of the rest."""
    return not found[0].sort


def _told(head: Heads, heads: Sequence[Heads], held: Held, reply: Reply) -> str:
    """The number with what it is of; people who stand behind posts of their sort are told with these."""
    count = head.count
    # 年末实有30人 is read as 30 of 实: the clause says it better
    said = count.quoted(held, reply) if count.label.endswith("实") else count.told(held, reply)
    posts = next((h for h in heads if _behind(head, h)), None)
    return f"{posts.count.told(held, reply)}中{said}" if posts is not None else said


def _behind(people: Heads, posts: Heads) -> bool:
    """Whether these people are told by nothing but the posts before them (行政编制52人，实有48人)."""
    if people.role is not Role.FILLED or posts.role is not Role.POSTS or not people.sort:
        return False
    return people.sort == posts.sort and not sorts_in(people.count.label)
