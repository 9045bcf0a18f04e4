"""What an English question names made to fit the Chinese form that it is asked in."""

from __future__ import annotations

from extractors.schema.draft import Stage
from service.answering.english.forms import SHARE
from service.answering.english.printed import Printed
from service.answering.english.words import Read, read
from service.patterns import regex

BUYS = regex(r"\b(?:bought|purchased|acquired|buy|purchase|acquire|buying|purchasing|acquiring)\b")
# What is made up of the items of a table.
WHOLES = {
    "基本支出",
    "项目支出",
    "三公经费",
    "人员经费",
    "公用经费",
    "政府采购",
    "一般公共预算支出",
    "支出总计",
    "收入总计",
}
_BARE = (
    (regex(r"\bleft\b|\bremain|\bunspent"), "年末结转和结余"),
    (regex(r"\brevenue|\bincome|\breceipt|\breceive"), "收入总计"),
    (regex(r"\bspend|\bspent|\bpay|\bexpenditure|\bcost|\bexpense|\boutlay"), "支出总计"),
    (regex(r"\bbudget|\btotal|\bmoney|\ball\b|\bwhole\b|\boverall"), "预算总额"),
)
_SPENT = regex(r"\b(?:spend|spent)\b|\bactual (?:total )?(?:spending|expenditure)\b")
_OF_YEAR = "本年支出合计"
_CHANGED, _NEAR = regex("增加|减少|增长|下降|持平"), 60
_BOTH = regex("公务用车购置[和及与、]?运行(?:维护)?费")
_TWO = 2
_BODIES = {
    "组织",
    "企业",
    "单位",
    "公司",
    "机构",
    "部门",
    "协会",
    "社会组织",
    "委员会",
    "办公室",
    "承包",
    "供应商",
}
_KIND = regex(
    r"(?P<which>\W*(?:which|what)(?: one)?) (?:of (?:the |its |these )?)?[a-z' -]{1,40}?\s"
    r"(?P<rest>(?:has|have|had|gets?|got|receives?|received|is|was|are|were|costs?|takes?|took|will|"
    r"does|did|spends?|spent)\b"
    r"[^,:]*[,:])(?P<named>.*\bor\b.*)"
)
_IS_MONEY = regex("(?:费|支出|经费|资金|收入|补贴|补助|款|^公务用车|^车辆)$")
_BUDGET = regex(r"\bbudgets?\b(?! for\b)")
_BODY = regex(
    "(?<!的)(?:博物馆|图书馆|文化馆|学校|中学|小学|幼儿园|医院|中心|大队|支队|卫生院|敬老院|福利院|管理站|监督所)$"
)
_SORTS = {"goods": "货物", "works": "工程", "services": "服务"}
_PROCURED = regex(r"\b(goods|works|services)\b(?!-)")


def fitted(
    form: str, items: list[str], text: str, before: tuple[str, ...], printed: Printed | None
) -> tuple[str, list[str]]:
    """The form and the items without what the one says of the other already."""
    if "有多少" not in form and "有没有" not in form:
        # money is for using them, and only counts are of them
        items = ["公务用车" if item == "车辆" else item for item in items]
        if BUYS.search(text):
            items = ["公务用车购置费" if item == "公务用车" else item for item in items]
        items = [_vehicles(printed) if item == "公务用车" else item for item in items]
    else:
        items = ["公务接待" if item == "公务接待费" else item for item in items]
        items = ["因公出国境" if item.startswith("因公出国") else item for item in items]
        # of a training its people are counted and not its money
        items = [item.removeprefix("培训费的").removesuffix("的培训费") for item in items]
        items = ["购置车辆" if item == "公务用车购置费" else item for item in items]
        if BUYS.search(text):
            said = printed.catalogue.said if printed is not None else ""
            items = [
                item
                if "购置" in item or "采购" in item
                else f"{'采购' if f'采购{item}' in said else '购置'}{item}"
                for item in items
            ]
    if "由哪个单位" in form:
        # which organisation: who it is is asked for
        named = (
            "的".join(part for part in item.split("的") if part not in (*_BODIES, "获得", "合同"))
            for item in items
        )
        items = [item for item in named if item] or [*before[:1]]
    if "主要职责" in form:
        items = [item for item in items if "职责" not in item]
    if any(item != "在职人员" and "退休" in item for item in items):
        # staff who are retired
        items = [item.removeprefix("在职人员的") for item in items if item != "在职人员"]
    if "指标值" in form:
        items = [item for item in items if item not in ("绩效目标", "绩效指标")] or items
    if "完成年初预算" in form:
        items = [item.removesuffix("完成率").removesuffix("的") for item in items]
        items = [item for item in items if item] or [*before[:1]]
    if "丢分" in form:
        overall = "overall" in text or "支出总计" in items
        form, items = (f"部门整体支出绩效{form.removeprefix('{item}')}", []) if overall else (form, items[:1])
    if "面积" in form:
        items = ["房屋" if "房屋" in item else item for item in items]
        items = [item.removesuffix("面积").removesuffix("的") for item in items]
    if "哪个的" in form:
        items = [item.rpartition("的")[2] for item in items]
    if form.startswith("{item}指标值") and items and items[-1].endswith("指标"):
        form = "{item}是多少"
    if "最大" in form and items and items[0] in ("类", "款", "项"):
        # an item of the lowest level is no item of any level
        form = "哪个项级科目支出最大" if items[0] == "项" else "哪一{item}支出最大"
    if "{parts}" in form:
        form = _parts_form(text, items)
    return form, items


