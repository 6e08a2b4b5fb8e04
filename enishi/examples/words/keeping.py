"""What keeping a customer looks like: asked why they decided so, won back, offered more, asked to name others."""

from typing import Any

from enishi.examples.words.cast import PERSON, ref

SENSOR, WATCH = ref("product", "振動センサー MN-100"), ref("product", "見守りサービス")
WORDS: dict[str, Any] = {
    "Interview.held_on": "2025-07-04",
    "ToldInterview.held_on": "2025-07-04",
    "talked_with": "倉本 彩香さん（製造部）",
    "decided_by": "support",
    "Interview.reasons": ["price", "features"],
    "ToldInterview.reasons": ["price", "features"],
    "InterviewReport.reasons": [{"key": "price", "won": 2, "lost": 5}],
    "said": "夜間も電話がつながることが決め手でした。",
    "lesson": "提案の最初に夜間の窓口を見せる。",
    "Interview.competitor_id": None,
    "ended": 42,
    "asked": 11,
    "DeciderSum.key": "support",
    "DeciderSum.won": 4,
    "DeciderSum.lost": 1,
    "ToldInterview.stage_type": "won",
    "Idea.product": WATCH,
    "Idea.price": {"amount": 30_000, "currency": "JPY"},
    "has": SENSOR,
    "both": 42,
    "owners": 100,
    "everywhere": 50,
    "customers": 200,
    "lift": 1.68,
    "Idea.low": 1.312,
    "Idea.why": "「振動センサー MN-100」をお持ちの100社のうち42社（42%）が「見守りサービス」もお持ちです。"
    "全体の25%に比べて1.7倍です。",
    "Dormant.bought_on": "2024-05-20",
    "worth": {"amount": 1_200_000, "currency": "JPY"},
    "lifetime": {"amount": 3_400_000, "currency": "JPY"},
    "Dormant.rating": 4,
    "Dormant.complaints": 0,
    "DormantSeen.months": 12,
    "DormantSeen.owner": "mine",
    "DormantSeen.form": "csv",
    "DormantSeen.filter": "",
    "WinBack.account_ids": ["0199ddd0-3c00-7000-8000-000000000001"],
    "WinBack.subject": "掘り起こしの連絡",
    "to_owners": True,
    "WinBack.made": 12,
    "Moment.contact": PERSON,
    "Moment.kind": "csat",
    "Moment.score": 5,
    "Moment.on": "2025-07-04",
    "with_task": True,
}
