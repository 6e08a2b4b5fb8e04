"""A sequence after the autumn fair, and the leads in it: somebody on the way, at rest, and at each of its ends.

No mail of it is sent: the company has no mailbox, and whoever is still on the way has a call to make first.
"""

from dataclasses import dataclass
from typing import Any

from enishi.exchange.demo.company import Company
from enishi.exchange.demo.teller import Teller
from enishi.foundation import authz
from enishi.foundation.authz import System
from enishi.sales.models import Lead
from enishi.sales.rules import LEAD_DONE
from enishi.sales.sequences import running
from enishi.sales.sequences.actions import create_sequence, enrol
from enishi.sales.sequences.models import Enrolment

BY, SELLER = System("demo"), "is1"
SEQUENCE: dict[str, Any] = {
    "name": "秋の展示会のあとのフォロー",
    "language": "ja",
    "is_active": True,
    "daily_cap": 30,
    "steps": [
        {
            "kind": "mail",
            "wait": 0,
            "unit": "days",
            "subject": "先日のご来場のお礼",
            "text": (
                "{宛名}\n\nお世話になっております。{自社名}の{自分の名前}です。\n"
                "先日は当社のブースにお立ち寄りいただき、ありがとうございました。\n"
                "設備の見守りについて、気になることがございましたら、このメールにご返信ください。"
            ),
        },
        {"kind": "call", "wait": 3, "unit": "days", "subject": "その後のご様子をうかがう", "text": ""},
        {
            "kind": "mail",
            "wait": 5,
            "unit": "days",
            "subject": "同じ業種のお客様の事例",
            "text": "{宛名}\n\n{自社名}の{自分の名前}です。御社と近い現場での使われ方をまとめました。",
        },
    ],
}


@dataclass(frozen=True)
class Stood:
    """How one of them stands today: after so many steps, where, and why."""

    step: int
    state: str
    why: str = ""


STOOD = (
    Stood(1, Enrolment.RUNNING),
    Stood(1, Enrolment.REPLIED, "replied"),
    Stood(1, Enrolment.PAUSED, "by_hand"),
    Stood(2, Enrolment.STOPPED, "spoke"),
    Stood(3, Enrolment.FINISHED),
    Stood(1, Enrolment.UNSUBSCRIBED, "unsubscribed"),
    Stood(0, Enrolment.FAILED, "bounced"),
)


def tell(company: Company) -> None:
    teller = Teller(company)
    seller = teller.actor(SELLER)
    leads = authz.scope(seller, Lead, "update").exclude(status__in=LEAD_DONE).exclude(email="")
    some = list(leads.order_by("number")[: len(STOOD)])
    if not some:
        return
    with teller.on("2026-11-10", 10):
        sequence = create_sequence(seller, SEQUENCE)
        values = {
            "lead_ids": [lead.uid for lead in some],
            "contact_ids": [],
            "deal_id": None,
            "ground": "card",
            "ground_note": "2026年11月の展示会で名刺交換",
        }
        made = enrol(seller, sequence.uid, values).made
    with teller.on("2026-11-18", 10):
        for enrolment, stood in zip(made, STOOD, strict=False):
            enrolment.step = stood.step
            if stood.state == Enrolment.RUNNING:
                enrolment.save(update_fields=["step"])
                running.take_step(BY, enrolment.pk, stood.step)
            else:
                running.move(BY, enrolment, stood.state, stood.why)
