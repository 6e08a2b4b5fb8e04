"""Whom what happens to a complaint concerns."""

from enishi.foundation.authz import Role
from enishi.foundation.events import Heard
from enishi.service.complaints.models import Complaint
from enishi.staff.notices.registry import Concern, those

MANAGEMENT = frozenset({Role.OWNER, Role.EXECUTIVE, Role.SERVICE_MANAGER})
# Of a restricted one only those are told who may read it.
FEW = frozenset({Role.OWNER, Role.SERVICE_MANAGER})


def management(heard: Heard) -> Concern:
    """The management, as far as it may read the complaint."""
    complaint = heard.row
    assert isinstance(complaint, Complaint)
    return Concern(complaint, roles=FEW if complaint.is_restricted else MANAGEMENT)


def holders(heard: Heard) -> Concern:
    """Who has it in hand; those who answer for service where nobody has."""
    complaint = heard.row
    assert isinstance(complaint, Complaint)
    people = those(complaint.owner_id, complaint.helper_id)
    return Concern(complaint, people, roles=frozenset() if people else frozenset({Role.SERVICE_MANAGER}))
