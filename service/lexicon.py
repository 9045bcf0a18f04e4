"""Words as data: different words for one thing, what people ask with, and English names of Chinese items.

Nothing here names an item of a particular document.
"""

from __future__ import annotations

import re

from extractors.schema.draft import Kind


def _words(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text.split()))


# (as written, as compared). Order matters: longer before shorter.
SAME: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(written), meant)
    for written, meant in (
        ("医保局", "医疗保障局"),
        ("人社局", "人力资源和社会保障局"),
        ("发改委", "发展和改革委员会"),
        ("发改局", "发展和改革局"),
        ("卫健委", "卫生健康委员会"),
        ("卫健局", "卫生健康局"),
        ("住建局", "住房和城乡建设局"),
        ("医保", "医疗保险"),
        ("社保", "社会保险"),
        ("公积金", "住房公积金"),
        ("住房住房", "住房"),
        ("公车|公务车", "公务用车"),
        ("运行维护费用?|运维费用?|运行费用", "运行费"),
        ("购置费用", "购置费"),
        ("招待费用?|接待费用", "接待费"),
        ("因公出国境费用?|出国境费用?|出国费用?|因公出国费用?", "因公出国境费"),
        ("三公(?:消费|支出|费用|经费)*", "三公经费"),
        ("会议费用", "会议费"),
        ("培训费用", "培训费"),
        ("(几|多少)([辆台])车(?!辆)", r"|车辆\1\2"),
        ("(?<!务)用车费用?", "公务用车运行费"),
        ("买(?:公务用车|公车)", "公务用车购置"),
        ("买(?:新|一辆|几辆)?车|购车", "购置车辆"),
        ("在编", "编制"),
        ("体检费用", "体检费"),
        ("财政性?拨款", "财政拨款"),
        ("政府采购支出", "政府采购"),
        ("实际?有(?:多少|几)(?=[人名])", "实有人数多少"),
    )
)

# Names of lines and columns that say "everything" and not what.
TOTALS = re.compile(
    r"(?:本年|本年度|当年)?(?:收入|支出|收支|金额|资金)?(?:合计|总计|小计|总额|总数|共计)(?:金额)?(?:万?元)?"
    r"|金额(?:万?元)?|预算数|决算数|本年预算数?|项目金额|预算金额|年初预算数?|全年预算数?|金额数|总金额"
    r"|价值|合计数|本年支出小计|部门预算支出?|(?:收入|支出)?预算(?:金额)?|(?:收入|支出)决算"
)

# What is asked of a whole budget: a name for it, how questions say it, how lines and sentences say it.
# The first that fits a question or a name counts.
CONCEPTS: tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (name, re.compile(asked), re.compile(printed))
    for name, asked, printed in (
        (
            "收入总计",
            r"(?<!公共)(?<!基金)(?<!经营)(?:部门|综合|总|年初|本年)?(?:预算)?(?:总收入|收入(?:预算)?(?:总额|总计|合计|总数|总量|总规模|一共|总共))"
            r"|(?<!公共)(?<!基金)(?<!经营)(?:部门|综合)?(?:预算收入|收入预算)|部门收入|收入总(?:额|计)|收入决算|决算收入",
            r"(?:本?部门|本单位)?(?:综合|年初)?(?:收入总计|收入合计|收入决算(?:数|总额)?|收入预算(?:数|总额|总计)?|预算(?:总)?收入(?:总额|总计)?)",
        ),
        (
            "支出总计",
            r"(?<!公共)(?<!基金)(?<!经营)(?:部门|综合|总|年初|本年)?(?:预算)?(?:总支出|支出(?:预算)?(?:总额|总计|合计|总数|总量|总规模|一共|总共))"
            r"|(?<!公共)(?<!基金)(?<!经营)(?:部门|综合)?(?:预算支出|支出预算)|部门支出|支出总(?:额|计)|支出决算|决算支出|(?:全部|全年|所有|整体)的?(?:支出|开支|花费)(?:合计|总计|总额)?",
            r"(?:本?部门|本单位)?(?:综合|年初)?(?:支出总计|支出合计|支出决算(?:数|总额)?|支出预算(?:数|总额|总计)?|预算(?:总)?支出(?:总额|总计)?)",
        ),
        (
            "一般公共预算支出",
            r"一般公共预算(?:财政)?(?:拨款)?(?:当年|本年)?支出(?:合计|总额|预算|决算)?",
            r"(?:当年|本年)?一般公共预算(?:财政)?(?:拨款)?(?:本年|当年)?支出(?:合计|总计|预算|决算|数)*",
        ),
        (
            "三公经费",
            r"三公经费(?:预算|合计|总额|小计)?",
            r"(?:一般公共预算|财政拨款|拨款|当年|安排的?)*三公经费(?:预算)?(?:支出|小计|合计|总计|数)*",
        ),
        (
            "项目支出",
            r"项目支出(?:预算)?|专项业务经费(?:支出)?",
            r"项目支出(?:预算|合计|总计|小计)?|专项业务经费(?:支出)?",
        ),
        ("基本支出", r"基本支出(?:预算)?", r"基本支出(?:预算|合计|总计|小计)?"),
        (
            "机关运行经费",
            r"机关运行(?:经费|费)(?:预算)?",
            r"(?:本?部门)?(?:当年)?机关运行经费(?:预算|支出|合计|数)*",
        ),
        ("人员经费", r"人员经费(?:支出)?", r"人员经费(?:支出|小计|合计)*"),
        ("公用经费", r"(?:日常)?公用经费(?:支出)?", r"(?:日常)?公用经费(?:支出|小计|合计)*"),
        (
            "政府性基金",
            r"政府性基金(?:预算)?(?:支出|收入|收支|拨款)*",
            r"政府性基金(?:预算|财政|拨款)*(?:支出|收支)?",
        ),
        (
            "国有资本经营",
            r"国有资本经营(?:预算)?(?:支出|收入|收支|拨款)*",
            r"国有资本经营(?:预算|财政|拨款)*(?:支出|收支)?",
        ),
        ("政府采购", r"政府采购(?:预算)?(?:金额|支出|总额)*", r"政府采购(?:预算|金额|支出|总额|合计)*"),
        (
            "预算总额",
            r"(?:部门|总|全部|整体|全年|年度|综合)?预算(?:收支)?(?:总额|总量|规模|总计|总盘子|合计|总数|安排)?"
            r"|收支(?:总预算|预算总数|总额|总计|总数|预算)|收入支出总计",
            r"(?:本?部门|本单位)?(?:综合|年初|部门)?预算(?:收支)?(?:总额|总计|安排|数)*|(?:收支|收入支出)(?:总额|总计|总数|总预算|预算|安排)*",
        ),
    )
)

