"""What of complaints the search finds; a restricted one is found by those who may read it."""

from collections.abc import Iterable, Sequence
from typing import Any

from enishi.foundation.authz import Actor
from enishi.foundation.prepared import Lines
from enishi.foundation.search import Document, Searchable, Shown
from enishi.service.complaints.models import Complaint


def complaint_document(complaint: Complaint) -> Document:
    return Document(
        {"number": f"CL-{complaint.number}", "title": complaint.title, "serial": complaint.serial}
    )


def show_complaints(actor: Actor, rows: Sequence[Any]) -> Iterable[Shown]:
    for row in rows:
        account = row.ticket.account
        yield Shown(row, f"CL-{row.number} {row.title}", account.name if account else "")


COMPLAINTS = Searchable(
    "complaint",
    complaint_document,
    Lines(Complaint, ("uid", "number", "title", "serial", "ticket__account__name")),
    show_complaints,
)
