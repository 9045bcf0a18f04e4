"""What a body owns: its vehicles by use, its large equipment, its premises; how many, and what they are worth."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from service.answering.asked.digits import in_digits
from service.answering.asked.kinds import Ask
from service.answering.asked.naming import kind_of_body, without_names
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.document.quantities import Counted, counted
from service.answering.printed.linking import Links, content
from service.answering.reply import Found, Reply
from service.patterns import regex
from service.terms import key

_VEHICLES, _EQUIPMENT, _PREMISES = (
    regex("车"),
    regex("设备"),
    regex("房(?!地产)|办公(?:用地)?面积"),
)
_HOW_MANY = regex(
    "价值(?!\\d)|账面|多少|几[辆台套平]|几个|数量|多大|面积|哪[一种类些几]|什么(?:车|用|类|样|性质)|按用途|划分|车型|(?:干|做)(?:什么|嘛|啥)|用途|啥车"
)
# What is bought or paid for is in a budget, and no stock.
_NOT_OWNED = regex(
    "费|(?<!账面)(?<!单)价(?!值)|牌子|品牌|型号是|购|采买|更新|预算|支出|[买租花补拨]|发放|投入|加油|保险|人均|平均|每|装修|维修|修缮|改造|建设|新建|工程|项目"
)
_WORTH = regex("价值(?!\\d)[^\\d]{0,4}(?:多少|几)|值(?:多少|几)|账面|原值|净值")
_FOLLOWS = regex("干(?:什么|嘛|啥)用|用途|(?:哪[一种类]|什么)[种类]?车|价值(?!\\d)|账面|(?:几|多少)辆")
_USES = regex("哪[一种类些几]|什么|用途|划分|车型|干嘛|啥|分别|各")
# 百万元以上, 单价50万元以上
_FROM = regex(r"(\d+(?:\.\d+)?|[一二两三四五六七八九十百]+)(万)?元?(?:\(含\)|（含）)?以上")
_OFFICIAL = regex("(?:现有|共有|实有)?公务用车(?:保有量|数量)?")
_WHICH = regex(
    "(?:什么|啥|哪[几些种类])[^,，]{0,2}车|用途|(?:干|做)(?:什么|嘛|啥)|(?:什么|啥|哪[几些种类])[^,，]{0,18}设备"
)
_BOUGHT = regex("购置|购买|新购|更新|新增|报废")
_SORTS = regex("通用|专用")
# Vehicles that serve others, and are none of the body's own.
_KIND = regex("(?:执法|应急|特种|机要|消防|救护|巡查|巡逻|作业|勘查)[一-鿿]{0,4}车(?!辆)")
_OF_OTHERS = regex("(?:校|班|客|货|公交|出租|网约|救护|垃圾|洒水)车")
_SOLD_AS = {
    "vehicles": frozenset({"辆", "台", "台（辆）", "辆（台）"}),
    "equipment": frozenset({"台", "套", "台（套）", "台(套)", "台/套", "件"}),
    "premises": frozenset({"平方米", "㎡", "平米", "亩"}),
}
_SPOKEN = regex(
    r"(?:19|20)?\d\d年|\d+[月日]|年?[末底]|截[至止到]*|目前|现在|现有|名下|手上|手里|里头?|保有|占[用有]|共?有|一共|总共|拥有|公务用车|公车|车辆|车子|用车|小?车"
    r"|大型|设备|房屋|用房|房子|房产|建筑|办公|业务|及|面积|平方?米|单位?价值?|价值|账面|原值|净值|值|多少[钱元]?|百?万元?|以上|各|分别|属于|哪[一种类些几]*|什么|用途|性质|干嘛?|做|用|的|都|是|又|怎[样么]|划?分|车型|型号|\d+|[两三四五六七八九十]|类型?|种|保有量|数量|国有|资产|请问|固定|它|其中|上|还|剩下?|结余"
)

# 一共几辆 of one sort of thing adds up nothing.
_IN_ALL = regex("(?:一共|总共|共计?|合计)(?:有|是)?(?:多少|几)")
_JOINT = regex("以及|[和与及跟、,，]")
# What is no part of the name of a thing where it is named as not disclosed.
_SPOKEN_OF = regex(
    "^.*(?:年?[末底]|截[至止到]|目前|现在|现有)的?|(?:一共|总共|各自|各|分别|共)*(?:有|是|为)?(?:多少|几|多大).*$|(?:各自|各|分别)(?:是|有|为)?$"
)

# How many vehicles a question takes for granted.
_STATED = regex("(?<![\\d哪这那各几每])(\\d+|[两二三四五六七八九十]{1,3})辆(?!以)")


def asked(question: Question) -> bool:
    """Whether a question may be about what the body owns."""
    text = question.plain
    return (
        bool(_things(text) or _FOLLOWS.search(text))
        and _HOW_MANY.search(text) is not None
        and _NOT_OWNED.search(text) is None
        and (not question.amounts or _FROM.search(text) is not None)
        and not question.wants(Ask.WHY, Ask.CHANGE, Ask.SHARE, Ask.DIFFERENCE, Ask.HIGHEST, Ask.VERIFY)
        and (not question.wants(Ask.SUM) or (_IN_ALL.search(text) is not None and not _JOINT.search(text)))
    )


def assets(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """Of each thing named how many there are; vehicles with what they are used for."""
    text = without_names(question.plain, held.document)
    things = _things(text)
    asked_of = text
    before = "|".join((*links.left, *links.context, links.earlier))
    if not things and _VEHICLES.search(before):
        # 都是干什么用的, 账面值多少: after the vehicles
        things, asked_of = ["vehicles"], f"{before}|{text}"
    known = [c for c in counted(held) if not c.section or c.quote]
    said: list[str] = []
    chosen: list[Counted] = []
    silent: list[str] = []
    for thing in things:
        found = _found(thing, text, known)
        if not found and (name := _asked_by(thing, text)) is not None:
            silent.append(name)
            continue
        if not found:
            return None
        chosen += found
        said.append("，".join(dict.fromkeys(_told(c, text, held, reply) for c in found)))
        if _WORTH.search(text) and (worth := _worth(found[0], held, reply)) is not None:
            said[-1] += worth
    stated = [in_digits(n) if not n.isdigit() else int(n) for n in _STATED.findall(text)]
    # 7辆车里防火车和巡查车: the whole of what is asked stands beside it
    beside = [c.quantity.value for c in known if any(c.quote == one.quote for one in chosen)]
    if any(number not in beside for number in stated):
        # 8辆车 of a question that has it from nowhere
        return None
    if not said or _more_is_asked(asked_of, chosen, held) or not _of_its_year(question, held, chosen):
        return None
    left = f"另外，文件没有披露「{'；'.join(silent)}」。" if silent else ""
    return Found("；".join(said) + "。" + left)


def _asked_by(thing: str, text: str) -> str | None:
    """The words by which a question names one of several things joined by nothing but a joint (房屋面积和车辆数)."""
    pieces = [piece for piece in _JOINT.split(text) if _things(piece)]
    own = [piece for piece in pieces if _things(piece) == [thing]]
    if len(pieces) < 2 or len(own) != 1:
        return None
    name = _SPOKEN_OF.sub("", own[0])
    return name if len(name) > 1 else None


def _told(count: Counted, text: str, held: Held, reply: Reply) -> str:
    """The number; with the bracket behind it that says which they are, where that is asked."""
    number = re.escape(count.quantity.printed.strip())
    label, bracket = re.escape(_bare(count)), "[（(][^（()）]+[）)]"
    written = rf"{label}\s*{number}\s*[^\s，。；（(]{{1,2}}{bracket}|{label}{bracket}\s*{number}\s*[^\s，。；（(]{{1,2}}"
    # 专用设备1台（套），为核磁共振仪
    written = rf"{label}\s*{number}\s*{re.escape(count.quantity.unit)}[，,](?:为|系|是)[^，,。；;]+|{written}"
    which = re.search(written, count.quote) if _WHICH.search(text) else None
    return count.quoted(held, reply, which.group()) if which is not None else count.told(held, reply)


def _things(text: str) -> list[str]:
    patterns = {"premises": _PREMISES, "vehicles": _VEHICLES, "equipment": _EQUIPMENT}
    return [thing for thing, words in patterns.items() if words.search(text)]


def _found(thing: str, text: str, known: Sequence[Counted]) -> list[Counted]:
    of_kind = [c for c in known if c.quantity.unit in _SOLD_AS[thing]]
    if thing == "vehicles":
        return _vehicles(text, [c for c in of_kind if "车" in c.label and "设备" not in c.label])
    if thing == "equipment":
        return _equipment(text, [c for c in of_kind if "设备" in c.label and not _NOT_OWNED.search(c.label)])
    premises = [c for c in of_kind if re.search("房|办公", c.label)]
    named = [c for c in premises if "办公" in c.label or "业务" in c.label] if "办公" in text else premises
    return named[:1]


def _vehicles(text: str, known: Sequence[Counted]) -> list[Counted]:
    """All vehicles and the uses that they have; only the uses that are named where some are."""
    named = [
        c
        for c in known
        if len(_bare(c)) > 2
        and key(_bare(c)) in text
        and "车辆" not in c.label
        and not _OFFICIAL.fullmatch(_bare(c))
    ]
    if named or _OF_OTHERS.search(text):
        return named
    owned = [c for c in known if not _BOUGHT.search(c.label)]
    # how many there may be are posts, and no vehicles
    owned = [c for c in owned if "编制" not in c.label or "编制" in text]
    wholes = [c for c in owned if re.search("车辆|公务用车(?:保有量|数量)?$", c.label)]
    if "公务用车" not in text:
        # all vehicles before those that 三公经费 pays for
        wholes.sort(key=lambda c: _OFFICIAL.fullmatch(_bare(c)) is not None)
    if not wholes:
        return []
    parted = ((whole, _uses(whole, known)) for whole in wholes)
    if _USES.search(text):
        return next(([whole, *uses] for whole, uses in parted if uses is not None), [])
    whole, uses = next(parted)
    return [whole, *(uses or ())]


def _uses(whole: Counted, known: Sequence[Counted]) -> list[Counted] | None:
    """The vehicles by use that stand with the number of all and make it up; None where they do not."""
    uses = [c for c in known if c is not whole and c.quote == whole.quote and c.label.endswith("车")]
    if sum((c.quantity.value for c in uses), Decimal(0)) != whole.quantity.value:
        return None
    return [c for c in uses if c.quantity.value]


def _bare(count: Counted) -> str:
    return re.sub("^[（(]?(?:其中)?", "", count.label)


def _equipment(text: str, known: Sequence[Counted]) -> list[Counted]:
    wanted, sort = _from(text), _SORTS.search(text)
    found = [c for c in known if wanted is None or _from(c.label) == wanted]
    return [c for c in found if sort is None or sort.group() in c.label]


def _from(text: str) -> Decimal | None:
    """The price in yuan from which equipment counts as large."""
    found = _FROM.search(text)
    if found is None:
        return None
    digits, large = found.groups()
    if digits[0].isdigit():
        return Decimal(digits) * (10_000 if large else 1)
    return Decimal(in_digits(digits)) * (10_000 if large else 1)


def _worth(count: Counted, held: Held, reply: Reply) -> str | None:
    """What things are worth: the amount in the same row of their table."""
    cell = count.quantity.source.cell
    if cell is None:
        return None
    row = cell.rpartition("c")[0]
    for figure in held.catalogue.figures:
        if figure.money.source.cell is not None and figure.money.source.cell.rpartition("c")[0] == row:
            return f"，{figure.shown}为{reply.figure(held.document, figure)}"
    return None


def _more_is_asked(text: str, chosen: Sequence[Counted], held: Held) -> bool:
    """Whether the question names anything but what was found (船艇, 消防车)."""
    left = content(_SPOKEN.sub(" ", _FROM.sub(" ", text)), held.catalogue.said)
    labels = "|".join(key(c.label) for c in chosen)
    own = key(held.document.department)
    told = "|".join((labels, *(key(c.quote) for c in chosen)))
    if any(kind[:2] not in told for kind in _KIND.findall(text) if not _SPOKEN.fullmatch(kind)):
        # 执法车 where only 车辆 are counted
        return True
    return any(
        word not in labels and not own.endswith(word) and not kind_of_body(word, held.document)
        for word in left
    )


def _of_its_year(question: Question, held: Held, chosen: Sequence[Counted]) -> bool:
    """Whether what was found is of the year that the question names, where its sentence names one."""
    years = [y for y in question.years if y != held.year]
    return all(str(y) in c.quote or not re.search(r"20\d\d", c.quote) for y in years for c in chosen)
