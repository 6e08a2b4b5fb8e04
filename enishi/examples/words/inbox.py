"""What is being written in a ticket, and what is said again and again."""

from typing import Any

SAID = "{宛名}\n\nお問い合わせ {番号} を承りました。担当より本日中にご連絡いたします。\n{自社名} {自分の名前}"
FILLED = "ハナサキ精機株式会社 設備保全課 渡辺 千尋 様\n\nお問い合わせ #1042 を承りました。担当より本日中にご連絡いたします。"
WORDS: dict[str, Any] = {
    "Draft.mode": "reply",
    "Draft.text": "ゲートウェイの電源を確認しました。本日",
    "Drafts.left": [],
    "kept_at": "2026-11-20T01:30:00Z",
    "Macro.name": "受付のお知らせ",
    "Macro.text": SAID,
    "Macro.status": "waiting",
    "Macro.reason": "",
    "Macro.priority": None,
    "Macro.category": "",
    "Macro.assignee": None,
    "Macro.assignee_id": None,
    "Macro.note": "折り返しは設備保全課の直通へ",
    "ReadyMacro.name": "受付のお知らせ",
    "ReadyMacro.text": FILLED,
    "ReadyMacro.status": "waiting",
    "ReadyMacro.reason": "",
    "ReadyMacro.priority": None,
    "ReadyMacro.category": "",
    "ReadyMacro.assignee": None,
    "ReadyMacro.note": "折り返しは設備保全課の直通へ",
    "ReadyMacro.empty": [],
    "ManyTicketsIn.macro_id": None,
    "SimilarTicket.number": 988,
    "SimilarTicket.subject": "第一工場のセンサーが応答しない",
    "SimilarTicket.by": ["product", "words"],
    "SimilarTicket.answer": "ゲートウェイの電源を入れ直すと復旧しました。",
}
