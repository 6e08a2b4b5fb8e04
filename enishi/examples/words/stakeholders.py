"""What the people of a deal look like: who decides, and what we do not know of them yet."""

from typing import Any

from enishi.examples.words.cast import PERSON, ref

BOSS_THERE = ref("stakeholder", "大野 隆")["id"]
WORDS: dict[str, Any] = {
    "Stakeholder.contact": PERSON,
    "Stakeholder.role": "promoter",
    "StakeholderFields.role": "promoter",
    "attitude": "for",
    "reports_to_id": BOSS_THERE,
    "influences": [BOSS_THERE],
    "Stakeholder.note": "夜間の呼び出しを減らしたい",
    "StakeholderFields.note": "夜間の呼び出しを減らしたい",
    "Stakeholder.met_at": "2026-11-20T05:10:00Z",
    "StakeholderGap.code": "decider_not_met",
    "StakeholderGap.names": ["大野 隆"],
    "StakeholderGap.days": 0,
    "quiet_days": 30,
}
