"""Units by the posts that nobody holds (空编最多的单位, 哪些单位满编), reckoned from the table of posts and people."""

from __future__ import annotations

from collections.abc import Sequence

from service.answering.document.held import Held
from service.answering.reply import Found, Reply, sum_of
from service.answering.ways.counts.roster import Heads, Role
from service.answering.ways.counts.roster_tables import of_each
from service.patterns import regex

_VACANT = regex(
    "空编|缺编|空缺|空岗|空额|缺额|缺员|缺人手?|编制(?:数)?(?:空缺?|缺|没用完|闲置|空着|剩余?|富余)|(?:空|缺|剩|多)出?(?:来)?的?编制"
)
_FULL = regex("满编|没有?(?:空编|缺编|空缺)|编制(?:用|占|都)?(?:满了?|用完)|不缺编")
_OVER = regex("超编|超出编制|超过编制|人(?:数)?比编制多")
_MOST = regex("最(?:多|大|严重|厉害|高)|[多大]$")
_LEAST = regex("最(?:少|小|低)")
_WHICH = regex(
    "(?:哪|各|每|逐)[一几些]?个?(?:预算|下属)?(?:单位|机构|家|学校)|谁|(?:单位|机构|学校)(?:有|是)*哪[些几]"
)
_FILL = regex(
    "论|从|看|按|算|就|来说|来看|比|目前|现在|年末|年底|截至|(?:19|20)?\\d\\d年|单位|机构|家|学校|下属|所属|预算|各|每|个|哪|几|些|一|谁|有|是|在职|实有|人数?|人员|名|编制数?|职工"
    "|(?:又|还|分别|各自?)?(?:空|缺|差|少|超)?(?:了|着|出)?(?:多少|几)|数|空|缺|差|超|里|中|的|了|和|与|都|分别|多少|相差|情况|排名|排序|最"
)
_LEFT = regex("[一-鿿\\da-z]+")


def units(text: str, held: Held, reply: Reply) -> Found | None:
    """The unit with most or fewest vacant posts and all others in order, or those that a question asks for."""
    full, over = _FULL.search(text) is not None, _OVER.search(text) is not None
    if (not full and not over and _VACANT.search(text) is None) or _WHICH.search(text) is None:
        return None
    most, least = _MOST.search(text) is not None, _LEAST.search(text) is not None
    rest = text
    for pattern in (_FULL, _OVER, _VACANT, _MOST, _LEAST, _FILL):
        rest = pattern.sub(" ", rest)
    rows = [
        (posts, people)
        for heads in of_each(held)
        if (posts := _of(heads, Role.POSTS)) and (people := _of(heads, Role.FILLED))
    ]
    if _LEFT.search(rest) or len(rows) < 2 or len(rows) < len(of_each(held)):
        return None
    rows.sort(key=_vacancies, reverse=not least or most)
    if full or over:
        # where none is so, what each has vacant says it
        rows = [row for row in rows if (_vacancies(row) == 0 if full else _vacancies(row) < 0)] or rows
    told = [_told(row, held, reply) for row in rows]
    if (most or least) and len(told) > 1:
        if _vacancies(rows[0]) == _vacancies(rows[1]):
            return Found("；".join(told) + "。")
        return Found(
            f"{'最少' if least and not most else '最多'}的是{told[0]}；其后依次是{'；'.join(told[1:])}。"
        )
    return Found("；".join(told) + "。")


def _of(heads: Sequence[Heads], role: Role) -> list[Heads]:
    """The numbers of a role: the whole alone where it is printed, else all sorts."""
    of = [head for head in heads if head.role is role]
    return [head for head in of if not head.sort] or of


def _vacancies(row: tuple[Sequence[Heads], Sequence[Heads]]) -> int:
    posts, people = row
    return int(sum(h.value for h in posts) - sum(h.value for h in people))


def _told(row: tuple[Sequence[Heads], Sequence[Heads]], held: Held, reply: Reply) -> str:
    posts, people = row
    said = "，".join(head.count.told(held, reply) for head in (*posts, *people))
    vacant = _vacancies(row)
    if not vacant:
        return f"{said}，没有空缺"
    high, low = (posts, people) if vacant > 0 else (people, posts)
    by = (*sum_of(h.value for h in high), *(part for h in low for part in ("−", h.value)))
    unit = posts[0].count.quantity.unit or "人"
    return f"{said}，{'空缺' if vacant > 0 else '超出编制'}{reply.result(by, unit, '空缺')}"