# What a question means that names nothing but this.
BARE: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("收入总计", re.compile("收入")),
    ("支出总计", re.compile("支出|开支|(?:一共|总共|合计|共)[^，。]*?花|花[^，。]*?多少|花了")),
    CONCEPTS[-1][:2],
)

# Where the whole of a concept is printed when neither line nor column names it.
TOPIC: dict[Kind, str] = {
    Kind.THREE_PUBLIC: "三公经费",
    Kind.GOVERNMENT_FUND: "政府性基金",
    Kind.STATE_CAPITAL: "国有资本经营",
    Kind.PROCUREMENT: "政府采购",
    Kind.OPERATING: "机关运行经费",
    Kind.GENERAL_BY_FUNCTION: "一般公共预算支出",
    Kind.PROJECTS: "项目支出",
    Kind.BASIC_BY_FUNCTION: "基本支出",
    Kind.BASIC_BY_ECONOMIC: "基本支出",
    Kind.RECEIPTS: "收入总计",
    Kind.EXPENDITURE: "支出总计",
}

# Words of a question that ask, join or point, and name nothing; longer ones are tried first.
_ASKING = _words(
    """
    百分之多少 几成 多大比例 多少比例 一笔 那笔钱 这笔钱 那笔 这笔 那块钱 那块 花钱 花多少 要花 多花 少花 全系统 系统里
    哪一类 哪一笔 哪一样 哪样 哪几样 哪几家 哪几类 哪一家 涨了 降了 涨幅 涨到 多在 少在 来源 干什么用 做什么用
    是干什么 是做什么 排第 第二 第三
    怎么就 砍了 一大块 哪几块 几块 列出 列举 列一下 纳入 买些 买了 买什么 采购什么 什么东西 决算 算的话 要不要
    会不会 用不用 打算 什么钱 什么人 给谁 发给 补给 干嘛 干嘛用 怎么理解 如何理解 啥 投到
    投在 投给 用到 用在 花到 变多 变少 变大 变小 下面 里头 当中 分成 分为 平均到 请问 全局 全单位 全部门 全街道
    全镇 全乡 全院 全校 全委
    文字说明 文字 表格 报表 正文 我想知道 想知道 告诉我 帮我查 查一下 看一下 一下 麻烦 多少钱 多少万元 多少元 多少亿元 多少万
    多少 是多少 有多少 有多大 多大 几个 几项 几条 几辆 几人 几名 几家 几类 哪几个 哪几项 哪几部分
    哪几类 哪几 哪些 哪个 哪项 哪一个 哪一项 哪年 哪里 什么 是什么 为什么 为何 为啥 怎么 怎样 如何
    原因 理由 缘故 缘由 是否 有没有 有无 没有 不对 分别 各自 一共 总共 总计 合计 总额 总和 加起来
    加总 按照 根据 依据 对于 关于 可以 能够 打算 计划 准备 以及 或者 其中 这个 那个 这些 里面
    算出来 文件 文档 材料 公开 公开里 披露 显示 写明 说明 表明 提到 列在 列入 列示 列为 文中 表中
    报告 今年 本年 本年度 当年 年度 去年 上年 上一年 前一年 同比 相比 相比较 比起 对比 比较 更高
    更低 更多 更少 还是 增加 减少 增长 下降 上升 降低 上涨 增幅 降幅 增减 变化 变动 持平 减半 大幅
    大增 大减 这么 那么 如此 相差 差额 差多少 安排 预算 预计 金额 数额 花费 花在 花了 用于 用来
    用作 用途 做什么 干什么 干嘛 拿来 投入 支付 列支 设立 开支 总量 规模 包括 包含 涉及 组成 构成
    具体 主要 大约 大概 左右 情况 明细 内容 部分 方面 项目 科目 指的是 定义 含义 意思 所谓 解释
    比例 比重 占比 百分之几 百分比 份额 平均 人均 每人 最大 最多 最高 最小 最少 最低 第一 两个 三个
    部门 单位 本部门 本单位 机关 该局 万元 亿元 千元 支出 经费 资金 费用 专项 一般公共预算 全年 年初
    财政 目前 指标 指标值 目标 目标值 绩效目标 不同 区别 现在 截至 截止 的 了 吗 呢 和 与 跟 把
    被 是 绩效目标表 目标表 明细表 支出表 一致 相符 对应 单位里 全年的
    """
)
ASKING = re.compile("|".join(sorted(map(re.escape, _ASKING), key=len, reverse=True)))
# Single characters that do so at the edge of a word only: inside they belong to it (个人, 社会, 总量).
EDGES = (
    "请几哪何有么吧啊对各每共得地在将给由从到至按就也还都又会能要想拟及或而但并且其这那该此本我"
    "你他它里中内上下为于算看写说列年比较高低多少更减增涨降大小差数钱款花用做干总含约指占前两三"
    "个项名局元万底末月日表新"
)

