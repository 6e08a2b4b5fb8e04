"""Asking customers to name others, over HTTP."""

from datetime import date
from typing import Literal
from uuid import UUID

from ninja import Query, Schema, Status
from pydantic import ConfigDict

from enishi.bond.api.shapes import Ref, ref
from enishi.bond.referring import actions, queries
from enishi.foundation.http import ActorRequest, Routes, StrictIn
from enishi.foundation.http.problems import language_of
from enishi.sales.api.shapes import person_ref

router = Routes(tags=["bond"])


class MomentFilter(Schema):
    """`owner`: those I sell to, those my team sells to, or all."""

    model_config = ConfigDict(extra="forbid")

    owner: Literal["", "mine", "team"] = "mine"


class MomentOut(Schema):
    """Why now: the best rating (`score`), a recommendation, or a delivery that was accepted; `on` which day."""

    account: Ref
    owner: Ref | None
    contact: Ref | None
    kind: Literal["csat", "nps", "delivery"]
    score: int | None
    on: date


class MomentsOut(Schema):
    items: list[MomentOut]


class ReferralAskIn(StrictIn):
    """`with_task`: a task to ask within a week; without, the asking is only noted."""

    with_task: bool = True


class ReferralAskOut(Schema):
    task_id: UUID | None


@router.get("/referral-moments", response=MomentsOut, may="read customers.Account")
def list_referral_moments(request: ActorRequest, asked: Query[MomentFilter]):
    """Customers of one's own reach who may be asked to name others now, the latest moment first, at most 100."""
    found = queries.moments(request.actor, asked.owner)
    items = [
        {
            "account": ref(account),
            "owner": ref(account.sales_owner),
            "contact": person_ref(contact),
            "kind": moment.kind,
            "score": moment.score,
            "on": moment.on,
        }
        for moment, account, contact in found
    ]
    return {"items": items}


@router.post(
    "/accounts/{account_id}/referral-asks", response={201: ReferralAskOut}, may="update customers.Account"
)
def ask_for_referral(request: ActorRequest, account_id: UUID, body: ReferralAskIn):
    """The customer is asked to name others; nobody asks again within half a year."""
    task = actions.ask_for_referral(
        request.actor, account_id, with_task=body.with_task, language=language_of(request)
    )
    return Status(201, {"task_id": task.uid if task else None})
