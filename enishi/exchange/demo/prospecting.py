"""Where sales looks for the next customer, and how a team speaks of its month: a segment, a list to call, a meeting."""

from datetime import date
from typing import Any

from enishi.customers.models import Account
from enishi.customers.segments.actions import create_segment
from enishi.exchange.demo.company import Company
from enishi.exchange.demo.teller import Teller
from enishi.foundation import authz
from enishi.foundation.ids import counted_uids
from enishi.insight.meetings.actions import call_meeting, decide, update_meeting, write_minutes
from enishi.insight.meetings.models import MeetingItem, SalesMeeting
from enishi.sales.market.actions import create_list, record_call
from enishi.sales.market.models import TargetRow
from enishi.sales.market.notes import create_note

WHY = "the story goes on"
MOST = 200
LEADER, SELLER = "sales-manager", "sales"
MACHINES = {
    "all": [
        {"field": "industry", "op": "is", "value": "製造"},
        {"field": "prefecture", "op": "any_of", "value": ["愛知県", "静岡県", "岐阜県", "三重県"]},
    ]
}
# What each of the first calls came to.
CALLS: tuple[dict[str, Any], ...] = (
    {
        "state": "reached",
        "note": "設備保全の担当は小山課長。来週もう一度",
        "call_again_on": date(2026, 11, 24),
    },
    {"state": "absent", "note": "", "call_again_on": date(2026, 11, 20)},
    {"state": "declined", "note": "今期は予算がないとのこと", "call_again_on": None},
)
# What was said of the deals that stand still, and what is to be done about each.
SAID = (
    ("決裁者にまだ会えていない。部長が同席して、月内に訪問する。", "部長同席の訪問を決める"),
    ("先方の予算は来期に回った。3月まで月に一度、事例を送る。", "事例を送り、来期の時期を聞く"),
)


def tell(company: Company) -> None:
    teller = Teller(company)
    looked_around(teller)
    met(teller)


def looked_around(teller: Teller) -> None:
    """The machine makers of Tokai: what is known of them, and who is called this autumn."""
    leader, seller = teller.actor(LEADER), teller.actor(SELLER)
    readable = (
        authz.scope(seller, Account, "link").filter(relationship_stage="prospect").order_by("number")[:MOST]
    )
    with teller.on("2026-10-05", 10):
        segment = create_segment(
            leader, {"name": "東海の製造業", "note": "設備保全の人手が足りない工場", "filter": MACHINES}
        )
        create_note(
            leader,
            {
                "title": "東海の製造業は、設備保全の採用が難しい",
                "text": "保全の求人は出しても埋まらないという声が、春の展示会で名刺をいただいた12社のうち9社。",
                "segment_id": segment.uid,
                "source": "春の製造技術展 2025 の聞き取り",
                "source_url": "",
                "source_on": date(2026, 9, 30),
            },
        )
        found = create_list(
            leader,
            {
                "name": "秋の開拓（東海）",
                "note": "まだお取引のない会社に、見守りの事例を紹介する",
                "due_on": date(2026, 12, 18),
                "segment_id": None,
                "filter": {},
                # Whom the seller may speak to: no other list could be called through.
                "account_ids": list(readable.values_list("uid", flat=True)),
                "owner_ids": [teller.user(SELLER).uid],
            },
        )
    rows = TargetRow.objects.unscoped(WHY).filter(list=found, owner=teller.user(SELLER)).order_by("pk")
    # The list is as long as the company is large; the calls count their own ids.
    with counted_uids("minamo calls"), teller.on("2026-11-17", 14):
        for row, told in zip(rows[: len(CALLS)], CALLS, strict=False):
            record_call(
                seller,
                row.uid,
                {"deal_name": "", "lead_name": "", **told},
                version=row.version,
                language="ja",
            )


def met(teller: Teller) -> None:
    """Nagoya's meeting of last Monday, from the sheet as it was frozen: minuted, decided, closed."""
    leader, team = teller.actor(LEADER), teller.company.teams["名古屋営業部"]
    with teller.on("2026-11-16", 9, 30):
        meeting = call_meeting(leader, {"team_id": team.uid, "held_on": date(2026, 11, 16)})
        about = MeetingItem.objects.unscoped(WHY).filter(meeting=meeting, kind="stuck").order_by("position")
        for item, (words, subject) in zip(about[: len(SAID)], SAID, strict=False):
            item = write_minutes(leader, item.uid, words, version=item.version)
            todo = {"subject": subject, "due_on": date(2026, 11, 20)}
            decide(leader, item.uid, todo | {"owner_id": teller.user(SELLER).uid})
    with teller.on("2026-11-16", 10, 30):
        meeting = SalesMeeting.objects.unscoped(WHY).get(pk=meeting.pk)
        update_meeting(leader, meeting.uid, {"is_closed": True}, version=meeting.version)
