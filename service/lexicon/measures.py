"""Nouns that name a number or a fact to be told (批次, 得分, 实施主体), each with the words that ask for it."""

from __future__ import annotations

import re

from service.patterns import regex

# (noun, what asks for it, whether it counts things); the first that fits the end of the words is meant.
MEASURES: tuple[tuple[re.Pattern[str], str, bool], ...] = tuple(
    (regex(f"(?:{noun})$"), asks, counts)
    for noun, asks, counts in (
        ("(?P<of>减少|增加|增长|下降|压减)的?(?:金额|数额|额度?)", r"\g<of>多少", False),
        ("[减降增涨升]幅|(?:增减|变动|变化)?幅度", "变动百分之几", False),
        ("(?:[减降增涨][少加长低]?的?)?(?:主要|具体)?(?:原因|理由|缘由)", "原因是什么", False),
        ("占比|比重|份额", "占百分之多少", False),
        ("批次数?|批数|(?:来访)?团组(?:个)?数", "多少批次", True),
        ("总?人次数?", "多少人次", True),
        ("总?人数", "多少人", True),
        ("总?户数", "多少户", True),
        ("(?P<unit>[次场期家辆台套处件亩间座栋个所条名])数", r"多少\g<unit>", True),
        ("(?P<of>(?:账面)?价值)", r"\g<of>多少", False),
        ("(?P<of>面积)", r"\g<of>多少", True),
        ("(?P<of>点位?|站点|网点|项目|企业|机构|单位|学校|村|社区)数", r"\g<of>多少个", True),
        ("数量", "多少个", True),
        (
            "(?:的)?(?:年度|本年|全年|总)?(?:预算|支出|资金|安排|决算|投入|采购|项目)*(?:总?金额|总额|总规模|总量|资金额)",
            "多少钱",
            False,
        ),
        ("(?:的)?(?:预算|安排|申请|投入)(?:资金|经费)", "安排多少钱", False),
        ("平均(?:得)?分数?", "平均得了多少分", False),
        ("(?:自评|评价|绩效)?(?:得分|分数|评分)", "得了多少分", False),
        ("(?:评价|自评|绩效|评定|评出)?的?(?:等级|等次|档次|评级)", "评了什么等级", False),
        ("核定编制数?", "核定编制多少", True),
        ("编制数", "编制多少", True),
        ("(?:实施|承担|执行|责任|主管)(?:主体|单位|部门)", "由谁实施", False),
        ("(?:购买服务)?的?承接(?:方|单位|主体)", "服务是向谁买的", False),
        ("(?:的)?购买服务(?:的)?(?:对象|单位|承接方)", "服务是向谁买的", False),
        ("实际(?:完成|达到)?(?:的)?(?:完成|指标)?值", "实际完成多少", False),
        ("(?P<of>[一-鿿]{1,6}费|支出|经费|费用|投入|开支)(?:预算|支出|开支)?", r"\g<of>多少钱", False),
        ("(?P<of>目标值|指标值|上限|下限|满意度|单价|标准)", r"\g<of>是多少", False),
    )
)
