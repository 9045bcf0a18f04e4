"""The item that an amount in a sentence belongs to: what is left of the words before it."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import combinations

from extractors.forms import plain
from extractors.rules.prose.classification import CODE, CODED, QUOTED

_PREFIX = re.compile(
    r"^(?:其中|包括|(?:主要)?原因(?:主要)?(?:是|为)?(?=[一二三四五]是)|主要(?:为|是)|以及|分别(?:为|是)|另有?|含|即|另外|并|相应|全部为|资金来源为|具体为|收入包括|支出包括"
    r"|[一二三四五六七八九十]是|[①-⑳]|[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]|20\d\d\s*年(?:度|年初|末|底)?|本年(?:度|(?!度))(?!(?:收入|支出|收支)(?!总?[预决]算))|当年|年初(?![^，。；]{0,8}结[转余])|年度|全年"
    r"|(?:我|本|全)(?:部门|单位|局|委|办|厅|院|中心|[省州县市区旗镇乡校]|街道)(?:及所属单位)?|部门(?=预算|决算|收|支|财|基|项)|单位(?=预算|决算|收|支)"
    r"|实际(?:支出|发生|开支|列支)(?=[“”（）\u4e00-\u9fff]{2,14}(?:费|经费|支出))"
    r"|涉及|[（(](?:本级|机关|本部)[)）]|[^，。；：]{0,40}?单位的(?=机关运行)|(?:总?共|每年)(?:安排|投入)(?=[\u4e00-\u9fff]{3,})|预算安排的|(?:[^，。；：]{0,40}?(?:使用|通过)|[由用从])?(?:一般公共预算|当年|财政|预算|拨款)+(?:20\d\d年度?)?(?:安排|开支|列支|支付|负担|保障)的?(?=[“\"]?三公|会议费|培训费|公务|因公|机关运行)|安排(?!的|使用|情况)(?=20\d\d|[\u4e00-\u9fff“]{3,})|(?:年初)?预算(?:安排)?(?=[\u4e00-\u9fff]{3,})(?!收|支|数|总|资|金|执|安)|公开的|[\s，,：:（(]|中(?=[，,])|与|和|而(?=\s*20\d\d|[年全本当])|[都均全皆](?:为|是)(?=[\u4e00-\u9fff]{3,}))+"
)
# What a part is told to be in (运行维护费中燃料费): the name is that of the part.
_WITHIN = re.compile(
    r"^[\u4e00-\u9fff“”（）]{2,16}(?:费用?|经费|支出|收入|资金)(?:中|主要?(?:包括|包含)|包括|包含)(?=[\u4e00-\u9fff“]{2})(?<!中(?=[心央小等医学高低]))"
)
# What is said of an item after its name; 公共预算, 基金预算, 总预算 and 采购预算 are parts of names.
_SUFFIXES = (
    re.compile(
        r"(?:预计|为|是|达|(?<!节)约|有|的|各|(?<![人车生户亩床])均|也|只|仅|相应|分别|共计|(?<!收支)(?<!收支预算)(?<!收支决算)(?<!收入)(?<!支出)总计|共|(?<![合总小])计)$"
    ),
    re.compile(r"(?<=预算|决算)合计$|(?<=[算排行])(?:数|总额|金额|额)$|(?<=[费金出入])(?:总额|金额)$"),
    re.compile(
        r"(?:安排|下达|列支)(?:支出|预算)?$|(?<=[\u4e00-\u9fff]{2})(?:[用花支耗][去掉]了?|花费|[用花]了)$"
    ),
    re.compile(
        r"(?:年初|全年|当年|财政拨款)*(?<!公共)(?<!基金)(?<!经营)(?<!总)(?<!采购)(?<!收支)(?:预算|决算)(?:执行)?(?:支出)?$"
    ),
    re.compile(
        r"(?<=[费用出入金目算款计额\)）”\"])(?:全年|20\d\d\s*年(?:度)?)$|[（(]\d{3,9}[)）]$|(?<=[\u4e00-\u9fff”\"])类?科目$"
    ),
    re.compile(
        r"(?:(?<=费)(?<!缴费)(?<!附加费)|(?<=购置|维护|接待))支出$|(?<=经费)(?:一般公共预算|财政拨款)+(?:支出)?$"
    ),
    re.compile(r"(?<=.)(?:共计?|汇总|合计)支出$|(?<=经费)财政拨款支出$"),
    # 收支总计（含结转和结余）
    re.compile(r"[（(](?:含|包括)[^（）()]*[)）]$"),
)
# What is said of an item, not what it is called: 较上年略有下降, 决算大于上年, 会议费增加.
_SAID = re.compile(
    r"(?<=.)(?:(?:(?:预算|决算)数?)?(?:不?[大小高低多少]于|不?超过|控制在)|"
    r"[比较与同](?:上年|去年|20\d\d\s*年|年初|预算)|(?<=[入出费金款])(?:全部|均|都|主要)(?:为|是|系|来自|来源于)|由[人车生户亩床]均|(?:增加|减少|增长|下降|上升|提高|降低|达到?|不足)了?$).*$"
)
_GENERIC = re.compile(
    r"(?:当年|年初|全年|本年|年度|上年|实际)*(?:总?共|只|仅)?(?:预算|决算|支出|开支|收入|执行|安排|总|资金|金额|共计|合计|比|较)*(?:数|额|安排)?(?:为|是|共计?)?"
)
# Of these the bare word is an item where nothing narrower is named.
_WHOLE = re.compile(
    r"(?:预算|决算)?(?:总|本年|全年)?(?:收入支出|收入|支出|收支)(?:总?预算|总?决算|总体|总额|总计|合计)*|总收支|收支总计"
)
# Words that end no name: the amount is part of a reason or of a reckoning.
_NO_NAME = re.compile(
    r"^分别|》$|原计划|原定于?|^(?:根据|依据|依照|遵照|为了|围绕|对“)|原因|提高|[由从至到按以比较与同各均]$|[一二三四五]是$|完成|影响$|(?:增减|变动|变化)(?:情况)?$|^[比较与同由从至到各均按]|同比|环比|差值|相差|(?<!收支)差额"
)
# Of these the sentence has named before what they are of (公务接待24批次，支出2.05万元).
BARE = re.compile(
    r"(?:本年度?)?(?:收入|支出)|收入|费用支出|费用|开支|花费|金额|资金|经费|支出决算|支出预算|共支出|预算|决算"
)
# 我部门2024年年初预算数: the whole budget, where neither heading nor sentence names anything narrower
_WHOLE_BUDGET = re.compile(
    r"[\s，,]*(?:20\d\d\s*年度?)?(?:我|本)?(?:部门|单位|[局委办厅院])?(?:20\d\d\s*年度?)?的?(?P<name>(?:年初|总)预算(?:数|总额)?|预算(?:总额|总计|总量|总规模))(?:为|是|共)?"
)
_CONCERNED = re.compile(
    r"(?:共计?|总共|合计)?(?P<name>涉及(?:财政|预算|拨款)*资金)(?:总额|总量)?(?:为|共计?|达)?\s*$"
)
_MEASURE = re.compile(
    r"年初预算|全年预算|调整预算|支出决算|收入决算|决算|预算执行数|执行数|(?<!公共)(?<!基金)(?<!经营)预算安排|预算数(?=共计?|总计|合计)"
)
_MONEYED = re.compile(r"\w(?:支出|收入|经费|费用?|资金|基金|拨款|补助|补贴|预算|决算|[合总]计|结转|结余)$")
# 收、支总计 and 收入、支出预算 are one name, and so is 收、支两方2021年度总计.
_BOTH = re.compile("收、支(?:两方|双方|两项|各(?=[总合共]))?|收入、支出(?=[预决总])")
# 学院2018年收入预算: who publishes it, by the kind of body alone
_BODY_OF_YEAR = re.compile(
    r"^\s*(?:学院|学校|医院|中心|支队|大队|街道|[我本全](?:学院|单位|部门|中心|[院校局所站会委办厅馆队镇乡县区市]))(?=\s*20\d\d\s*年)"
)
_YEAR_INSIDE = re.compile(r"(?<=收支)\s*20\d\d\s*年度?(?=[总合]计)")
# “教育支出”（类）, “普通教育”（款，下同）, 住房公积金（项）支出
_LEVEL = re.compile(r"[（(][类款项](?:[，,]下同)?[)）]")
_GLOSSED = re.compile(r"^.*[费、，][^（(]*[（(](?:以下)?(?:简称)?(?P<name>[“”]?三公[”]?经费[”]?)[）)]")
# “三公" and "三公": marks of a keyboard, or one of each
_STRAIGHT = re.compile('[“"]([^“”"]+)[”"]')
_DIGITS = re.compile(r"[\d.,\s]+")
_SHORT = 3
_REGION_ENDS = re.compile("[省市县区州旗镇乡]")
_YEARED = re.compile(r"(?:19|20)\d\d\s*年度?")
_BODIES = ("局", "厅", "委", "院", "署", "部")
_MOST_MARKS = 8
_LONGEST_LISTED = 20
_OF_MONEY = re.compile(
    r"(?:费用?|经费|支出|收入|收支|拨款|补[助贴]|津贴|基金|采购|接待|出国(?:（境）)?|用车|(?<=用车)(?:购置|运行|运行维护|购置及运行维?护?)|结转|结余|资金|[合总]计|经营预算|公共预算|会议|培训)$"
)
# 增减情况： and 公务接待费变动情况： say that something is told, and perhaps of what.
_STATE = re.compile("(?:增减|变动|变化|安排|总体)*情况$|(?:支出)?绩效?(?:自评|评价)(?:综述|情况|结果|报告)+$")
_LONGEST_HEADING = 25
_RUN_IN = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．])+\s*([^。：:，,；\d]{2,30})。(?=.)"
)


def measure_of(before: str) -> str:
    """年初预算, 支出决算 and the like, where the words before an amount say so."""
    found = _MEASURE.search(before)
    return found.group() if found else ""


def item_of(before: str, department: str) -> str:
    """The name that stands before an amount, or nothing where the words name no item of their own."""
    if concerned := _CONCERNED.search(before):
        return concerned["name"]
    if glossed := _GLOSSED.search(before):
        # 因公出国（境）费、公务接待费、公车费（“三公”经费）决算
        before = glossed["name"] + before[glossed.end() :]
    text = _BOTH.sub("收支", CODED.sub("", _LEVEL.sub("", CODE.sub("", before)).strip()))
    text = _YEAR_INSIDE.sub("", text)
    text = _STRAIGHT.sub(r"“\1”", text)
    if department:
        text = _without_place(without(text, department), department)
    text = _BODY_OF_YEAR.sub("", _inside(text))
    previous = None
    while previous != text:
        previous = text
        text = _without_body(_PREFIX.sub("", _WITHIN.sub("", text)), department)
    named = _SAID.sub("", _inside(text))
    bare = _without_suffixes(named) or _SUFFIXES[0].sub("", named)
    quoted = bare.count("“") == bare.count("”") > 0 and not QUOTED.fullmatch(bare)
    bare = _BOTH.sub("收支", plain(bare).strip("（(：:,，" if quoted else '“”"（(：:,，'))
    if _GENERIC.fullmatch(bare):
        whole = re.sub(r"(?:为|是|共|达)$", "", plain(text))
        return whole if _WHOLE.fullmatch(whole) else bare if _WHOLE.fullmatch(bare) else ""
    return bare if 1 < len(bare) <= 40 and not _NO_NAME.search(bare) and not _DIGITS.fullmatch(bare) else ""


def without(text: str, department: str) -> str:
    """Words without the department's name, and without the regions that it is said with."""
    return _with_regions(department).sub("", text) if department and department in text else text


