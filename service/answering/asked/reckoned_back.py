"""A question for last year's amount, in whatever clauses: what only says how to come by it is left out, and the rest put as
按增减数倒推,2022年接待费是多少."""

from __future__ import annotations

import re

from service.patterns import regex

_STOPS = regex("[,。;?!:]")
# That it is to be reckoned back from this year's amount, and from how that differs.
_BACK = regex(
    "[倒反逆回][推算溯]|(?:往[回前]|倒过来|反过来|倒着|反着)(?:推|算)|[推算](?:得|能)?回[去来]|还原"
    "|推算|推(?:得?出|一推|一下|断)|算(?:得?出|一算|一下)|(?:减去|减掉|扣掉|扣除|去掉|加上|加回)(?:增减?|减少?|变[动化])|求|(?:只|仅|光凭)(?:给|写|讲|说|有|列|提供|增减)|(?:说|写|讲|给)(?:了|得清楚)|没有?(?:写|说|给|列|印|讲)"
)
_DIFFERS = regex(
    "增减|(?:变动|变化|增加|减少|增长|下降|差)(?:的?[额量]|的?数(?!据))|同比|(?:比|较|跟|和|与|同)(?:上一?年|去年|上年度|前一年)[^,。;?!]{0,4}(?:增|减|变|差|多|少)"
    "|[今本]年(?:的|这个)?(?:数|金额|[预决]算数?)"
)
_BEFORE = regex("上一?年度?|去年|前一年|(?<!\\d)(?:19|20)\\d\\d年")
# Other things are asked as well, or none is.
_OTHERWISE = regex(
    "为什么|为何|原因|理由|怎么(?!推|算|倒|反)|哪|谁|什么|百分|几成|[增降]幅|占|比例|比重|一致|对吗|对不对|对得上|相符|分别|各(?!项|类)|相差|差多少|差额是|多出|最[大小多少高低]|前年|执行率|完成率"
    "|(?:增加|减少|增长|下降|变动|变化)了?(?:多少|几)[^,。;?!]{0,3}[。?]?$"
)

_DOC = (
    "(?:这份|该|本)?(?:文件|文中|文内|文章|说明|情况说明|文字说明|文字|材料|资料|报告|公开(?:材料|文件|稿)?"
    "|报表|表|正文|决算说明|预算说明)(?:里头?|里面|中|上|内)?"
)
_NOT = "(?:又|也|都|并|可|是|却|倒)*(?:没有?|未|不曾?|查不到|找不到|看不到|没法)(?:直接|单独|明确|另外|另行|专门|明|单|能)*"
_PRINT = "(?:写|给|列|印|说|讲|提|公布|披露|查|标|注|公开|提供)(?:出来|出|明|到|示|过)?(?:了)?"
_YEAR_SAID = "(?:今年|本年度?|当年|(?:19|20)\\d\\d年度?)"
_NUMBER = "(?:的?(?:金额|数字|数据|数额|预算数|决算数|实际数|执行数|数|总额))"
_AGAINST = "(?:比|较|跟|和|与|同)(?:上一?年度?|去年|前一年|(?:19|20)\\d\\d年度?)(?:度)?(?:相?比(?:较)?)?"
_MOVE = "(?:增减|变动|变化|增加|减少|增长|下降|差|相差|同比变[动化]|同比增减|多了?|少了?|增|减|变)"
_CHANGE = (
    rf"(?:(?:{_AGAINST})?的?(?:同比)?{_MOVE}(?:变[动化])?了?(?:情况|的?[额量数](?:额)?|的?金额|多少|幅度)?)"
)
_JOIN = "(?:[和与及、跟加]|以及|连同|再)"
_AND_CHANGE = rf"(?:{_JOIN}|减去|减掉|扣掉|扣除|去掉|加上|加回)?(?:{_DOC}(?:讲|写|说|给)?的?)?{_CHANGE}"
_TO_GO_BY = rf"(?:{_YEAR_SAID}{_NUMBER}?(?:{_AND_CHANGE})?|{_CHANGE})"
_WAY = "(?:由|用|按照?|照着?|拿|从|靠|据|照|凭|依|以|根据|依据|通过|利用|结合|对照|参照|知道|已知|光凭|只凭|单凭|得靠)"
_REASON = (
    "(?:(?:(?<![预决概核结])[推算倒反逆回溯还原出得一下去来往前着过测计])*"
    "(?:推|(?<![预决概核结])算|还原|推断|求)[推算倒反回去来出得一下]*)"
)
_CAN = (
    "(?:能不能|能否|可否|可不可以|是否|可以|能够|能|可|请|麻烦|帮忙"
    "|帮我|你|您|试着|应|该|就|那么?|而|但|如果|要是|若|的话|还|得|需|要|只能|才|来|去|一)"
)
_HOW_MUCH = (
    "(?:应该?|该|大概|大约|约|又|会|到底|究竟|合|一共|总共|安排[过了]?|花了?|用了?|编了?)*"
    "(?:是|为|有|等于|得)?(?:多少|多大|几何|几)(?:万元|亿元|元|万|钱)?(?:呢|啊)?"
)

