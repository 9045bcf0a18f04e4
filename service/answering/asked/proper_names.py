"""Names of bodies and places in running text, told by their ends: what a question gives, and what many are called, is none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.patterns import regex
from service.terms import key

BODIES = (
    "局|委员会|[卫发]委|厅|办公室|院|所|站|队|中心|公司|机构|银行|政府|学校|协会|联合会|学会|医院|集团|事务所|服务社|"
    "合作社|管理处|馆|基金会|总社|党校|大学|幼儿园|[一-鿿]{2}[股科]|本级|本部|机关"
)
FIRMS = "公司|集团|银行|事务所|研究院|设计院|合作社|厂|大学|学院|医院|协会|服务中心|服务社|总社|研究所|评估所"
TOWNS = "镇(?!村|街)|乡(?!镇|村)|街道"
VILLAGES = f"(?<![镇乡农城])村(?!级|民|庄|镇|组|务|两委|规划)|社区|小区|{TOWNS}"
PLACES = (
    f"{VILLAGES}|省(?!级)|市(?!场|级|民)|县(?!级|委)|区(?!级|域)|旗|州(?!级)|路(?!灯|面|网)|街|巷|号|大道|码头|湾|岭"
    "|山(?!洪|区|体|塘)|广场|路口"
)
COUNTRIES = "(?<![全出外])国(?!家|内|有|际|库|债|土|省|外|境|[（(])|洲|日本|新加坡|澳大利亚|马来西亚|俄罗斯|意大利|西班牙"
_SPACE = regex(r"\s+")
_CUT = regex(
    "[由在向为与和及、对于到从是的请按将把被经至给等以各全本该其个家所名处位项座了入并同]|[^一-鿿（）()]"
)
# Said of many, and the name of none.
_GENERIC = regex(
    "(?:乡|城|村|集|市|农|县|区|镇|省|街道|社区|各级|行政|移民|帮扶|中心|重点|专业|第三方|中介|社会|保险|商业|事业|企业|预算|下属|所属|直属|"
    "相关|有关|主管|定点|医疗|民办|公办|普惠|基层|上级|国有|供水|供电|施工|监理|设计|建设|中标|承接|承建|实施|编制|执行|用人|参保|成员|责任|"
    "牵头|审批|政府|科研|培训|检测|评估|服务|管理|中小微|中小|小微|大型|龙头|新增|部分|多|几|两|三|一|二|十|每|机关|单位|部门|公共|评审|审核|力量|人|劳务)+"
)
# A name is no longer than this.
_LONGEST = 12


def names(text: str, ends: str, asked: str) -> Iterator[str]:
    """The names in a text that have one of the ends, that the question `asked` does not give and that are no general words."""
    written = _SPACE.sub("", text)
    for end in re.finditer(ends, written):
        bare = _CUT.split(written[max(0, end.start() - _LONGEST) : end.start()])[-1]
        name = bare + end.group()
        if bare and not _GENERIC.fullmatch(bare) and key(name) not in asked and key(bare) not in asked:
            yield name
