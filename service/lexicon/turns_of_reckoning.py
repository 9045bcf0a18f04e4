"""Turns of phrase for what is to be reckoned: last year's amount, what one of them comes to, what is left of a whole."""

from __future__ import annotations

_FROM_CHANGE = "(?:[倒反逆]推|[倒反]算|还原|[倒反](?:着|过来)(?:推|算)|往[回前](?:推|算))"
# Before what is asked: 由增加额推回去，2019年是多少.
_BACK = "(?:[由从按照据]|根据|依据|用)[^,，。]{0,12}?(?:[增减]|多|少|变[动化]|差)[^,，。]{0,6}?(?:推|算|倒)回(?:去|来)?"
_WHOLE = "(?:支出|收入|经费|费用?|资金|预算|决算|拨款|项目|补助|采购|收支)(?:总额|合计|总计)?"

# How the result is to be written, which changes nothing of what is asked: results are told with two places and their unit.
_PLACES = (
    "(?:保留|精确|取)(?:到|至)?(?:小数点?)?(?:后|以后)?(?:[一二两三四五六]|\\d)位(?:小数)?|(?:[一二两三四]|\\d)位小数"
    "|四舍五入(?:到)?[^,，。?？()]{0,6}"
)
_PER_CENT = "(?:用|以|按)百分(?:数|比|率)(?:的形式)?(?:来?表示|作答|回答|写出)?"
_RESULT = "(?:计算)?(?:结果|答案|数字|得数)?(?:请|都|一律|并)*"
WRITTEN = (
    (rf"[(（][^()（）]{{0,4}}{_RESULT}(?:{_PLACES}|{_PER_CENT})[^()（）]{{0,8}}[)）]", ""),
    (
        rf"[,，。;；?？]?\s*(?:不要四舍五入|{_RESULT}(?:{_PER_CENT}[,，]?)?(?:{_PLACES}))(?:即可|就行)?(?=$|[,，。?？])",
        "",
    ),
    (rf"[,，。;；]\s*{_RESULT}{_PER_CENT}(?=$|[,，。?？])", ""),
)

# What the change leaves for the year before.
LAST_YEAR = (
    # behind what is asked: the name of who is asked begins the question then
    (f"^{_BACK}[,，](?P<of>[^,，。?？]{{4,}})", r"\g<of>,按增减数倒推"),
    (
        f"[,，](?:那|就|请|麻烦|帮忙|试着|你|能不能|能否|可不可以|可否|可以|能|怎么|并)*{_FROM_CHANGE}(?:一下|得?出来?|回去|看看?)*(?:吗|么|不)?(?=$|[?？。])",
        ",按增减数倒推",
    ),
)

# What is not printed by itself, and whether the rest tells it: 没有单列年初预算，能从其他数字算出来吗.
_NOT_PRINTED = "(?:并?没有?|并?未)(?:单独|直接|另行|明确|专门)?(?:单列|列出|列示|列|写[明出]?|给出|公布|披露|印|说明?)(?:出来)?"
_CAN = "(?:能不能|能否|可否|可以|能|可)"
_FROM = "(?:[从由用按靠拿]|根据|通过)?(?:文中|其他|其它|别的|现有|已有|已知|这些|印出的?|的)*(?:数字|数据|数|信息|内容)?"
_REST_TELLS = (
    f"[,，](?:那|但|请|麻烦|还|又|是否)*(?:{_CAN}{_FROM}|{_FROM}{_CAN})(?:倒推|反推|倒算|推算|推|计算|算)(?:得?出?来?)?(?!下)"
    "(?:吗|么|不)?[?？,，。]?(?:[推算]出?来|它|该|应该?|大概|大约|约|结果)*(?:是|为)?(?:多少|几)?"
)
NOT_LISTED = (
    (
        f"(?:(?:文件|说明|文中|正文|报告|公开|表)(?:里|中|上)?)?{_NOT_PRINTED}"
        rf"(?P<item>[^,，。;；?？]{{2,30}}?)(?:的?(?:数|金额|数额))?{_REST_TELLS}",
        r"推算\g<item>是多少",
    ),
    (
        rf"(?P<item>[^,，。;；?？]{{2,30}}?)(?:在?(?:文件|说明|文中|正文|报告|公开|表)(?:里|中|上)?)?{_NOT_PRINTED}{_REST_TELLS}",
        r"推算\g<item>是多少",
    ),
)

# 有没有突破预算
OVER_BUDGET = (
    (r"(?:有没有|有无|是否|是不是)(?:突破|冲破)了?(?P<plan>(?:年初|全年|调整)?预算)了?", r"超\g<plan>了吗"),
    ("(?:突破|冲破)了?(?=(?:年初|全年|调整)?预算)", "超"),
)

# Whom guests are received by the head, and in what numbers they come at once.
_RECEIVING = "(?<!信访)(?<!群众)(?<!游客)(?<!病人)(?:国内|公务)*(?:接待|招待)"
_COSTS = "(?=的?(?:平均|大概|大约|约|要|得|需|花|用|合|是|成本|费用|多少))"
_GUEST, _GROUP = (
    "(?:个|位|名)?(?:人次|人|客人|来宾|来客|宾客|访客|客)",
    "(?:批次|批|拨|次|趟)(?:客人|来宾|来客|人|客)?",
)
_BY_NUMBER = tuple(
    turn
    for counted, each in ((_GUEST, "平均每人次"), (_GROUP, "平均每批次"))
    for turn in (
        (f"(?:平均)?每?{_RECEIVING}(?:每一?|一){counted}{_COSTS}", f"公务接待费{each}"),
        (f"(?:平均)?(?:每一?|一){counted}的?{_RECEIVING}(?:费用?)?{_COSTS}", f"公务接待费{each}"),
    )
)
GUESTS_EACH = (
    *_BY_NUMBER,
    (
        "(?:平?均?摊?到?|平均)?每一?(?:个|位|名)?(?:来宾|来客|宾客|宾|客人|访客|客)(?:的)?(?:头上|身上)?",
        "平均每人次",
    ),
)