@lru_cache(maxsize=64)
def _with_regions(department: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?![年度])[\u4e00-\u9fff]{{2,7}}?(?:自治区|省|市|州|县|区|旗))*{re.escape(department)}"
    )


def whole(before: str, department: str) -> str:
    """The name that words give to the budget as a whole (2024年预算总额, 年初预算数), or nothing."""
    found = _WHOLE_BUDGET.fullmatch(before.replace(department, "") if department else before)
    return found["name"] if found else ""


def is_whole(name: str) -> bool:
    """Whether a name is one of the budget as a whole, of receipts and expenditure alike."""
    return _WHOLE_BUDGET.fullmatch(name) is not None


def _without_body(text: str, department: str) -> str:
    """Words without the short name of the department that they begin with (教育局 for 青河县教育局)."""
    short = department[-_SHORT:]
    at = text.find(short) if short[-1:] in _BODIES else -1
    end = at + _SHORT
    return text[end:] if at >= 0 and department.endswith(text[:end]) else text


def _without_place(text: str, department: str) -> str:
    """Words of a region without its short name that they begin with (荷溪区本级… for 青州市荷溪区)."""
    for end in _REGION_ENDS.finditer(department[:-1]):
        short = department[end.end() :]
        at = text.find(short) if len(short) > _SHORT - 1 else -1
        if at >= 0 and not re.search("[\u4e00-\u9fff]", _YEARED.sub("", text[:at])):
            return text[:at] + text[at + len(short) :].removeprefix("本级")
    return text.replace(f"{department}本级", "")


