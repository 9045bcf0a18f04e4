"""Everyday names of what runs an office (车补, 印资料, 给职工缴的养老保险) put into the names that a document prints."""

from __future__ import annotations

from service.answering.printed.catalogue import Catalogue
from service.lexicon.costs import Cost, costs, plain_names
from service.patterns import regex
from service.terms import key

_FEW = "(?:多少|几)"
# What stands before and behind the one thing of which a question asks how much it comes to.
_BEFORE = (
    "(?:请问|我?想知道|帮我查一?下|查一?下|(?:19|20)\\d\\d年度?|今年|本年度?|全年|一年|每年|这一年|预算(?:表)?[里中]"
    "|这份预算[里中]?|表[里中]|全局|(?:本)?(?:单位|部门|局|机关)里?(?!福利|活动)|他们|要|打算|准备|计划|预计|拟|安排|预算|关于"
    "|有关|对于|[花用投](?:在|到|于)|在|为了?|给(?=[^职干员退离学])|拿来|拿去|用来"
    f"|有?{_FEW}(?:万元|元|钱|资金|经费|预算)?(?:是|来)?(?:用于|用来|用在|花在|花到|拿去|拿来|去))*"
)
_MONEY = "(?:的?(?:钱|费用|经费|开支|开销|花费|花销|支出|资金|预算|款项?|成本|金额|数额))?"
_BEHIND = (
    f"{_MONEY}(?:方面|上面?|这一?[项块笔]|那一?[项块笔]|这个?科目|科目|一项|一块|项下)?{_MONEY}"
    "(?:今年|一年|全年|每年|本年|预算|一共|总共|共|合计|大概|大约|约|到底|究竟|需要|需|要|得|打算|准备|预计|计划|拟|安排|列支?"
    "|编|批|给|留|拨|花费?|用|掏|出|支|是|为|有|达到?|能|可以|的|了|到|去|掉)*+"
    f"(?:{_FEW}|几何)(?:万元|元|钱|资金|万|块钱)*"
)
# For whom it is paid and what is done, which say nothing of what it is.
_WHOSE = (
    "(?:给|替|帮|为)?(?:全体|全局|本单位|单位|机关|局里?|在职)?"
    "(?:干部职工|职工|干部|员工|工作人员|在职人员|大家)?(?:们)?(?:需要|要|的)?"
)
_DONE = "(?:更新|升级|缴纳|交纳|缴|交|购买|购置|采购|添置|买|发放|发|支付|付|补贴|补助|补|做|搞|办|请|租用|组织|开展)?了?的?"
_NAME = "(?P<name>[一-鿿（）()]{1,16}?)"
_AMOUNT_OF = regex(f"{_BEFORE}(?P<said>{_DONE}{_WHOSE}{_DONE}{_NAME}){_BEHIND}")
# A question for one amount is short; whoever writes more is not waited for.
_LONGEST = 60
# Behind a name that means the cost wherever it stands: then it is of something else.
_OF_ELSE = regex(
    "基金|参保|待遇|报销|统筹|人数|人次|次数|中心|基地|学校|公司|系统|平台|工程|项目|对象|标准|率|室|厅|场所|制度|政策|改革|覆盖"
)

# Whole classes, which have words of their items in their names.
_CLASSES = ("工资福利", "对个人和家庭", "商品和服务")


def costs_in_print(text: str, catalogue: Catalogue) -> str:
    """The text with the everyday name of a cost replaced by the item of the document that it is; what the document itself
    calls so stays."""
    asked = _AMOUNT_OF.fullmatch(text) if len(text) <= _LONGEST else None
    if asked is not None:
        for said in (asked["said"], asked["name"]):
            item = _item(said, catalogue)
            if item is not None:
                start, end = asked.span("said")
                return f"{text[:start]}{item}{text[end:]}"
    for name in plain_names():
        at = text.find(name)
        if at < 0 or _OF_ELSE.match(text, at + len(name)) or _in_full(name, text, catalogue):
            continue
        item = _item(name, catalogue)
        if item is not None and not text.startswith(item, at):
            return text.replace(name, item)
    return text


def _in_full(name: str, text: str, catalogue: Catalogue) -> bool:
    """Whether a text has the printed name of an item that has the everyday name in it (公务接待 in 公务接待费)."""
    printed = (*map(key, costs()[name].printed), *catalogue.subjects)
    return any(len(name) < len(one) and name in one and one in text for one in printed)


def _item(said: str, catalogue: Catalogue) -> str | None:
    """The key of the item that the document prints for an everyday name; None where it prints none, or calls another so."""
    cost = costs().get(key(said))
    printed = cost and _printed(cost, catalogue)
    if printed is None:
        return None
    bare = printed.removesuffix("费")
    others = (s for s in catalogue.subjects if key(said) in s and not s.startswith((bare, *_CLASSES)))
    return None if any(not printed.startswith(other) for other in others) else printed


def _printed(cost: Cost, catalogue: Catalogue) -> str | None:
    names = (key(name) for name in cost.printed)
    own = next((name for name in names if catalogue.of_subject(name)), None)
    return own or next((catalogue.codes[code] for code in cost.codes if code in catalogue.codes), None)
