"""Writing an interview down on its deal."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from enishi.foundation import clock, events
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.sales.actions.deals import claimed
from enishi.sales.interviews import rules
from enishi.sales.models import Deal
from enishi.sales.negotiating.actions import lost_to


@action
def record_interview(actor: Actor, uid: UUID, values: Mapping[str, Any], *, version: int) -> Deal:
    """What the customer of a won or lost deal says about it. Written again, it says what is known now."""
    deal = claimed(actor, uid, version)
    before = deal.snapshot()
    deal.interview = rules.interview_in_form(deal.stage_type, values, clock.today(actor.zone))
    deal.interviewed_on = values["held_on"]
    deal.save()
    lost_to(actor, deal, values["competitor_id"])
    events.record("deal.interviewed", actor, deal, before=before)
    return deal
