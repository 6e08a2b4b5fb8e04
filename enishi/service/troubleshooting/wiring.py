"""What trees declare at start-up: whose they are, and where their pictures hang."""

from enishi.foundation.authz import Ownership, register
from enishi.foundation.files.places import holds_files

LABEL = "service.Troubleshooter"


def declare() -> None:
    """Once, from the room's own wiring."""
    register(LABEL, Ownership("service_tools"))
    register(
        "service.TroubleshooterVersion",
        Ownership("service_tools", parent="troubleshooter", parent_label=LABEL),
    )
    register("service.TreeWalk", Ownership("tickets", parent="ticket", parent_label="service.Ticket"))
    holds_files("troubleshooter", LABEL, most=200)