def _inside(text: str) -> str:
    """Of words with a bracket that is open, those inside; of words with one that closes, those behind."""
    begins = 0
    opened: list[int] = []
    for at, character in enumerate(text):
        if character in "（(":
            opened.append(at + 1)
        elif character in "）)":
            if opened:
                opened.pop()
            else:
                begins = at + 1
    inside = max(begins, opened[-1] if opened else 0)
    return text[inside:] if re.search(r"\w", text[inside:]) else text


def listed(before: str, department: str, count: int) -> list[str]:
    """The names of a list of amounts, one for each (A和B分别为 …); empty where the words name no such list.

    A name may hold 和 itself (商品和服务支出), so all parts must end as names of money do.
    """
    text = item_of(before, department)
    if count == 2 and text.startswith("收支"):
        return ["收入" + text[2:], "支出" + text[2:]]
    marks = [found.span() for found in re.finditer("[、和及与]", text)]
    if not re.search("分别|各", before) or len(marks) > _MOST_MARKS:
        return []
    named = text.split("、")
    if len(named) == count and all(1 < len(name) <= _LONGEST_LISTED for name in named):
        return named
    for chosen in combinations(marks, count - 1):
        edges = [0, *(edge for span in chosen for edge in span), len(text)]
        parts = [text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)]
        if all(_MONEYED.search(part) for part in parts):
            return parts
    return []


