"""How tickets are kept apart: words on those that belong together, and what a fault needs before it counts as solved."""

from enishi.exchange.demo.company import Company
from enishi.exchange.demo.teller import Teller
from enishi.service.actions import update_ticket
from enishi.service.forms.actions import update_forms
from enishi.service.models import Ticket

WHY = "the story goes on"
BOSS = "service-manager"
TAGS = {
    "センサー３台": ["ゲートウェイ", "再起動"],
    "ゲートウェイの再起動で警報が届かなかった": ["ゲートウェイ", "再起動", "再発防止"],
    "値上げの理由を説明してほしい": ["値上げ"],
}
FAULT = (
    ("category", "solved"),
    ("tags", ""),
    ("impact", ""),
    ("urgency", ""),
    ("item", "closed"),
)


def tell(company: Company) -> None:
    teller = Teller(company)
    boss = teller.actor(BOSS)
    with teller.on("2026-11-20", 9, 10):
        for subject, tags in TAGS.items():
            ticket = Ticket.objects.unscoped(WHY).get(subject__contains=subject)
            update_ticket(boss, ticket.uid, {"tags": tags}, version=ticket.version)
        fields = [{"field": name, "before": before} for name, before in FAULT]
        update_forms(boss, [{"type": "fault", "fields": fields}], version=1)
