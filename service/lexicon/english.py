"""English names of Chinese items, bodies and units, and the English words that ask."""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text.split()))


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
