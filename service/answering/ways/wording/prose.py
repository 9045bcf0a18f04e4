"""Whether there is such an item (有没有): by its figure, by a sentence that denies it, by why its table is blank."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.schema.draft import Stage
from extractors.schema.extraction import Passage
from service.answering.asked.kinds import COUNTED
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.agreement import left_out
from service.answering.ways.figures.lookup import called_beside, counterpart, second_proof
from service.answering.ways.figures.selection import select
from service.answering.ways.members.compose import components
from service.lexicon.names import TOPIC
from service.patterns import regex
from service.terms import coverage, key, plain, same

_SENTENCE = regex(r"[^。；;！!\n]+[。；;！!]?")
# Asks how two things stand to each other, and not whether there is one.
_COMPARES = regex(
    "相同|一样|一致|够|足(?!球)|达到|达标|超过|超出|等于|符合|支持|对得上|合理|矛盾|正确|相符|吻合|全部|只有|仅|低于|高于|以内|之内"
)
# What a sentence says itself, and what it would have to know from elsewhere.
_SAID_SO = regex("目标|达标|全部|全都|都是|超过\\d|低于\\d|高于\\d")
_BEYOND = regex("够|平均|要求|[全省市国州][省市国]|最[高低大小多少]|比|支出|预算|钱|资金|经费")
# Asks of what kind something is, from what it is paid, what came of it, or if it were so many (放满300场了吗): that there is
# money for it says none of it.
_OF_WHAT_KIND = regex(
    "(?:是不是|是否)(?!(?:也|还|又|都|已经?|会|要|在)*(?:有|安排|列|存在|发生|涉及|动用|使用|开支|产生|编|给|拨|买|购|需|出国|开展|组织|举办|支出))"
    "|(?<![总还都就])是(?!否|不是)[^,，。?？]{1,14}(?:的|钱|资金|拨款)(?:吗|么)$|靠(?:的是)?财政"
    "|(?:查|检|测|普查|检测|找|发现)[一-鿿]{0,3}(?:出来?|到)了?(?:没有?|吗|么)$|手里|手上|到位|按时|准时|及时"
    rf"|\d[百千万]?(?:{COUNTED})[^,，。]{{0,6}}了(?:没有?|吗|么)$"
)
# Whose money it used: that there is the one and the other tells nothing of that.
_USES = regex("动用|使用|用到|用上|(?:有没有|是否|没有?)用|用了")
_FUNDS = regex("公共预算|政府性基金|国有资本|财政|专户|[县市区省]级|中央|上级")
# That there is an expenditure, and of nothing in particular.
_OCCURS = regex(
    "系统|考察|拨过?[钱款]|给过?钱|拿钱|出钱|花钱|因公|发生|实际|开支|涉及|存在|产生|列支|职工|有人|人员|干部|年内|当年内|今年内|公务|公务活动|活动|任务|团组"
    "|(?:动用|使用|用到|用上|用|动|花|碰|沾|有|安排|列|编|涉及|发生)(?:到|着|上)?过?了?|拿出过?|派过?|派人|派员|组织过?|安排过|成行"
)
# Says which money an item is paid from.
_PAID_FROM = regex("(?:一般公共预算)?财政拨款(?:收入|支出)?")
_NOT_BOUGHT = regex(
    "公务用车购置费?(?:[^，,。；]{0,6})(?:未|没有|无)(?:安排|列支|预算|发生)|"
    "(?:没有|未|不|无)[^，,]{0,16}购置[^，,]{0,6}(?:公务用车|公车|车辆)|(?:没有|未|无)[^，,]{0,16}(?:公务用)?车辆?购置"
)
_BUYS = regex(
    "购置|购买|[买换添]过?[^,，]{0,8}车|(?:更新|新增|增加|增添|增配|配备?|新配|采购|进|入手|提)了?[^,，]{0,6}(?:新车|车(?!费|位|补))|添置|新车"
)
_OF_THREE = regex("公务接待费|公务用车(?:购置及运行|购置和运行|运行|购置)(?:维护|维)?费|因公出国(?:境)?费用?")
# What was planned, and not what became of it (预算执行中有支出吗).
_PLANNED = regex("(?<!公共)(?<!基金)(?<!经营)预算(?!执行)")
_FUND = regex("政府性基金|国有资本")
# That there was none of what an item pays for; and what says it of other items besides.
_NOTHING = regex(r"未[^，,。；]{0,8}(?:安排|发生|购置|组织|产生)|没有|(?<![\d.])(?<!\d,)0[个次人批辆]|无因公")
_OTHER_ITEMS = regex(r"三公经费[^。；]{0,30}其中|[1-9][\d,.]*万?元")
_NONE = regex(
    r"无|没有|未安排|未列|未发生|未产生|未开支|未使用|不涉及|暂未|空表|(?<![\d.])(?<!\d,)0(?:\.0+)?(?:个|人次|批次)"
)
# All that a section says, under a heading that is called by its number and by words that any heading has.
_NOTHING_HERE = regex(
    r"(?:本(?:部门|单位))?(?:暂?无|没有|不涉及|未安排)(?:此[类项]?|相关)?(?:情况|项目|内容|支出|资金)?[。.；]?"
)
_TITLE_WORDS = regex(
    r"^[（(]?[一二三四五六七八九十\d]+[)）、.．]?|(?:19|20)\d\d年度?|部门|本?单位|本级|预算|决算|安排|支出|收入|情况|绩效目标|绩效|管理|使用|说明|[及和的]|其他需?要?"
)
# What the question adds to the name of a row.
_EMPTY = ("安排", "发放", "支出", "预算", "开支", "缴纳", "缴", "列")
# A shorter word stands inside others; of a question of thousands of words only so many are looked for.
_TELLING, _MOST_WORDS = 4, 6


def compares(question: Question) -> bool:
    """Whether a question asks if things are equal, enough or more than others."""
    return _COMPARES.search(question.plain) is not None


def of_what_is_told(question: Question) -> bool:
    """Whether a sentence may say so itself: that a target was met, or that all are so; not that it is enough, or more than
    what stands in no document of the department."""
    return _SAID_SO.search(question.plain) is not None and _BEYOND.search(question.plain) is None


def yes_no(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """有没有: a non-zero figure says yes; a sentence that denies it, a printed zero or a blank table's reason no."""
    if compares(question):
        return None
    if not links.subjects and "公务用车购置" not in question.plain:
        return None
    if len(links.subjects) > 1 and left_out.asked(question):
        # that there is either says nothing of the one being part of the other
        return None
    if _OF_WHAT_KIND.search(question.plain) or (
        _USES.search(question.plain)
        and _FUNDS.search(question.plain)
        and not all(_FUNDS.search(s) for s in links.subjects)
    ):
        return None
    if _BUYS.search(question.plain) and (denied := _no_purchase(held, reply)) is not None:
        return denied
    if not links.subjects:
        return None
    told: list[str] = []
    if held.document.stage is Stage.FINAL and _PLANNED.search(question.plain) and not question.final:
        # a final account prints what was planned as well
        question = replace(question, plain=f"{question.plain}年初预算数")
    links = replace(links, left=tuple(w for w in links.left if not _OCCURS.fullmatch(w)))
    for subject in [s for s in links.subjects if not _PAID_FROM.fullmatch(s)] or links.subjects:
        figure = select(held, subject, question, links.left)
        figure = figure and called_beside(figure, links.left, held)
        if (
            figure is not None
            and _BUYS.search(question.plain)
            and "运行" in figure.subject
            and "运行" not in question.plain
        ):
            # what is spent on running vehicles buys none
            return None
        if figure is not None and unmatched(links.left, figure.words):
            figure = None
        if figure is not None and question.amounts and not any(map(figure.fits, question.amounts)):
            # what costs less, or more, is none of what is asked for (100万元以上的设备)
            return None
        if figure is not None and figure.money.value:
            text = f"有。{figure.shown}为{reply.figure(held.document, figure)}"
            leaves = [f for f in components(held, figure) if f.money.value][-3:]
            text += "".join(f"，其中{f.shown}{reply.figure(held.document, f)}" for f in leaves)
            told.append(text)
            continue
        text = _denied(question, held, subject, links, reply)
        if figure is None and not text:
            return None
        text = text or "没有"
        if figure is not None:
            text += f"；{figure.shown}为{reply.figure(held.document, figure)}"
            same_amount = counterpart(held, figure)
            text += second_proof(held, same_amount, reply) if same_amount is not None else ""
            text += _said_of(held, subject, reply) if text.startswith("没有；") else ""
        told.append(text)
    return Found("；".join(told) + "。")


