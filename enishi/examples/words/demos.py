"""What a demo looks like: the one that was shown for the demo company's first deal."""

from typing import Any

from enishi.examples.words.cast import CUSTOMER, DEAL, PERSON, SELLER, ref

DEMO = ref("demo", "設備監視のご紹介（オンライン）")
SUBJECT = "【お礼】設備監視のご紹介（オンライン）"
THANKS = "お世話になっております。\nご参加いただき、ありがとうございました。"
CAN_CALL = "夜間も携帯に通知できますか。"
IT_CAN = "はい。時間帯ごとに通知先を決められます。"
WORDS: dict[str, Any] = {
    "Demo.title": DEMO["name"],
    "starts_at": "2025-05-20T05:00:00Z",
    "Demo.minutes": 60,
    "DemoChange.minutes": 90,
    "Demo.place": "オンライン",
    "DemoChange.place": "本社 3階 会議室",
    "Demo.url": "https://meet.example/enishi",
    "Demo.deal": DEAL,
    "Demo.lead": None,
    "Demo.status": "held",
    "invited_at": "2025-05-13T01:10:00Z",
    "accepted": 1,
    "unanswered": 0,
    "Demo.outcome": "現場の責任者が前向き。",
    "DemoClose.outcome": "現場の責任者が前向き。",
    "Demo.products": [ref("sensor", "振動・温度センサー MN-100")],
    "Demo.message": "実際の画面で、異常の知らせ方をご覧いただきます。",
    "Demo.language": "ja",
    "organizer": "sales@minamo.example",
    "DemoCancel.reason": "機材の都合により、あらためてご案内します。",
    "came": [ref("guest", "")["id"]],
    "DemoGuest.came": True,
    "DemoGuest.contact": PERSON,
    "DemoGuest.user": None,
    "DemoGuest.name": "渡辺 千尋",
    "DemoGuest.email": "watanabe@hanasaki.example",
    "DemoGuest.answer": "accepted",
    "DemoGuest.answered_at": "2025-05-13T02:40:00Z",
    "DemoGuest.comment": "",
    "is_told": True,
    "shown": "監視画面、しきい値の設定、携帯への通知",
    "Demo.next_action": "概算の見積を送る",
    "DemoClose.next_action": "概算の見積を送る",
    "Demo.next_action_on": "2025-05-23",
    "DemoClose.next_action_on": "2025-05-23",
    "followed_up_at": "2025-05-20T07:30:00Z",
    "DemoThanks.subject": SUBJECT,
    "DemoThanks.text": THANKS,
    "DemoThanks.to": ["渡辺 千尋"],
    "DemoQuestion.text": CAN_CALL,
    "DemoQuestion.answer": IT_CAN,
    "DemoQuestion.answered_at": "2025-05-20T06:00:00Z",
    "DemoQuestion.demo": DEMO,
    "DemoQuestion.account": CUSTOMER,
    "DemoQuestion.owner": SELLER,
    "DemoMail.direction": "in",
    "DemoMail.sent_at": "2025-05-13T02:40:00Z",
    "DemoMail.by": PERSON,
    "DemoMail.text": "渡辺 千尋 様：出席",
    "DemoQuestionRow.asked_at": "2025-05-20T05:40:00Z",
}
