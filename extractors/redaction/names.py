"""What a person's name looks like where a label announces one.

No list of words knows all names. So a name is taken for one in two ways: by its surname and length where only its
place in a sentence speaks for it (联系人张三), by its length alone where a colon or a cell of its own does.
"""

from __future__ import annotations

import re

from extractors import forms
from extractors.forms import plain

# Surnames, without those that more often begin a word of this field (应, 全, 农, 时, 项, 计, 和, …).
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许邓韩冯曹彭曾肖萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖"
    "石金韦贾夏付傅方邹熊白孟秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁"
    "岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳"
    "穆卓古吉缪车芦麦褚娄窦戚岑景宫卜晏席卫柏宗瞿桂佟臧闵苟邬卞姬仇栾隋刁沙荣巫寇桑郎甄丛仲虞敖巩佘池麻苑迟邝封谈匡鞠惠荆冀郁胥"
    "储栗燕楚鄢谌奚粟冼蔺楼闻厉伊仝郜阚屠朴练廉禹井祖漆卿狄索晋容敬扈晁芮阙浦戈伏鹿邸雍辜裘亓邰赫杭况鲜逯茹慕亢嵇湛戎茅於冶檀昝"
)
_DOUBLE = (
    "欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|令狐|慕容|夏侯|司徒|端木|南宫|闻人|独孤|呼延|宇文|长孙|轩辕"
)
# Words that begin with a surname.
_WORDS = (
    "安[排全装置]|包[括含干]|曾[任用经]|常[务年规委住驻]|车[辆费间队站型]|成[本效果立员功为]|程[度序]|储备|单[位价项独据]|段落|方[式案法面向便针]"
    "|房[屋产租间]|封面|付[款费出]|甘肃|高[校中度等级龄质新标效于层]|古[建树]|顾问|关[于系键注]|管[理护委道控]|何[时种地处]|海[关外]"
    "|华[北东南]|黄河|纪[检委律]|解[决释读除]|金[额融属]|景[区观]|康[复养]|林[业木地场区草权]|路[面灯段线]|马[路上]|毛利|宁夏|牛奶|齐全"
    "|任[务期职免命何]|荣誉|沙石|尚[未有无]|申[报请领]|施[工行教策]|石[油材]|史料|苏州|谈话|田[间径]|童[年装]|万[元人亩户余]|卫[生星]"
    "|温[度室]|文[件化号明书字教旅体本]|武[装警]|席位|夏季|向[上下社各有本县市省]|谢绝|许[可多]|严[格重肃禁]|阳光|易[地于]|尤其|游客|于[本每年上下该]"
    "|余[额人款]|章程|左右|苗木|祝贺|白[天皮]|江[苏西]|钱款|舒适|易耗|柴油|路费|米$|练习|索引|容量|况且|祖国|楼[房层宇]|闻名"
)
_TITLES = (
    "同志|先生|女士|老师|会计|出纳|副?(?:局长|主任|科长|股长|书记|处长|所长|校长|院长|站长|部长|镇长|乡长|县长|市长)"
    "|副?(?:主席|秘书长|经理|队长)"
)
_HAN = r"[\u4e00-\u9fff]"
_ONE = rf"(?!{_WORDS})(?:(?:{_DOUBLE}){_HAN}{{1,2}}|[{_SURNAMES}](?:[\u3000 ]?{_HAN}|{_HAN}{{2}}))"
# One name or several, and nothing of a word behind the last.
NAMES = re.compile(
    rf"{_ONE}(?:{_TITLES})?(?:[ \u3000]?[、/，,和与及][ \u3000]?{_ONE}(?:{_TITLES})?){{0,5}}"
    r"(?=[^\u4e00-\u9fff·•・]|$|负责|牵头|签字)"
)
# A name that ends where the text ends: what stands before a number that is someone's.
BEFORE = re.compile(rf"(?<!{_HAN})({_ONE})(?:{_TITLES})?[\s，,、:：（(]{{0,2}}$")
_TITLED = re.compile(rf".{{0,8}}(?:{_TITLES}){_ONE}|{_ONE}.{{0,4}}(?:{_TITLES})")
# 买买提·艾力
DOTTED = re.compile(rf"{_HAN}{{1,8}}(?:[·•・]{_HAN}{{1,10}}){{1,4}}")
_SHORT = re.compile(rf"{_HAN}{{2,4}}")
_NOBODY = re.compile(
    r"[无略见同详—－-]|[暂待]|不详|不涉及|签[字章名]|盖章|公章|附件|年月|日期|.*(?:公司|单位)"
)
_ITEM = re.compile(
    r".*(?:指标|目标|情况|总额|资金|项目|经费|支出|收入|任务|名称|时间|金额|说明|[局委办部厅院处科室股队站所校])"
)
_HEADS = (
    _ITEM,
    forms.NAME,
    forms.NOTE_HEAD,
    forms.RANK,
    forms.CODE,
    forms.TARGET,
    forms.MONEY_HEAD,
    forms.TOTAL,
    forms.HEAD,
)


def certain(text: str) -> bool:
    """Whether a text is a name, or several, going by the surname."""
    return bool(
        NAMES.fullmatch(text.strip()) or DOTTED.fullmatch(plain(text)) or _TITLED.fullmatch(plain(text))
    )


def likely(text: str) -> bool:
    """Whether a text can be the name that the label beside it announces: short, and no head or label itself."""
    bare = plain(text)
    if certain(text):
        return True
    return bool(_SHORT.fullmatch(bare)) and not (is_nobody(text) or is_head(bare))


def is_nobody(text: str) -> bool:
    """Whether a text stands in the place of a name (无, 待定)."""
    return bool(_NOBODY.match(plain(text)))


def is_head(bare: str) -> bool:
    """Whether a text without spaces is what a column or a place in a form is called."""
    return any(head.fullmatch(bare) for head in _HEADS) or forms.announces(bare) is not None
