"""What keeping a customer looks like: asked why they decided so, won back, offered more, asked to name others."""

from typing import Any

WORDS: dict[str, Any] = {
    "Interview.held_on": "2025-07-04",
    "ToldInterview.held_on": "2025-07-04",
    "talked_with": "倉本 彩香さん（製造部）",
    "decided_by": "support",
    "reasons": ["price", "features"],
    "Interview.reasons": ["price", "features"],
    "said": "夜間も電話がつながることが決め手でした。",
    "lesson": "提案の最初に夜間の窓口を見せる。",
    "Interview.competitor_id": None,
    "ended": 42,
    "asked": 11,
    "DeciderSum.key": "support",
    "DeciderSum.won": 4,
    "DeciderSum.lost": 1,
    "ReasonSum.key": "price",
    "ReasonSum.won": 2,
    "ReasonSum.lost": 5,
    "ToldInterview.stage_type": "won",
}
