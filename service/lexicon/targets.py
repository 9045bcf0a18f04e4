"""What people ask of performance targets, and what forms (绩效目标表) call it."""

from __future__ import annotations

import re

# A question that says that it is about targets.
TARGETS = re.compile("指标|目标|绩效|满意度|满意率|完成率|及时率|覆盖率|合格率|达标|才算")

# (as asked, what an indicator of that sort has in its name or its second level), both as `terms.same` writes them.
ASPECTS: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (re.compile(asked), re.compile(told))
    for asked, told in (
        (
            "成本(?:上限|控制|指标|目标)|(?:成本|经费|资金|投入|费用|支出)(?:的)?(?:上限|封顶|控制(?:额度?|数|在)?|限额|不能超过?|不得超过?|不超过?)"
            "|钱(?:最多|不能超过?|不得超过?|不超过?|控制在)|(?:最多|顶多)(?:能)?花|上限|成本",
            "成本|控制额度|总投入|经费|费用",
        ),
        ("满意(?:度|率|程度)?", "满意"),
        (
            "完工(?:时间|日期|时限)?|完成(?:的)?(?:时间|时限|期限|日期)|(?:什么|啥)时候(?:要|得|必须)?(?:完成|完工|做完|干完|建成)?|何时(?:完成|完工)?"
            "|最晚|截止(?:时间|日期)?|几月(?:底|份)?(?:前)?(?:完成|完工|做完)|时效(?:指标|目标)",
            "时效|时限|时间|进度|日期|期限",
        ),
        ("(?:清|修|建|养护?|维护|管护?)?(?:理)?多长(?:的[一-鿿]{1,2})?|多少公里", "长度|里程|公里"),
        ("(?:管护?|防治|建|种|造)?多大(?:面积|的?地)?|多少亩", "面积|亩"),
        ("数量(?:指标|目标)", "数量"),
        ("质量(?:指标|目标)", "质量"),
        ("社会效益", "社会效益"),
        ("经济效益", "经济效益"),
        ("生态效益|环境效益", "生态"),
        ("可持续影响", "可持续"),
    )
)

# What a number of things is asked in.
UNITS = re.compile(
    "(?:多少|几)个?(人次|人|名|辆|台|套|批次|批|次|场次|场|期|户|家|所|座|处|件|条|亩|公里|公顷|平方米|米|吨|册|间|栋|村|种|本|篇|份)"
)
