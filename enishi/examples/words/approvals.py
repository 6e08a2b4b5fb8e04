"""What approval in steps looks like: a discount that the manager said yes to, and finance is asked about."""

from typing import Any

from enishi.examples.words.cast import BOSS, CUSTOMER, SELLER, ref, yen

FINANCE = ref("finance", "経理 春子")
WHY = "競合が2割安いため、今回に限ります。"
WORDS: dict[str, Any] = {
    "approval_route": "値引10%超",
    "ApprovalIn.comment": WHY,
    "ApprovalDelegateIn.comment": "粗利の確認をお願いします。",
    "ApprovalRoute.name": "値引10%超",
    "over_discount": 10,
    "from_amount": yen(10_000_000),
    "under_margin": 15,
    "ApprovalStepIn.name": "課長",
    "ApprovalPlan.name": "課長",
    "managers": [1],
    "ApprovalStepIn.people": [FINANCE["id"]],
    "ApprovalPlan.people": [FINANCE],
    "ApprovalPlan.gone": [],
    "able": [BOSS, FINANCE],
    "ApprovalPeople.items": [BOSS, FINANCE],
    "Approval.route": "値引10%超",
    "Approval.rate": 0.15,
    "Approval.amount": yen(2_890_000),
    "Approval.note": WHY,
    "requested_by": SELLER,
    "requested_at": "2025-05-28T02:00:00Z",
    "Approval.ended_at": None,
    "ApprovalPart.position": 1,
    "ApprovalPart.name": "課長",
    "ApprovalPart.person": BOSS,
    "ApprovalPart.asked_at": "2025-05-28T02:00:00Z",
    "acted_by": None,
    "acted_at": None,
    "ApprovalPart.comment": "",
    "moved_from": None,
    "moved_why": "",
    "may_decide": True,
    "ApprovalPart.status": "waiting",
    "ApprovalWait.quote": ref("quote", "第一工場 設備監視の導入"),
    "ApprovalWait.account": CUSTOMER,
    "ApprovalWait.owner": SELLER,
    "ApprovalWait.route": "値引10%超",
    "ApprovalWait.rate": 0.15,
    "ApprovalWait.amount": yen(2_890_000),
    "ApprovalWait.note": WHY,
}
