"""Which bodies (预算单位, 内设机构) a department is made of: the paragraphs under the heading that says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from extractors.schema.extraction import Passage
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.printed.item_names import concept
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply, sum_of
from service.answering.ways.members.by_unit import units as by_unit
from service.lexicon.classes import without_classes
from service.patterns import regex
from service.terms import key

_BODY = "(?:单位|机构|科室|股室|处室|中队|大队|站所|(?<=内设)部门|(?<=下属)部门|(?<=几个)部门(?!的?预算|支出|收入))"
_ASKED = regex(
    f"(?:哪[些几两二三四五六七八九十]|列出|列举|几个|几家|多少[个家]|什么|有没有).{{0,10}}{_BODY}|{_BODY}.{{0,6}}(?:哪些|哪几|几个|构成|组成)"
    # 机关里分了哪几个处, 设了哪些队: asked for by the last word of their names
    "|[分设有](?:了|着|为|成)?(?:哪[几些]?个|哪些|几个|什么|多少个)[^,，]{0,4}[处科股室队站所部](?:吗|呢)?$"
)
# 服务中心有几个项目 counts none of the bodies.
_THEIR_PROJECTS = regex("(?:几个|多少个|哪些|哪几个|什么)(?:专项|项目)(?!单位)")
_POSTS = regex(
    "(?:(?:这个|该|本|全)?单位)?(?:的)?(?:行政|事业)?(?:编制|在编|在岗|在职|实有)(?:人员|人数)?(?:一共|现在|目前)?(?:有|是)?(?:几|多少)(?:个|名|人)"
)
_NAMED = regex(
    "(?:司法所|派出所|卫生院|卫生室|敬老院|福利院|救助站|收费站|股室|科室|处室|中队|大队|庭室|分局|学校|幼儿园|法庭|中心站|工作站|服务站|居委会|村委会)"
)
# Who does some work is none of what a department is made of.
_WORK_DONE = regex(
    "第三方|中介|(?:由|被|请|找|委托)[^,，。]{0,2}哪[^,，。]{1,10}"
    "(?:承担|承接|承建|承办|实施|编制|施工|设计|监理|维护|评价|审核|完成|缴纳|上缴|缴|出资|拨付|提供|赞助|捐)"
)
# What a department may itself be called by.
_OWN = {"学校", "幼儿园", "卫生院", "分局"}
_OFFICES, _OFFICE = {"科室", "股室", "处室", "庭室"}, regex("内设|办公室|[科股处]室?[、，,。）)]|室、")
_HEADING = regex("机构设置|单位构成|机构情况|单位情况|所属单位")
_NAMES = regex("单位|本级|本部|机关|中心|大队|执法队|股|科|室|所|站|办公室|协会")
_SAYS = regex("(?:内设|下设|下属|包括|分为).*(?:股|科|室|中心|单位|机构|本级)|机构设置[:：]?.{4,}")
# A sentence that lists or counts them under whatever heading it stands.
_COUNTS = regex(
    "(?:纳入|编入|汇总|预算单位|下设|下属|所属|内设|管辖|没有).{0,24}(?:单位|机构|中队|本级|机关|中心).*[。；：:]|单位.{0,8}[家个]"
)
_OTHERWISE = regex(r"万元|[\d.,]+元|采购|资产|绩效|口径|指(?:的是)?|是指")
_UNITS, _INNER = regex("单位|所属|下属"), regex("内设|科室|股室|处室")
_UNITS_MOST = 40
# What every question for units and offices is made of.
_GENERAL = regex(
    "预算|决算|编制|范围|部门|单位|机构|汇总|下属|所属|下级|二级|直属|内设|股室|科室|处室|纳入|构成|组成|公开|口径|编报|账|合并|名单|本级|设置|设立|情况"
    "|数量|个数|行政|事业|参公|公益|一类|二类|机关|独立|核算|收支|支出|收入|财务|哪几家|全部|一共"
)
# A longer list than this is no longer an answer to read.
_MOST, _FEW = 12, 3


def about_bodies(question: Question) -> bool:
    """Whether a question asks which units or offices there are."""
    # 这个单位编制有几个 counts posts
    text = without_classes(_POSTS.sub("", question.plain))
    asked = question.wants(Ask.PARTS, Ask.COUNT, Ask.YES_NO) and _ASKED.search(text) is not None
    return asked and _WORK_DONE.search(text) is None and _THEIR_PROJECTS.search(text) is None


def bodies(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """What the document says of its units, quoted paragraph by paragraph."""
    told = list(_of_those(question, held)) or [p for p in held.extraction.passages if _tells(p)][:_MOST]
    if question.wants(Ask.YES_NO) and not question.wants(Ask.PARTS):
        told = [p for p in told if re.search("没有|无|不", p.source.text)] or told[:1]
    elif not told:
        told = [p for p in held.extraction.passages if _counts(p.source.text)][:_FEW]
    asked = {found.group() for found in _NAMED.finditer(question.plain)} - _OWN
    if asked and not any(_of_kind(p.source.text, asked) for p in told):
        # units are no offices, and stations no schools
        return None
    units = _UNITS.search(question.plain) and not _INNER.search(question.plain) and question.wants(Ask.PARTS)
    roster = [u.name for u in held.extraction.budget.units[:_UNITS_MOST]] if units else []
    listed = by_unit(question, held, Links((), ()), reply) if units and not roster else None
    if roster or listed is not None:
        # of the inner offices no unit is one
        told = [p for p in told if not _INNER.search(p.source.text) or _UNITS.search(p.source.text)]
    said = key("|".join(p.source.text for p in told))
    named = (*(s for s in links.subjects if concept(s) is None), *links.left)
    words = [bare for w in named if len(bare := _GENERAL.sub("", w)) > 1 and bare in held.catalogue.said]
    if unmatched(words, said, *(key(name.text) for name in roster)):
        # 多少家企业, 哪几家定点机构: none of the department's own
        return None
    text = listed.text if listed is not None else ""
    if not all(key(name.text) in said for name in roster):
        count = reply.result(sum_of([Decimal(1)] * len(roster)), "个", "单位")
        each = "、".join(
            _in_row(name.text, held, reply) or reply.quote(held.document, name.text, name.source, "")
            for name in roster
        )
        text = f"所列单位共有{count}：{each}。"
    quoted = [reply.quote(held.document, p.source.text, p.source, " / ".join(p.heading)) for p in told]
    text += "文中写道：" + "；".join(dict.fromkeys(quoted)) + "。" if quoted else ""
    return Found(text) if text else None


def _in_row(name: str, held: Held, reply: Reply) -> str:
    """A unit named by the row of a table that counts its posts or people; empty where none does."""
    for count in held.extraction.budget.counts:
        unit = count.item.partition("/")[0]
        if count.quantity.source.cell is not None and key(unit) and key(name).startswith(key(unit)):
            source = count.quantity.source
            return f"{unit}[{reply.cite(held.document, source, source.text, '')}]"
    return ""


def _of_kind(text: str, asked: set[str]) -> bool:
    """Whether a paragraph speaks of bodies of a kind; offices go by many names."""
    return any(kind in text for kind in asked) or (
        bool(asked & _OFFICES) and _OFFICE.search(text) is not None
    )


def _of_those(question: Question, held: Held) -> Iterator[Passage]:
    """The paragraphs that count or list just those units that a question names (司法所, 股室), where it names any."""
    asked = {found.group() for found in _NAMED.finditer(question.plain)}
    for passage in held.extraction.passages if asked else ():
        text = key(passage.source.text)
        if any(
            re.search(
                rf"[\d一二三四五六七八九十两]+[个家所]?{name}|{name}[\d一二三四五六七八九十两]+[个家所]", text
            )
            for name in asked
        ):
            yield passage


def _counts(text: str) -> bool:
    return _COUNTS.search(text) is not None and _OTHERWISE.search(text) is None


def _tells(passage: Passage) -> bool:
    heading = next((h for h in passage.heading if _HEADING.search(h)), None)
    if heading is None or key(passage.source.text) == key(heading):
        return False
    # A section on duties and offices together says far more of the duties.
    wanted = _SAYS if "职" in heading else _NAMES
    return wanted.search(passage.source.text) is not None
