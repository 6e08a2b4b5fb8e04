"""Personal data: what goes, what stays, and how long things are kept."""

from typing import Any

WORDS: dict[str, Any] = {
    "Foreseen.name": "倉本 彩香",
    "Foreseen.counts": {"customers.Contact": 1, "interactions.Message": 12, "service.Ticket": 3},
    "Kept.number": "OC-2026-0042",
    "Kept.until": "2034-05-31",
    "Foreseen.waiting": False,
    "Erasure.name": "倉本 彩香",
    "ground": "request",
    "Erasure.state": "done",
    "asked_by": "三好 浩",
    "Erasure.asked_at": "2026-11-20T03:12:00Z",
    "Erasure.done_at": "2026-11-20T03:12:09Z",
    "Erasure.rows": 31,
    "Held.number": "OC-2026-0042",
    "Held.until": "2034-05-31",
    "after_restore": None,
    "Retention.kind": "raw_mail",
    "Retention.days": 365,
    "least": 30,
    "is_on": True,
    "ran_at": "2026-11-20T16:00:04Z",
    "removed": 1204,
    "Aged.count": 87,
}
