"""What complaints declare at start-up: how their rows are owned, what of them is found, and who is told."""

from datetime import timedelta

from enishi.foundation.authz import Ownership, register
from enishi.foundation.files.places import holds_files
from enishi.foundation.filters import listed
from enishi.foundation.jobs import every
from enishi.foundation.search import searchable
from enishi.service.complaints import fields, finding, telling
from enishi.staff.notices import registry as notices

FEW = "restricted_complaints"
LABEL = "service.Complaint"


def declare() -> None:
    """Once, from the room's own wiring."""
    for label, path in {LABEL: "", "service.ComplaintStep": "complaint__"}.items():
        register(
            label,
            Ownership(
                "tickets",
                owners=((f"{path}owner", "service"), (f"{path}helper", "service")),
                parent=f"{path}ticket",
                parent_label="service.Ticket",
                restricted=(f"{path}is_restricted", FEW),
            ),
        )
    searchable(LABEL, finding.COMPLAINTS)
    listed(fields.COMPLAINTS)
    holds_files("complaint", LABEL, most=200)
    every(timedelta(minutes=15), "service.remind_of_complaints")
    notices.leads_to(LABEL, "/complaints/{id}", lambda row: row.name)
    notices.tells(
        notices.Kind("complaint_given"), ["complaint.opened", "complaint.updated"], notices.passed_to("owner")
    )
    notices.tells(notices.Kind("complaint_grave"), ["complaint.told_management"], telling.management)
    notices.tells(notices.Kind("complaint_late"), ["complaint.late"], telling.holders)