def _vehicles(printed: Printed | None) -> str:
    """What is spent on official vehicles: buying and running together, where the text tells how this changed."""
    names = printed.catalogue.subjects if printed is not None else ()
    both = min((n for n in names if n.startswith("公务用车购置") and "运行" in n), key=len, default="")
    if not both or printed is None:
        return "公务用车"
    texts = ("".join(one.source.text.split()) for one in printed.catalogue.extraction.passages)
    behind = (part[:_NEAR] for text in texts for part in _BOTH.split(text)[1:])
    return both if any(map(_CHANGED.search, behind)) else "公务用车"


def within(items: list[str], printed: Printed) -> list[str]:
    """Items side by side, the first in Chinese, with the whole that all are parts of where one of them names it (A or B in X)."""
    wholes = (
        {item.partition("的")[0] for item in (items[0], items[-1]) if "的" in item} if items else set[str]()
    )
    whole = next((w for w in wholes if w in WHOLES and printed.catalogue.of_subject(w)), "")
    if not whole or len(items) < 2:
        return items
    named = [item.removeprefix(f"{whole}的") for item in items]
    return [f"{whole}中{named[0]}", *named[1:]]


def sort(text: str) -> list[str]:
    """What is procured, where the words that say it (services, works) name nothing else."""
    said = _PROCURED.search(text)
    return [_SORTS[said.group(1)]] if said is not None else []


def is_money(item: str) -> bool:
    """Whether an item is money by its own name, and no thing that costs any."""
    return _IS_MONEY.search(item) is not None


def of_body(text: str, item: str) -> bool:
    """Whether a question (in small letters) asks for the whole budget of one of the bodies of a department."""
    return _BUDGET.search(text) is not None and _BODY.search(item) is not None


def among(text: str, printed: Printed | None) -> str:
    """The question without the word for what the alternatives are that it names by their own names (which school …, A or B)."""
    kind = _KIND.match(text)
    if kind is None or printed is None:
        return text
    named = read(kind["named"], printed).items
    if len(named) < _TWO or not all(printed.catalogue.of_subject(item) for item in named):
        return text
    return f"{kind['which']} {kind['rest']}{kind['named']}"


def whole(text: str, asked: Read, printed: Printed | None = None) -> list[str]:
    """What is meant where a question names nothing but a budget, spending, income or a sort of what is procured."""
    if "项目支出" in asked.soft:
        return ["项目支出"]
    if procured := sort(text):
        return procured
    if (
        _SPENT.search(text)
        and printed is not None
        and printed.catalogue.extraction.budget.stage is Stage.FINAL
    ):
        # of final accounts, what was spent and not what was carried over
        return [_OF_YEAR] if printed.catalogue.of_subject(_OF_YEAR) else ["支出总计"]
    return next(([name] for said, name in _BARE if said.search(text)), [])


def _parts_form(text: str, items: list[str]) -> str:
    if len(items) < 2:
        return "{item}由哪些组成"
    whole = next((name for said, name in _BARE if said.search(text)), "支出总计")
    if SHARE.search(text) and whole not in items:
        return f"{{item}}各占{whole}的比例是多少"
    return "{item}各多少"
