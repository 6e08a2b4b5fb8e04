"""Writes on deals before their end: opened, changed, moved."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from enishi.commerce.models import Product
from enishi.customers.models import Account, Contact
from enishi.customers.queries import currency, staff_behind
from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.authz.actors import SALES_ROLES
from enishi.foundation.errors import BadInput
from enishi.foundation.ids import next_numbers
from enishi.sales import rules
from enishi.sales.actions.orders import record_deal_order
from enishi.sales.actions.pipelines import default_pipeline, stage_of
from enishi.sales.models import Deal, Demo, Lead, Pipeline, Stage, StageChange, StageType
from enishi.sales.qualifying.actions import told_checks
from enishi.staff import custom
from enishi.staff.models import User

LABEL = "sales.Deal"
NAMED: Mapping[str, type[Any]] = {"account": Account, "contact": Contact, "owner": User, "product": Product}


@action
def create_deal(actor: Actor, values: Mapping[str, Any]) -> Deal:
    """A new chance to sell; its maker's unless an owner is named."""
    authz.check(actor, "create", LABEL)
    found = {"owner_id": seller(actor), **resolved(actor, custom.filled("deals", values))}
    pipeline = authz.refer(actor, Pipeline, found.pop("pipeline_id", None), "pipeline_id")
    stage = authz.refer(actor, Stage, found.pop("stage_id", None), "stage_id")
    return open_deal(actor, found, pipeline=pipeline, stage=stage)


def open_deal(
    actor: Actor,
    values: Mapping[str, Any],
    *,
    pipeline: Pipeline | None = None,
    stage: Stage | None = None,
    lead: Lead | None = None,
) -> Deal:
    """Write a new deal down, at its first stage unless one is named."""
    pipeline = pipeline or (stage.pipeline if stage else default_pipeline())
    stage = stage or stage_of(pipeline, StageType.OPEN)
    if stage.pipeline_id != pipeline.pk:
        raise BadInput(fields={"stage_id": "no_such_stage"})
    if stage.type in rules.CLOSED:
        raise BadInput(fields={"stage_id": "starts_open"})
    today = clock.today(actor.zone)
    deal = Deal(
        number=next_numbers("deal")[0],
        pipeline=pipeline,
        stage=stage,
        stage_type=stage.type,
        stage_since=today,
        opened_on=today,
        currency=currency(),
        lead=lead,
        **{"probability": stage.probability, **rules.deal_in_form({"name": "", **values})},
    )
    deal.save()
    authz.check_new(actor, deal)
    authz.check_fields(actor, deal, values)
    note_step(deal, None)
    events.record("deal.created", actor, deal)
    return deal


@action
def update_deal(actor: Actor, uid: UUID, values: Mapping[str, Any], *, version: int) -> Deal:
    """Change the given fields. What was won or lost takes remarks, and an amount that was not known."""
    deal = claimed(actor, uid, version)
    authz.check_fields(actor, deal, values)
    rules.check_changeable(deal.stage_type, values, amount_known=deal.amount is not None)
    before = deal.snapshot()
    given = told_checks(actor, deal, custom.merged("deals", deal, values))
    for field, value in rules.deal_in_form(resolved(actor, given)).items():
        setattr(deal, field, value)
    deal.save()
    check_reach(actor, deal, values)
    if deal.stage_type == StageType.WON and before["amount"] is None and deal.amount is not None:
        record_deal_order(actor, deal)
    events.record("deal.updated", actor, deal, before=before)
    return deal


@action
def move_deal(actor: Actor, uid: UUID, *, stage_id: UUID, version: int) -> Deal:
    """To another stage on the way. The last steps, won and lost, ask for more and have acts of their own."""
    deal = claimed(actor, uid, version)
    stage = authz.refer(actor, Stage, stage_id, "stage_id")
    assert stage is not None
    if stage.pipeline_id != deal.pipeline_id:
        raise BadInput(fields={"stage_id": "no_such_stage"})
    rules.check_move(
        deal.stage_type,
        stage.type,
        has_account=deal.account_id is not None,
        has_amount=deal.amount is not None,
    )
    if stage.pk == deal.stage_id:
        return deal
    before, left = deal.snapshot(), deal.stage
    deal.probability = rules.moved_probability(deal.probability, left.probability, stage.probability)
    put_in(actor, deal, stage)
    deal.save()
    note_step(deal, left)
    events.record("deal.moved", actor, deal, before=before, data={"from": left.name, "to": stage.name})
    return deal


def claimed(actor: Actor, uid: UUID, version: int) -> Deal:
    """The deal locked for a change, at the version its editor saw."""
    deal = authz.lock(actor, Deal, "update", uid)
    versions.claim(deal, version)
    return deal


def put_in(actor: Actor, deal: Deal, stage: Stage) -> None:
    deal.stage = stage
    deal.stage_type = stage.type
    deal.stage_since = clock.today(actor.zone)


def note_step(deal: Deal, left: Stage | None) -> None:
    """Keep the step in the history behind ageing and forecasts."""
    StageChange.objects.create(deal=deal, from_stage=left, to_stage=deal.stage, changed_at=clock.now())


def seller(actor: Actor) -> int | None:
    """The maker's own id where they sell; the product and administrators own nothing by making it."""
    person = staff_behind(actor)
    return person.user_id if person is not None and person.roles & SALES_ROLES else None


def resolved(actor: Actor, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values with public ids turned into rows the actor may name."""
    found = dict(values)
    for name, model in NAMED.items():
        if f"{name}_id" in found:
            row = authz.refer(actor, model, found[f"{name}_id"], f"{name}_id")
            found[f"{name}_id"] = row.pk if row else None
    return found


def check_reach(actor: Actor, row: Deal | Lead | Demo, values: Mapping[str, Any]) -> None:
    """Nobody hands a row out of their own reach: that is for those who reach both sides."""
    if "owner_id" in values and not authz.may_do(actor, ["update"], row)["update"]:
        raise BadInput(fields={"owner_id": "out_of_reach"})
