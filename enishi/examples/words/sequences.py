"""What a sequence looks like: three steps after an exhibition, and somebody who is on the way through them."""

from typing import Any

from enishi.examples.words.cast import DEAL, PERSON, ref

SEQUENCE = ref("sequence", "展示会のあとのフォロー")
SUBJECT, TEXT = "先日のご来場のお礼", "{宛名}\n\nお世話になっております。{自社名}の{自分の名前}です。"
STEP = {"kind": "mail", "wait": 1, "unit": "days", "subject": SUBJECT, "text": TEXT}
CALL = {"kind": "call", "wait": 3, "unit": "days", "subject": "お電話でご様子をうかがう", "text": ""}
LETTER = "ハナサキ精機株式会社 渡辺 千尋 様\n\nお世話になっております。みなも計装株式会社の佐藤 健です。"
WORDS: dict[str, Any] = {
    "Sequence.name": SEQUENCE["name"],
    "Sequence.language": "ja",
    "Sequence.steps": [STEP, CALL],
    "SequenceLook.language": "ja",
    "SequenceLook.steps": [STEP, CALL],
    "Sequence.states": {
        "running": 6,
        "paused": 1,
        "finished": 9,
        "replied": 5,
        "stopped": 2,
        "unsubscribed": 1,
        "failed": 0,
    },
    "daily_cap": 50,
    "enrolled": 24,
    "replied_share": 0.29,
    "SequenceLook.kind": "mail",
    "SequenceLook.subject": SUBJECT,
    "SequenceLook.text": LETTER,
    "SequenceLook.empty": [],
    "SequenceLook.lead_id": None,
    "SequenceLook.contact_id": PERSON["id"],
    "SequenceLook.due_at": "2026-11-24T00:30:00Z",
    "Enrol.lead_ids": [],
    "Enrol.contact_ids": [PERSON["id"]],
    "Enrol.deal_id": DEAL["id"],
    "Enrol.ground": "card",
    "Enrolment.ground": "card",
    "EnrolmentRow.ground": "card",
    "ground_note": "2026年11月18日の展示会で名刺交換",
    "Enrolment.sequence": SEQUENCE,
    "EnrolmentRow.sequence": SEQUENCE,
    "Enrolment.lead": None,
    "EnrolmentRow.lead": None,
    "EnrolmentRow.state": "running",
    "Enrolment.state": "running",
    "EnrolmentRow.why": "",
    "Enrolment.why": "",
    "state_at": "2026-11-20T03:00:00Z",
    "EnrolmentRow.step": 1,
    "Enrolment.step": 1,
    "EnrolmentRow.steps": 2,
    "Enrolment.steps": 2,
    "next_kind": "call",
    "EnrolmentRow.due_at": "2026-11-27T00:30:00Z",
    "Enrolment.due_at": "2026-11-27T00:30:00Z",
    "EnrolmentRow.task": None,
    "Enrolment.task": None,
    "NotEnrolled.kind": "contact",
    "NotEnrolled.name": "渡辺 千尋",
    "NotEnrolled.why": "already_in",
    "EnrolmentMail.direction": "out",
    "EnrolmentMail.text": LETTER,
    "EnrolmentMail.who": "佐藤 健",
    "EnrolmentMail.sent_at": "2026-11-24T00:30:00Z",
}
