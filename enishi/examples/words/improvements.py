"""What an improvement looks like: the alarm that a customer missed while the gateway restarted."""

from typing import Any

from enishi.examples.words.cast import CUSTOMER, KEEPER, PERSON, yen

ANSWER = "ハナサキ精機株式会社\n渡辺 千尋 様\n\nゲートウェイの再起動中も警報が届くように改善いたしました。"
WORDS: dict[str, Any] = {
    "Improvement.number": 3,
    "Improvement.title": "再起動中の警報を失わない",
    "Improvement.status": "done",
    "Improvement.due_on": "2026-03-31",
    "Improvement.decided_at": "2026-03-24T02:00:00Z",
    "Improvement.voices": 4,
    "Improvement.customers": 3,
    "ImprovementRow.customers": 3,
    "stake": yen(12_400_000),
    "wanted": "ゲートウェイが再起動する間の警報も、後から必ず届く。",
    "Improvement.result": "ファームウェア2.1.3で、再起動中の警報を保持して送るようにしました。",
    "Improvement.reason": "",
    "Improvement.answer": "",
    "AskedFor.number": 3,
    "AskedFor.title": "再起動中の警報を失わない",
    "AskedFor.status": "done",
    "Voice.kind": "ticket",
    "Voice.score": None,
    "Voice.said": "夜間の警報が届かなかった",
    "Voice.account": CUSTOMER,
    "Voice.contact": PERSON,
    "added_by": KEEPER,
    "added_at": "2026-02-03T00:30:00Z",
    "told_at": "2026-03-24T02:10:00Z",
    "told_by": KEEPER,
    "unreached": "",
    "task_done_at": None,
    "Asker.voices": 2,
    "Asker.text": ANSWER,
    "Asker.empty": [],
    "Asker.is_asked": False,
    "Askers.hidden": 0,
    "VoiceAnswer.text": ANSWER,
    "VoicesAnswered.sent": 3,
    "tasks": 1,
    "became": "sent",
}
