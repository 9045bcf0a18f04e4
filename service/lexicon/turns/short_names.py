"""Turns of phrase for the three public expenses (三公经费) by their short names, one beside the other."""

from __future__ import annotations

# The three public expenses by their short names, one beside the other.
_THEN = "(?:费用?|的钱)?(?P<{}>[、和与及跟])"
_BUYS = "(?:添置|置办|添购|增添|新购|新买|购买|采购|采买|配备|配置)"
_EQUIPMENT = "(?:办公|专用)设备"
SHORT_NAMES = (
    # 公务用车 beside 公务接待 is all that is spent on vehicles, what is bought and what is run
    (
        "公务用车(?=[、和与及跟同](?:公务)?(?:接待|招待)费?(?:相?比|[,，])?(?:[谁哪孰,，]|今年))",
        "公务用车购置及运行维护费",
    ),
    (
        "(?P<of>(?:接待|招待)费?[、和与及跟同])公务用车(?=(?:相?比|[,，])?(?:[谁哪孰,，]|今年))",
        r"\g<of>公务用车购置及运行维护费",
    ),
    (
        f"(?:购车|买车|车辆购置){_THEN.format('a')}(?:养车|用车|车辆运行|车辆运维){_THEN.format('b')}(?:公务)?(?:接待|招待)费?",
        r"公务用车购置费\g<a>公务用车运行维护费\g<b>公务接待费",
    ),
    (
        "(?:购车|买车)(?:的钱|费用?|花的)*(?=(?:到底|究竟|有没有|是不是|是否)*占)",
        "公务用车购置费",
    ),
    (
        f"(?:养车|(?<!公务)用车|车辆运行|车辆运维){_THEN.format('a')}(?:公务)?(?:接待|招待)费?(?=[各分谁哪、和与及两这])",
        r"公务用车运行维护费\g<a>公务接待费",
    ),
    (
        f"(?:公务)?(?:接待|招待){_THEN.format('a')}(?:养车|用车|车辆运行|车辆运维)(?:费用?|的钱)?(?=[各分谁哪、和与及两这])",
        r"公务接待费\g<a>公务用车运行维护费",
    ),
    # 拿多少钱添置办公设备, 添置办公设备花多少: the line of the budget that such buying is
    (
        f"(?<=多少钱)(?:来|去|用来|用于|用在)?{_BUYS}(?:新的?|一批|一些|些)?(?P<of>{_EQUIPMENT})(?!购置)",
        r"\g<of>购置",
    ),
    (
        f"{_BUYS}(?:新的?|一批|一些|些)?(?P<of>{_EQUIPMENT})(?!购置)(?=[^,，。?？]{{0,10}}多少(?:钱|资金|经费|万?元|$|[,，?？]))",
        r"\g<of>购置",
    ),
    (
        f"(?P<of>{_EQUIPMENT})(?P<how>(?:打算|准备|计划|要|预计)*(?:花|用|拿|安排)(?:了|掉)?多少(?:钱|资金|经费|万?元))(?:来|去)?{_BUYS}",
        r"\g<of>购置\g<how>",
    ),
)
