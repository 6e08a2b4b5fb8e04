"""Interviews over HTTP."""

from uuid import UUID

from enishi.foundation.http import ActorRequest, IfMatch, Routes
from enishi.sales.api.deals import record
from enishi.sales.api.shapes import DealOut
from enishi.sales.interviews import actions, shapes

router = Routes(tags=["sales"])


@router.put("/deals/{deal_id}/interview", response=DealOut, may="update sales.Deal")
def record_interview(request: ActorRequest, deal_id: UUID, body: shapes.InterviewIn, version: IfMatch):
    """What the customer of a won or lost deal says about why they decided so."""
    actions.record_interview(request.actor, deal_id, body.model_dump(), version=version)
    return record(request.actor, deal_id)
