"""What people call the classes (类) of expenditure by function for what they are printed as (社保就业: 社会保障和就业支出)."""

from __future__ import annotations

# A short name is one of a class only where it is said to be (环保支出, 环保这一大类).
_IS_A_CLASS = "(?:支出(?!预算|决算)|这个?(?:一)?大?类(?:支出|科目)?|大类|类(?:支出|科目)(?!别))"
_OF_FUNCTION = (
    ("社会保险(?:和|与|及|、)?就业(?!服务|培训|补助|补贴|创业|援助)", "社会保障和就业支出"),
    (
        f"(?:文旅体?|文体旅?|文化旅游|文化体育|文化旅游体育)(?:与?传媒)?(?={_IS_A_CLASS})",
        "文化旅游体育与传媒",
    ),
    (f"(?<!节能)环保(?={_IS_A_CLASS})", "节能环保"),
    (f"(?:医疗卫生|卫健|医卫)(?={_IS_A_CLASS})", "卫生健康"),
    (f"(?<![一-鿿])城建(?={_IS_A_CLASS})", "城乡社区"),
    (f"(?<![一-鿿])(?:应急管理|应急|防灾减灾)(?={_IS_A_CLASS})", "灾害防治及应急管理"),
    (f"(?<![一-鿿])住房(?={_IS_A_CLASS})", "住房保障"),
    (f"(?<![一-鿿])科技(?={_IS_A_CLASS})", "科学技术"),
)
CLASSES = tuple(
    (f"{said}(?:{_IS_A_CLASS})?", f"{printed.removesuffix('支出')}支出") for said, printed in _OF_FUNCTION
)
