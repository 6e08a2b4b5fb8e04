"""What customers asked to be better: an alarm that is no longer lost, a report that is easier to read, an earlier warning."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from enishi.exchange.demo.company import Company
from enishi.exchange.demo.teller import Teller
from enishi.service.improvements.actions import add_voice, raise_improvement, update_improvement
from enishi.service.models import Complaint, Improvement, Ticket

WHY = "the story goes on"
LOST, GAPS, REPORT = (
    "ゲートウェイの再起動で警報が届かなかった",
    "センサー3台のデータが欠測している",
    "点検報告書の見方を教えてほしい",
)
RESULT = (
    "ファームウェア2.1.3で、再起動中に届いた警報を保持し、起動のあとに必ず送るようにしました。"
    "2月24日に全台への適用を終えています。"
)


def tell(company: Company) -> None:
    teller = Teller(company)
    lost = _raised(
        teller,
        "2026-02-06",
        {
            "title": "再起動のあいだの警報を失わない",
            "wanted": "ゲートウェイが再起動する約2分のあいだの警報も、後から必ず届く。",
            "product_id": company.products["MG-10"].uid,
            "owner_id": teller.user("support4").uid,
            "due_on": date(2026, 3, 31),
        },
        (LOST,),
    )
    complaint = Complaint.objects.unscoped(WHY).filter(ticket__subject=LOST).earliest("pk")
    with teller.on("2026-02-09", 10):
        add_voice(teller.actor("support4"), lost.uid, {"complaint_id": complaint.uid})
    with teller.on("2026-11-19", 15):
        done = {"status": "done", "result": RESULT}
        update_improvement(teller.actor("support4"), lost.uid, done, version=lost.version)
    report = {
        "title": "点検報告書に用語の説明を付ける",
        "wanted": "はじめて読む方にも、判定の欄の言葉がわかる。",
        "due_on": date(2026, 12, 18),
        "status": "considering",
    }
    _raised(teller, "2026-11-10", report, (REPORT,))
    gaps = {
        "title": "欠測を、気づく前に知らせる",
        "wanted": "センサーの値が1時間届かないとき、担当の方へメールで知らせる。",
        "product_id": company.products["MN-100"].uid,
        "due_on": date(2026, 11, 13),
        "status": "doing",
    }
    _raised(teller, "2026-10-20", gaps, (GAPS,))


def _raised(teller: Teller, day: str, values: dict[str, Any], subjects: Sequence[str]) -> Improvement:
    """Written down by the one who heard it, with what the customers said."""
    agent = teller.actor("support")
    with teller.on(day, 11):
        made = raise_improvement(agent, values)
        for subject in subjects:
            ticket = Ticket.objects.unscoped(WHY).filter(subject=subject).earliest("pk")
            add_voice(agent, made.uid, {"ticket_id": ticket.uid})
    return made