def of_heading(heading: str, department: str) -> str:
    """The item that a heading names (（二）公务接待费安排情况), or nothing."""
    bare = re.sub(
        r"(?:预算|决算|安排|执行|使用|变动|增减|变化|总体|具体)*(?:情况)?(?:的?(?:具体)?说明)?$",
        "",
        plain(heading),
    )
    name = item_of(bare, department)
    return name if len(name) <= _LONGEST_HEADING and _OF_MONEY.search(name) else ""


def unchanged(words: str, department: str) -> list[str]:
    """The items that words before 与上年持平 name (公务用车购置费、公务接待费); empty where they name none of money."""
    named = [of_heading(part, department) for part in words.split("、")]
    if not named[-1] or BARE.fullmatch(named[-1]):
        return []
    return [name for name in named if name and not BARE.fullmatch(name)]


def label_of(text: str) -> str:
    """The item that a paragraph announces before a colon (（一）收入预算：2020年…), or nothing."""
    found = re.match(
        r"\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．])?\s*([^：:，。；\d]{2,20})[：:]", text
    )
    if not found or re.search("说明|如下|包括|职责|原因", found.group(1)):
        return ""
    return _STATE.sub("", plain(found.group(1)))


def run_in(text: str, department: str) -> str:
    """The item that a heading in the line of its text names (（三）公务接待费。2024年…), or nothing."""
    found = _RUN_IN.match(text)
    return of_heading(found.group(1), department) if found else ""


def _without_suffixes(text: str) -> str:
    text = plain(text)
    previous = None
    while previous != text:
        previous = text
        for suffix in _SUFFIXES:
            text = suffix.sub("", text)
    return text