# Of these, those that never make a word with the one beside them, as 罚款 and 中标 are words.
POINTING = (
    "请几哪何有么吧啊对各每共得将给由从至按就也还都又会能要想拟及或而但并且其这那该此本我你他它"
    "里比和与的了花用一二三两几多少更高低涨降增减个项名上下前总"
)

# Asks for persons: names and telephone numbers are never given, whether printed or not.
PERSONS = re.compile(
    # 发给谁 asks for whom money is meant, 都叫什么 for units
    r"(?<![给为向对让替予])(?<![给为向对让替予]的)(?:是|叫|由)?谁|何人|姓名|名字|(?<![都别])叫什么|电话|手机号?|联系方式|联系人|身份证|住址|邮箱|"
    r"\bwho\b|\bwhose\b|phone|telephone|contact person|e-?mail",
    re.IGNORECASE,
)

FINAL = re.compile(
    r"决算|实际支出|实际花|实际使用|实际执行|实际完成|执行数|执行结果|花了|"
    r"\bfinal accounts?\b|\bactual(?:ly)? (?:spen|expend|paid|outturn)|\bspent\b|\boutturn\b",
    re.IGNORECASE,
)

# English names; longer ones are tried first.
ENGLISH: dict[str, str] = {
    "urban and rural medical assistance": "城乡医疗救助",
    "urban-rural medical assistance": "城乡医疗救助",
    "medical assistance": "医疗救助",
    "emergency medical aid": "疾病应急救助",
    "disease emergency relief": "疾病应急救助",
    "civil servant medical subsidy": "公务员医疗补助",
    "civil servants' medical subsidy": "公务员医疗补助",
    "basic medical insurance": "基本医疗保险",
    "basic pension insurance": "基本养老保险",
    "pension insurance": "养老保险",
    "occupational annuity": "职业年金",
    "housing provident fund": "住房公积金",
    "three public expenses": "三公经费",
    "three public": "三公经费",
    "three publics": "三公经费",
    "overseas travel": "因公出国境费",
    "overseas trips": "因公出国境费",
    "official receptions": "公务接待费",
    "official reception": "公务接待费",
    "receptions": "公务接待费",
    "reception": "公务接待费",
    "official vehicle operation and maintenance": "公务用车运行费",
    "official vehicle operation": "公务用车运行费",
    "vehicle operation": "公务用车运行费",
    "official vehicle purchase": "公务用车购置费",
    "vehicle purchase": "公务用车购置费",
    "official vehicles": "公务用车",
    "meetings": "会议费",
    "conference": "会议费",
    "meeting": "会议费",
    "training": "培训费",
    "government-managed fund": "政府性基金",
    "government-managed funds": "政府性基金",
    "government managed fund": "政府性基金",
    "government fund": "政府性基金",
    "government funds": "政府性基金",
    "state capital operation": "国有资本经营",
    "state capital": "国有资本经营",
    "government procurement": "政府采购",
    "procurement": "政府采购",
    "procured": "政府采购",
    "special-purpose programmes": "项目支出",
    "special-purpose programs": "项目支出",
    "project expenditure": "项目支出",
    "project spending": "项目支出",
    "basic expenditure": "基本支出",
    "basic spending": "基本支出",
    "personnel expenditure": "人员经费",
    "personnel costs": "人员经费",
    "personnel expenses": "人员经费",
    "public expenses": "公用经费",
    "agency operating expenses": "机关运行经费",
    "operating expenses": "机关运行经费",
    "operating costs": "机关运行经费",
    "health expenditure": "卫生健康支出",
    "health spending": "卫生健康支出",
    "health": "卫生健康支出",
    "social security and employment": "社会保障和就业支出",
    "basic salary": "基本工资",
    "basic wages": "基本工资",
    "performance pay": "绩效工资",
    "total revenue": "收入总计",
    "total income": "收入总计",
    "total receipts": "收入总计",
    "revenue": "收入总计",
    "income": "收入总计",
    "total expenditure": "支出总计",
    "total spending": "支出总计",
    "total budget": "预算总额",
    "vehicles": "车辆",
    "cars": "车辆",
    "staff": "在职人员",
    "employees": "在职人员",
    "official car": "公务用车",
    "permanent staff": "在职人员",
    "staff positions": "编制",
    "positions": "编制",
    "retirees": "退休人员",
    "running of official vehicles": "公务用车运行费",
    "official vehicle running": "公务用车运行费",
    "projects": "项目支出",
    "government-funded": "政府性基金",
    "authorised posts": "编制",
    "posts": "编制",
}
# What a body is for, and what kind of body it is, as English says it in small letters; a kind without a Chinese name
# says no more than that a body is meant.
BODY_FIELDS = {
    "sports": "体育",
    "transport": "交通",
    "transportation": "交通",
    "education": "教育",
    "health": "卫生",
    "forestry": "林业",
    "water": "水务",
    "agriculture": "农业",
    "culture": "文化",
    "culture and tourism": "文旅",
    "traffic police": "交警",
    "trade union": "总工会",
    "veterans": "退役军人",
    "veterans affairs": "退役军人",
    "market supervision": "市监",
    "medical insurance": "医疗保障",
    "healthcare security": "医疗保障",
    "finance": "财政",
    "justice": "司法",
    "civil affairs": "民政",
    "housing": "住建",
    "natural resources": "自然资源",
    "emergency management": "应急管理",
    "statistics": "统计",
    "audit": "审计",
}
BODY_KINDS = {
    "bureau": "局",
    "department": "局",
    "commission": "委",
    "federation": "",
    "office": "",
    "committee": "",
    "centre": "",
    "center": "",
    "library": "",
    "museum": "",
    "court": "",
    "school": "",
    "hospital": "",
    "station": "",
    "team": "",
    "detachment": "",
    "sub-district": "",
    "subdistrict": "",
    "township": "",
    "agency": "",
    "union": "",
    "units": "",
    "entity": "",
}
# The unit in which each is counted.
COUNTED_IN = {"车辆": "辆", "公务用车": "辆", "在职人员": "人", "退休人员": "人", "编制": "人"}
ENGLISH_SILENT = frozenset(
    _words(
        """
    a an the of in on for to from by with at as and or is are was were be been do does did has have had how
    much many what which when where why s it its this that there any so than not no year years budget budgeted
    budgets amount money total spending spend expenditure expense expenses cost costs bureau department office
    county city district province please tell me sharply rise rose risen increase increased decrease decreased
    fall fell change changed share percentage percent proportion ratio go goes going allocated rmb yuan
    million thousand compared last previous mean means meaning definition defined used purpose did will would
    can could all whole entire disclosure document planned plan set aside give list items item each more less
    higher lower between difference zero government made up consist consists consisting component components
    keep keeps run runs filled people persons single biggest largest highest most split all any under will
    their them amounts one two three four five institutions subordinate spent actual actually
    go down up went drop dropped took
    spends spending procured anything something fund funded items goods works services
    breakdown reconcile consistent agree match matches reason because happen happened
    """
    )
)