# What of a clause says only how to come by the amount, longest first; then what only asks it.
_FRAMES: tuple[re.Pattern[str], ...] = tuple(
    regex(said)
    for said in (
        rf"{_DOC}?(?:只|仅|光|就|单)?(?:{_PRINT}|有|知道)(?:的是)?(?:{_TO_GO_BY}{_JOIN}?)+",
        rf"{_WAY}(?:{_DOC}(?:给出|写|讲|说|所列|里)?的?)?(?:{_TO_GO_BY}{_JOIN}?)+(?:{_CAN}*{_REASON})?",
        rf"(?:在?{_DOC})?{_NOT}{_PRINT}(?:这个数|这个|这一?项|的话|数)?",
        rf"{_CAN}*(?:据此|照此|由此|依此|以此|从中|从其他数据|根据其他数据|从别的数)?{_CAN}*{_REASON}(?:吗|么|得?出|结果|之后|后)*(?:给出结果)?",
        rf"(?:结果|{_REASON})?{_CAN}*{_HOW_MUCH}",
        rf"(?:{_JOIN}|减去|减掉|扣掉|扣除|去掉|加上|加回)(?:其|它的)?(?:增减|变动|变化|增加|减少)(?:额|数|金额|情况)",
        "查不到|找不到|看不到|[不别](?:看|管|论)别的|其他不[看管论]|别的不[看管论]",
        "(?:请|并|就)*(?:给出|写出|告诉我)(?:结果|数字|答案|得数)|如果能|能的话|结果",
        _DOC,
    )
)
_RISE = "(?:[增降涨跌]幅|变动|变化|增减|增长|下降|[增减]加?少?)"
_BY_BOTH = regex(
    rf"^(?:请|麻烦|那么?)*{_WAY}(?:[^,。;?!]{{2,28}}?{_JOIN}|{_DOC}(?:给出?|写|讲|说|所列|列|印|公布|披露)?(?:出|明|了)?的?)[^,。;?!]{{0,8}}?{_RISE}"
    rf"[^,。;?!]{{0,5}}?{_REASON}(?:的话)?,"
)
_GIVEN = regex(
    rf"{_DOC}(?:只|仅)?(?:{_PRINT}|有|讲)了?(?P<item>[^,。;?!]{{2,20}}?)(?:{_AGAINST})?的?{_MOVE}(?:的?[额量数]|情况)"
)
_MOVED = regex(rf"{_AGAINST}(?:有所?|是)?{_MOVE}[了过]?(?:多少)?(?:[说写有给讲]了|写得清楚)?$")
_FILLER = regex(
    "(?:可以|能|可)?[吗么]$|(?<!全)(?<!\\d)年$|的?(?:金额|数字|数额|这个数|本身|那个数|(?<!总)数)$|^(?:那么?|但|而|就|又|请|其(?![他它中])|该|[这那][个项笔]?|的|把|将|由|对|想知道|请问|它)+|的$|[能可]$|(?:一共|总共|合计|全年|大概|应该?|该)$"
)
_BARE = regex(
    "(?:这|该|那)?[项笔个]?(?:收入|支出|经费|费用|数|预算数?|决算数?|金额|总数|资金|预算|决算|钱|的|它)?"
)
_YEAR = regex(
    "(?:上一?年度?|去年|前一年)?[(（]?(?P<year>(?:19|20)\\d\\d)年度?[)）]?(?:的)?|(?P<said>上一?年度?|去年|前一年)(?:的)?"
)
_UNCLEAR = regex(
    "差额|及其|请|麻烦|(?<![预决概核结])算|推(?!广|进|介|动)|多少|几|没|未|增减|变动|变化"
    "|能不能|比上年|比去年|说明|文件|结果|多大"
)
_THIS = regex(_YEAR_SAID)
# …一共支出了多少: the side is part of the name.
_SPENT = regex("(?:一共|总共|合计|共)?(?P<side>支出|收入)了(?=多少)")
_SHORTEST, _LONGEST = 2, 26


