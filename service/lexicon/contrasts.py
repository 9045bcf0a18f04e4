"""Words of which a name has one or another: what is told of the one is not told of the other."""

from __future__ import annotations

CONTRASTS = (
    ("职工", "居民"),
    ("城市", "农村"),
    ("门诊", "住院"),
    ("货物", "工程", "服务类"),
    ("集中采购", "分散采购"),
    ("小学", "中学", "高中", "初中", "幼儿园"),
    ("行政", "事业"),
    ("购置", "运行"),
    ("养老", "医疗", "失业", "工伤", "生育"),
    ("会议", "培训", "接待"),
    ("省级", "市级", "县级", "区级", "中央"),
    ("流入", "流出"),
)
