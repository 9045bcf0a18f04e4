"""English names of what disclosures print, of bodies and of units, and the English words that only ask."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

Stems = tuple[str, ...]

_WORD = re.compile(r"[a-z&]+")
# British and American spellings made one, as far as words of the field differ.
_SPELT = (
    (re.compile("is(?=ation|ed$|e$|ing$)"), "iz"),
    (re.compile("programme"), "program"),
    (re.compile("centre"), "center"),
    (re.compile("labour"), "labor"),
    (re.compile("licence"), "license"),
    (re.compile("defence"), "defense"),
    (re.compile("neighbour"), "neighbor"),
    (re.compile("enrol(?!l)"), "enroll"),
)
_SIBILANT = re.compile("(?:ss|sh|ch|x|zz)es$")


@lru_cache(maxsize=8_000)
def stem(word: str) -> str:
    """A word in the singular and in one spelling: `programmes` → `program`, `subsidies` → `subsidy`."""
    if len(word) > 4 and word.endswith("ies"):
        word = word[:-3] + "y"
    elif _SIBILANT.search(word):
        word = word[:-2]
    elif len(word) > 2 and word.endswith("s") and word[-2] not in "sui":
        word = word[:-1]
    for written, meant in _SPELT:
        word = written.sub(meant, word)
    return word


def stems(text: str) -> Stems:
    """The words of an English text, each as `stem` gives it; hyphens part words, apostrophes do not."""
    plain = re.sub(r"['’]s\b|s['’](?=\s|$)", "", text.lower()).replace("'", "").replace("’", "")
    return tuple(stem(word) for word in _WORD.findall(plain))


def _rows(name: str) -> Iterator[tuple[list[str], list[str]]]:
    text = files("service.lexicon").joinpath("words", name).read_text("utf-8")
    for row in csv.DictReader(text.splitlines()):
        yield row["english"].split("/"), row["chinese"].split()


@lru_cache(maxsize=1)
def names() -> dict[Stems, tuple[str, ...]]:
    """What English words may mean, the likeliest first: items of budgets before words of any kind."""
    found: dict[Stems, tuple[str, ...]] = {}
    for name in ("items.csv", "words.csv"):
        for english, chinese in _rows(name):
            for written in english:
                meant = found.get(stems(written), ())
                found[stems(written)] = tuple(dict.fromkeys((*meant, *chinese)))
    return found


@lru_cache(maxsize=1)
def glosses() -> dict[str, str]:
    """The English name of each item that has one, by its Chinese name."""
    found: dict[str, str] = {}
    for english, chinese in _rows("items.csv"):
        for name in chinese:
            found.setdefault(name, english[0])
    return found


@lru_cache(maxsize=1)
def readings() -> dict[str, frozenset[str]]:
    """The characters of each syllable as Chinese names are romanised, without tones."""
    text = files("service.lexicon").joinpath("words", "readings.csv").read_text("utf-8")
    return {row["reading"]: frozenset(row["characters"]) for row in csv.DictReader(text.splitlines())}


# What a body is for as English says it, and pieces of Chinese names any of which says the same.
BODY_FIELDS = {
    stems(english): tuple(chinese.split())
    for english, chinese in (
        ("sports", "体育"), ("transport", "交通"), ("transportation", "交通"), ("highway", "公路"),
        ("education", "教育 教体"), ("health", "卫生 卫健"), ("health commission", "卫生 卫健"),
        ("public health", "卫生 疾控"), ("forestry", "林业 林草"), ("water", "水务 水利"), ("water affairs", "水务 水利"),
        ("water resources", "水利 水务"), ("water conservancy", "水利 水务"), ("agriculture", "农业"),
        ("agriculture and rural affairs", "农业"), ("agricultural", "农业"), ("culture", "文化 文旅"),
        ("culture and tourism", "文化 文旅"), ("traffic police", "交警 交通警察"), ("police", "公安 警察"),
        ("public security", "公安"), ("trade union", "总工会"), ("veterans", "退役军人"), ("veterans affairs", "退役军人"),
        ("market supervision", "市场监督 市监"), ("market regulation", "市场监督 市监"), ("medical insurance", "医疗保障"),
        ("healthcare security", "医疗保障"), ("medical security", "医疗保障"), ("finance", "财政"), ("justice", "司法"),
        ("judicial", "司法"), ("civil affairs", "民政"), ("housing", "住房 住建"), ("housing and construction", "住房 住建"),
        ("housing and urban rural development", "住房 住建"), ("natural resources", "自然资源"), ("emergency management", "应急"),
        ("statistics", "统计"), ("audit", "审计"), ("social work", "社会工作"), ("government", "政府"),
        ("government affairs", "政务 机关事务"), ("general", ""), ("environment", "环境"), ("ecology and environment", "环境"),
        ("environmental protection", "环境 环保"), ("commerce", "商务"), ("science and technology", "科学技术 科技"),
        ("development and reform", "发展和改革 发改"), ("human resources", "人力资源"),
        ("human resources and social security", "人力资源"), ("urban management", "城市管理 城管"), ("tax", "税务"),
        ("people", "人民"), ("primary", "小学"), ("middle", "中学"), ("peoples", "人民"), ("disabled persons", "残疾人"),
        ("women", "妇女"), ("red cross", "红十字"), ("archives", "档案"), ("radio and television", "广播电视"),
        ("meteorological", "气象"), ("petition", "信访"), ("organization", "组织"), ("publicity", "宣传"),
        ("party school", "党校"), ("discipline inspection", "纪律检查 纪检"), ("rural revitalization", "乡村振兴"),
        ("poverty alleviation", "扶贫"), ("family planning", "计划生育"), ("industry and information technology", "工业"),
    )
}
# The kind of body; one without a Chinese name says no more than that a body is meant.
BODY_KINDS = {
    "bureau": "局", "department": "局", "commission": "委", "federation": "", "office": "", "committee": "", "center": "",
    "library": "图书馆", "museum": "博物馆", "court": "法院", "procuratorate": "检察院", "school": "学校", "hospital": "医院",
    "station": "", "team": "", "detachment": "", "subdistrict": "街道", "township": "乡", "town": "镇", "agency": "",
    "union": "", "unit": "", "entity": "", "government": "", "administration": "局", "authority": "局", "academy": "",
    "college": "学院", "university": "大学", "association": "", "organization": "",
}
# Where a body is: these stand between a place's name and what the body is for.
PLACES = frozenset(
    "county district city municipal municipality province provincial prefecture autonomous region town township subdistrict street banner village sub".split()
)
# The unit in which each is counted; the first that is part of what is counted.
COUNTED_IN = (
    ("公务用车", "辆"), ("用车", "辆"), ("车辆", "辆"), ("人员", "人"), ("编制", "人"), ("人数", "人"), ("职工", "人"), ("员", "人"),
    ("教师", "人"), ("学生", "人"), ("法官", "人"), ("对象", "人"), ("干部", "人"), ("人", "人"), ("户", "户"), ("设备", "台"),
    ("培训", "次"), ("次", "次"), ("会议", "次"), ("案件", "件"), ("面积", "亩"), ("村", "个"), ("学校", "所"), ("医院", "家"),
    ("企业", "家"), ("公里", "公里"), ("里程", "公里"),
)
ENGLISH_SILENT = frozenset(
    stem(word)
    for word in """
    a an the of in on for to from by with at as and or is are was were be been being do does did has have had how
    much many what which when where who whom whose why s it its this that these those there any so than not no nor year years
    budget budgeted budgets amount amounts money total spending spend expenditure expense expenses cost costs outlay figure
    figures please tell me show us sharply rise rose risen increase increased increasing decrease decreased fall fell fallen
    change changed changes share percentage percent percentages proportion ratio go goes going went gone allocated allocate
    allocation allot allotted rmb yuan million thousand billion compare compared comparison last previous prior preceding mean
    means meaning meant definition define defined used use uses using purpose will would can could should shall must may might
    all whole entire disclosure disclose disclosed document planned plan plans planning set aside give gives given list item items
    each more less higher lower between difference differ zero made make makes up consist consists consisting comprise comprises
    component components part parts keep keeps kept single biggest largest highest most smallest lowest least split any
    under will their them they he she we i you your our one two three four five six seven eight nine ten spent actual actually
    down drop dropped took take takes taken spends something anything everything fund funded funds funding item breakdown break
    reconcile reconciles consistent agree agrees match matches reason reasons because happen happened happens lead led drive
    drove explain explains explained into out per get gets got receive receives received come comes came both either neither
    only just also too still yet exactly approximately about around over than during through throughout within without across
    against among toward towards after before since until till while whereas if whether such same other others another rather
    instead first second third top rank ranked ranking order sort descending ascending sum combined together altogether overall
    aggregate value worth say says said state states stated print printed show shows shown according told report reported
    appear appears listed lists publish published note notes written write entry column row table page section line lines
    text narrative figure number numbers many quantity size level large big small long high low great big deep wide
    have having belong belongs own owns owned possess hold holds held need needs needed require requires required want wants
    expect expected expects intend intended intends aim aims aimed target targeted targets goal achieve achieved reach reached
    attached attach exist exists contain contains contained include includes included including cover covers involve involves
    involved relate related relating concern concerning concerns regarding respect earmark earmarked assign assigned set
    devote devoted dedicate dedicated arrange arranged arrangement provide provided provides provision provisions pay pays paid
    payable buy buys bought purchase purchased acquire acquired serve serves served carry carried out carries do done doing
    respectively separately respective compared versus vs relative growth grow grew grown decline declined shrink shrank
    shrunk jump jumped surge surged soar soared cut cuts reduce reduced reduction rising falling trend develop developed evolve
    evolved exceed exceeded exceeds original originally initial initially end beginning start current currently now today january
    february march april june july august september october november december month months quarter day days date time due
    main major mainly chiefly primarily principal account accounts accounted represent represents represented constitute
    lie lies based base following follow follows detail details detailed full fully breakdown itemise itemize itemized
    department departments departmental bureau office county city district province municipal local unit units body bodies
    institution institutions agency people person persons individual responsible charge kind kinds type types sort sorts way ways
    correct correctly accurate right true plausible really indeed explicitly specifically particular specific general generally
    category categories class heading headings code codes group final execution executed outturn fiscal annual yearly
    new like well yes ok thanks thank hi hello dear kindly briefly roughly rough precise precisely apart average mean each every per
    head capita project projects program programs work works service services special system systems unit value apiece single
    built build organise organised organize organized visit visited train trained issue issued handle handled complete completed
    finish finished perform start started continue continued open opened operate operated sign signed approve approved hire hired
    employ employed recruit recruited support supported help helped save saved left remain remained remaining available enough
    prevent apply applied count counted know find see look answer question detail size sector field area side purpose purposes
    term terms exact round rounded decimal place places word words sentence quote cite source context regard respect compared
    larger bigger smaller greater fewer greatest costliest longest shortest longer shorter better worse best worst main mention
    mentions mentioned refer refers referred talk discuss speak tells told considered called named known bring brings brought
    sit sits stand stands turn turns turned mandate remit duty duties responsibility responsibilities function functions role
    far least maximum minimum cap ceiling limit upper bound least no-one nothing none
    """.split()
)