def back(text: str) -> str:
    """The question put so; any that asks something else, or of which a word is left that is no name, as it is."""
    # 由2022年的支出和降幅倒推,…: how to come by it, said first, has no name of its own
    said_first = _BY_BOTH.sub("按增减额倒推,", text, count=1)
    differs = _BACK.search(said_first) and _DIFFERS.search(said_first) and _BEFORE.search(said_first)
    if not differs or _OTHERWISE.search(said_first):
        return text
    text_of = _SPENT.sub(r"\g<side>", said_first)
    years: list[str] = []
    names: list[str] = []
    said = False
    for clause in filter(None, (c.strip() for c in _STOPS.split(text_of))):
        given = _GIVEN.search(clause)
        rest = (
            given["item"] if given is not None and not _THIS.match(given["item"]) else _without_frames(clause)
        )
        rest = _MOVED.sub("", rest)
        for year in _YEAR.finditer(rest):
            years.append(year["year"] or "")
            said = said or not year["year"] or len(year.group()) > len("2023年度的")
        name = _named(_YEAR.sub("", rest))
        if _UNCLEAR.search(name):
            return text
        names.append(name)
    told = [name for name in names if not _BARE.fullmatch(name)]
    told = told or [f"{name.rstrip('数')}数" for name in names if "算" in name]
    dated = sorted(filter(None, years))
    if len(set(told)) != 1 or not _SHORTEST <= len(told[0]) <= _LONGEST or not (dated or said):
        # nothing is named, or several things are
        return text
    beside = [name for name in names if name and name not in told and "算" in name]
    kind = next(
        (k for k in ("预算", "决算") if any(k in name for name in beside) and "算" not in told[0]), ""
    )
    # 2024年…比上年增加了,上年的: the one year named is the one that last year is set beside
    this_year = len(set(dated)) == 1 and "" in years and _of_this(text, dated[0])
    before = f"{dated[0]}年" if dated and not this_year else "上年"
    return f"按增减数倒推,{before}{told[0]}{kind}是多少?"


def _without_frames(clause: str) -> str:
    for frame in _FRAMES:
        clause = frame.sub("", clause)
    return clause


def _named(rest: str) -> str:
    while (less := _FILLER.sub("", rest.strip())) != rest:
        rest = less
    return rest


def _of_this(text: str, year: str) -> bool:
    """Whether a year is said of what last year is set beside (2024年比上年增加)."""
    return re.search(rf"{year}年[^,。;?!]*(?:比|较)(?:上一?年|去年)", text) is not None
