"""How the desk works: answers that are kept, whom new tickets go to, and what the second line was asked."""

from datetime import date
from typing import Any

from enishi.exchange.demo import sorted_out
from enishi.exchange.demo.company import Company
from enishi.exchange.demo.teller import Teller
from enishi.service.escalation.actions import answer_escalation, escalate
from enishi.service.macros.actions import create_macro
from enishi.service.models import Ticket
from enishi.service.routing.actions import update_routing

WHY = "the story goes on"
BOSS = "service-manager"
NOTHING: dict[str, Any] = {
    "status": "",
    "reason": "",
    "priority": None,
    "category": "",
    "tags": [],
    "assignee_id": None,
    "takes": False,
    "note": "",
}
MACROS: tuple[dict[str, Any], ...] = (
    {
        "name": "受け付けました",
        "text": "{宛名}\n\nお問い合わせをありがとうございます。\n内容を確かめ、本日中にご連絡いたします。",
        "takes": True,
    },
    {
        "name": "記録（CSV）のお願い",
        "text": "{宛名}\n\nゲートウェイの画面「機器」から記録（CSV）を取り出し、このメールに添えてお送りください。",
        "status": "waiting",
        "reason": "customer",
    },
    {
        "name": "お役に立てましたか（解決）",
        "text": "{宛名}\n\nその後、いかがでしょうか。\n解決といたしますが、また何かございましたら、このメールにご返信ください。",
        "status": "solved",
    },
)


def tell(company: Company) -> None:
    teller = Teller(company)
    boss = teller.actor(BOSS)
    with teller.on("2026-06-01", 10):
        for one in MACROS:
            create_macro(boss, NOTHING | one | {"is_shared": True})
    with teller.on("2026-11-20", 8, 30):
        update_routing(boss, _routing(company), version=1)
    _asked_the_second_line(teller)
    sorted_out.tell(company)


def _routing(company: Company) -> dict[str, Any]:
    service = company.teams["カスタマーサービス部"].uid
    usual: dict[str, Any] = {
        "conditions": [],
        "person_id": None,
        "team_id": None,
        "skills": [],
        "priority": None,
        "category": "",
    }
    return {
        "rules": [
            usual
            | {
                "name": "再起動を繰り返す機器は、機器に強い人へ",
                "conditions": [{"field": "words", "values": ["再起動を繰り返す", "再起動し続ける"]}],
                "to": "turn",
                "team_id": service,
                "skills": ["機器"],
                "priority": 3,
            }
        ],
        "agents": [
            {"person_id": company.users["support"].uid, "skills": ["機器", "英語"], "capacity": {"all": 12}},
            {"person_id": company.users["support2"].uid, "skills": ["機器"], "capacity": {"all": 12}},
            {"person_id": company.users["support3"].uid, "skills": ["契約"], "capacity": {"all": 10}},
        ],
        "rota": [
            {
                "person_id": company.users["support2"].uid,
                "starts_on": date(2026, 11, 16),
                "ends_on": date(2026, 11, 22),
            },
            {
                "person_id": company.users["support"].uid,
                "starts_on": date(2026, 11, 23),
                "ends_on": date(2026, 11, 29),
            },
        ],
    }


def _asked_the_second_line(teller: Teller) -> None:
    """A gateway's restarts were looked into by the one who knows its firmware."""
    ticket = Ticket.objects.unscoped(WHY).get(subject__contains="センサー３台")
    agent = teller.actor("support")
    with teller.on("2026-11-19", 11):
        asked = escalate(
            agent,
            ticket.uid,
            {
                "reason": "ファームウェア2.1.2の再起動と同じ現象か、記録から見てほしい",
                "tried": "電源とLANケーブルの差し直し、距離の確認",
                "hours": 8,
                "team_id": None,
                "person_id": teller.user("cs1").uid,
            },
            version=teller.now(ticket).version,
        )
    with teller.on("2026-11-19", 16, 20):
        answer_escalation(
            teller.actor("cs1"),
            asked.uid,
            "同じ現象です。2.1.3への更新で直ります。手順書の3章をご案内ください。",
        )
