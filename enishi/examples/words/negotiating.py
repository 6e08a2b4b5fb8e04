"""What negotiating looks like: a competitor, a need and an objection of the demo company's first deal."""

from typing import Any

from enishi.examples.words.cast import PERSON, ref

RIVAL = ref("competitor", "C社")
TOTAL = "5年の総額で比べ、通信費を含めると当社が1割安いことを示す。"
WORDS: dict[str, Any] = {
    "Competitor.name": "C社",
    "strengths": "初期費用が2割安い。",
    "weaknesses": "通信は別契約。夜間の窓口がない。",
    "Competitor.answer": TOTAL,
    "DealCompetitor.answer": TOTAL,
    "Competitor.won": 7,
    "Competitor.lost": 3,
    "DealCompetitor.competitor": RIVAL,
    "DealCompetitor.note": "9月に提案。決裁者とは会っていない。",
    "has_won": False,
    "DealCompetitor.fit": 0.58,
    "Need.text": "夜間の異常を担当の携帯に知らせたい",
    "importance": 5,
    "said_by": PERSON,
    "ours": 2,
    "theirs": {RIVAL["id"]: 1},
    "Objection.category": "price",
    "Objection.text": "初期費用が高い",
    "Objection.answer": TOTAL,
    "Objection.outcome": "resolved",
    "raised_on": "2025-05-20",
    "Negotiation.fit": 0.83,
    "AnswerTried.answer": TOTAL,
    "AnswerTried.won": 8,
    "tried": 10,
    "AnswerTried.rate": 0.74,
}