# What is left of a whole without one of its parts, the whole said last.
WITHOUT = (
    (
        r"(?:除了|除去|除开|除|不算|不含|不计|扣除|扣掉|刨去|刨除|去掉|撇开)(?P<part>[^,，。;；?？]{2,30}?)(?:以外|之外|外|以后|之后|后)?"
        rf"[,，]?(?:剩下|余下|其他|其余|剩余|别|另外)的?(?P<of>[^,，。;；?？和与及]{{0,14}}?{_WHOLE})(?:一共|总共|合计|共|还|总)*(?:有|是|为|剩|花了?|安排了?)*(?=多少|几)",
        r"\g<of>扣除\g<part>后还剩",
    ),
    (
        r"(?:除了|除去|除开|不算|不含|不计|扣除|扣掉|刨去|刨除|去掉|撇开)(?P<part>[^,，。;；?？]{2,30}?)(?:以外|之外|外|以后|之后|后)?"
        rf"[,，](?P<of>[^,，。;；?？和与及]{{0,14}}?{_WHOLE})(?:还|就|一共|总共)*(?:有|是|为|剩下?|余下?)+(?=多少|几)",
        r"\g<of>扣除\g<part>后还剩",
    ),
)

# The item itself, of which a share is asked: 项目支出占它全部支出的比例.
ITS_OWN = (
    (
        r"(?P<item>[^,，。;；?？]{2,30}?)(?:这(?:一|个)?(?:科目|项目|类|款|项|块|笔钱?)|当中|里头?|里面|之?中)?[,，]"
        r"(?P<part>(?:基本|项目)支出)占(?:它|其|该科目|这个科目|本科目|该项|自身|本身)(?:的)?(?:全部|总|所有|整个|全年)?(?:支出|开支|金额|总额|决算|预算)?的?"
        "(?:百分之(?:多少|几)|(?:比例|比重|份额|百分比)(?:是|为|有)?(?:多少|多大)?|几成|多少|多大(?:比例|比重))",
        r"\g<item>里\g<part>占百分之多少",
    ),
)

# What is carried over, in a whole of which a part is asked.
CARRIED = (
    (
        "年[底末](?:的时候|时)?(?:账上|账面上?)?(?:还)?(?:结转|结余|剩下?|留下?|没花完|没用完)(?:到(?:下一?年|明年|次年)|下来|下)?的?(?:那些|那笔)?(?:钱|资金|经费)(?=里|中|当中|,)",
        "年末结转和结余",
    ),
)

# What is set against the budget and against the year before at once: 比预算和上年各少多少.
_SET, _SIDE = "(?:比|和|跟|与|同|较|对比)", "(?:相比|比较|比|相较)?"
_BUDGET = "(?:年初|全年|调整)?预算数?"
_BEFORE = "(?:上年|去年|上一年|(?:19|20)\\d\\d年)(?:度)?(?:的?(?:决算|实际|执行|支出)数?)?"
_MOVED = "(?:(?:增加|减少|增长|下降|降低|压减|节约|节省|变化|变动|增减|相差|超出|[超差省少多高低降减增])(?:支|花|用)?了?)"
AGAINST_BOTH = tuple(
    (
        f"{_SET}(?P<one>{one}){_SIDE}(?:[,、]|以及|又|再)*{_SET}?(?P<other>{other}){_SIDE}(?:起来)?[,]?"
        f"(?:各自|各|分别|又|都)+(?:是|要)?(?P<moved>{_MOVED}(?:多少|几)[^,。;?]*)",
        r"比\g<one>\g<moved>,比\g<other>\g<moved>",
    )
    for one, other in ((_BUDGET, _BEFORE), (_BEFORE, _BUDGET))
)

# The year before against this one: by how much it changed.
FROM_THIS_YEAR = (
    (
        r"(?:^|(?<=[,，。?？]))(?P<year>上年|去年|上一年)的?(?P<item>[^,，。;?？比]{2,20})比(?:今年|本年)(?:度)?(?:的|要|还)*[多少高低](?:出|花|了)*(?P<end>多少)",
        r"\g<item>今年比\g<year>变化\g<end>",
    ),
)

# An amount against the number and the rate that it is made of.
OF_NUMBER_AND_RATE = (
    (
        r"的?(?:预算|金额|决算|支出)数?[和与跟](?P<n>[一-鿿]{0,3}[套台辆件个人户亩次]数)(?:[、和与及]|乘以?)(?P<rate>单价|(?:补助|补贴)?标准)(?=对得上|一致|相符|吻合|能不能对上|是否一致)",
        r"按\g<n>乘\g<rate>算,与预算数",
    ),
)

# What several make together: 凑到一块是多少, 并到一起有多少.
PUT_TOGETHER = (
    (
        "(?:全都?|都|通通)?(?:凑|拢|并|归|捏|合)(?:到|在|至|成|作|为)?一(?:[起块堆处道笔]儿?)(?:计算|算)?(?=(?:总共|一共|共)?(?:是|有|为|要|花了?|算下来)?(?:多少|几))",
        "一共",
    ),
)

RECKONED = (
    *PUT_TOGETHER,
    *OF_NUMBER_AND_RATE,
    *FROM_THIS_YEAR,
    *AGAINST_BOTH,
    *CARRIED,
    *LAST_YEAR,
    *NOT_LISTED,
    *OVER_BUDGET,
    *GUESTS_EACH,
    *WITHOUT,
    *ITS_OWN,
)