def _said_of(held: Held, subject: str, reply: Reply) -> str:
    """The sentence that says of an item of which a zero is printed what there was none of (团组0个, 未安排); empty for none."""
    for passage in held.extraction.passages:
        for sentence in _SENTENCE.findall(passage.source.text):
            told = same(plain(sentence))
            if subject.removesuffix("费") in told and _NOTHING.search(told) and not _OTHER_ITEMS.search(told):
                return f"；文中写道：{reply.quote(held.document, sentence, passage.source, ' / '.join(passage.heading))}"
    return ""


def none_of_it(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """For an amount that is printed nowhere: that the document says there is none, and why its table is blank."""
    told = []
    for subject in links.members:
        if select(held, subject, question, links.left) is not None:
            return None
        told.append(_denied(question, held, subject, links, reply))
    return Found("；".join(told) + "。") if told and all(told) else None


def _denied(question: Question, held: Held, subject: str, links: Links, reply: Reply) -> str:
    """没有, with the sentence that denies the item or what its blank table gives as reason; empty where nothing does."""
    nil = list(_nil(question, held, subject, reply))
    denials = [] if nil else list(_denials(question, held, subject, links.left))
    nil = nil or ([] if denials else list(_nil(question, held, subject, reply, bare=True)))
    if not denials and not nil:
        return ""
    text = "没有"
    for passage, sentence in denials[:1]:
        section = " / ".join(passage.heading)
        text += "：" + reply.quote(held.document, sentence, passage.source, section)
    return text + "".join(f"，{reason}" for reason in nil)


def denied_whole(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """没有, with the sentence that denies all of what is asked for (无对下转移支付): then also what else is said of it; or the
    无 that is all that stands under the heading of its name."""
    words = sorted((w for w in links.left if len(w) >= _TELLING), key=len, reverse=True)
    for word in words[:_MOST_WORDS]:
        bare = re.escape(word.removesuffix("费"))
        denies = re.compile(
            rf"(?:无|没有|未安排|不涉及|不存在)[^，,。；、]{{0,4}}{bare}"
            rf"|{bare}[^，,。；]{{0,14}}(?:没有|未)(?:再|曾)?(?:安排|发生|列支|预算)"
        )
        for passage in held.extraction.passages:
            for sentence in _SENTENCE.findall(passage.source.text):
                if denies.search(key(sentence)):
                    section = " / ".join(passage.heading)
                    return Found(f"没有：{reply.quote(held.document, sentence, passage.source, section)}。")
    for passage in held.extraction.passages:
        if not passage.heading or _NOTHING_HERE.fullmatch(passage.source.text.strip()) is None:
            continue
        name = _TITLE_WORDS.sub("", key(passage.heading[-1]))
        if len(name) >= _TELLING and coverage(name, question.plain) == 1:
            section = " / ".join(passage.heading)
            said = reply.quote(held.document, passage.source.text, passage.source, section)
            return Found(f"没有：文中写道：{said}（{passage.heading[-1]}）。")
    return None


def _no_purchase(held: Held, reply: Reply) -> Found | None:
    """The sentence that says that no vehicles are bought."""
    for held_passage in held.extraction.passages:
        for sentence in _SENTENCE.findall(held_passage.source.text):
            if _NOT_BOUGHT.search(sentence):
                section = " / ".join(held_passage.heading)
                return Found(f"没有：{reply.quote(held.document, sentence, held_passage.source, section)}。")
    return None


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
            said = _NONE.search(told[: told.index(subject)])
            if said is None and "空表" not in told:
                continue
            of_fund = _FUND.search(told, said.end() if said else 0, told.index(subject))
            if of_fund is not None and of_fund.group() not in question.plain:
                # 无国有资本经营预算财政拨款支出: what one fund does not pay others may
                continue
            if "三公" in told and "三公" not in question.plain:
                # 没有使用政府性基金预算安排的三公经费: denied is what would be paid, and not what it would be paid from
                continue
            if ("结转" in told) != carried:
                continue
            kept.append((len(sentence), held_passage, sentence))
    for _, held_passage, sentence in sorted(kept, key=lambda k: k[0]):
        yield held_passage, sentence


def _nil(question: Question, held: Held, subject: str, reply: Reply, *, bare: bool = False) -> Iterator[str]:
    """Why the table of the item, or of the whole that it is a part of, is blank; in Chinese with the table's name. A 无 that
    stands in it alone only with `bare`: a sentence says more."""
    names = {subject, "三公经费"} if _OF_THREE.fullmatch(subject) else {subject}
    for statement in held.extraction.budget.statements:
        if (
            statement.nil is not None
            and (key(statement.nil.text) == "无") is bare
            and TOPIC.get(statement.kind) in names
        ):
            section = " ".join(part for part in (statement.label, statement.title) if part)
            quoted = reply.quote(held.document, statement.nil.text, statement.nil.source, section)
            yield f"空表说明：{quoted}" + (f"（{section}）" if section and not question.english else "")
            return
