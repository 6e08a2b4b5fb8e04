"""What improvements declare at start-up: how their rows are owned, who passes them on, and who is told."""

from django.db.models import Q

from enishi.foundation.authz import Ownership, register
from enishi.foundation.filters import listed
from enishi.service.improvements import fields, rules
from enishi.service.improvements.actions import LABEL, VOICE
from enishi.staff.holdings import Holding, holds
from enishi.staff.notices import registry as notices


def declare() -> None:
    """Once, from the room's own wiring."""
    register(LABEL, Ownership("improvements", owners=(("owner", "service"),)))
    whose = (("added_by", "service"), ("improvement__owner", "service"))
    register(VOICE, Ownership("improvements", owners=whose))
    listed(fields.IMPROVEMENTS)
    unsettled = Q(deleted_at=None, status__in=rules.OPEN)
    holds(Holding("improvements", LABEL, ("owner",), "improvement.updated", is_open=unsettled))
    notices.leads_to(LABEL, "/improvements/{id}", lambda row: row.name)
    notices.tells(
        notices.Kind("improvement_given"),
        ["improvement.raised", "improvement.updated"],
        notices.passed_to("owner"),
    )
