"""A customer with a won deal, and what hangs on it."""

from datetime import date
from typing import Any

import pytest

from enishi.bond.actions.handover import open_handover
from enishi.customers.models import Account
from enishi.foundation import events
from enishi.foundation.actions import action
from enishi.foundation.ids import next_numbers
from enishi.sales.models import Deal, Pipeline, Stage, StageType
from enishi.service.models import Ticket
from enishi.staff.models import User

NOON_FRIDAY = "2026-11-20T03:00:00+00:00"


@pytest.fixture
def pipeline(organisation) -> Pipeline:
    pipeline = Pipeline.objects.create(name="標準", is_default=True)
    Stage.objects.create(pipeline=pipeline, position=1, name="提案", type=StageType.OPEN, probability=30)
    Stage.objects.create(pipeline=pipeline, position=2, name="受注", type=StageType.WON, probability=100)
    return pipeline


@pytest.fixture
def account(sales_rep) -> Account:
    return Account.objects.create(
        number=next_numbers("account")[0], name="ハナサキ精機株式会社", sales_owner_id=sales_rep.user_id
    )


@pytest.fixture
def deal(account, pipeline, sales_rep) -> Deal:
    return make_deal(account, pipeline, sales_rep.user_id, 2, closed_on=date(2026, 11, 20))


@pytest.fixture
def handover(deal, sales_rep, service_team, time_machine):
    time_machine.move_to(NOON_FRIDAY, tick=False)
    return open_handover(sales_rep, deal, promises=["11月中に操作説明を2回行う"])


@pytest.fixture
def ticket(account, service_team, service_agent) -> Ticket:
    return Ticket.objects.create(
        number=next_numbers("ticket")[0],
        subject="データが欠測する",
        account=account,
        team=service_team,
        assignee_id=service_agent.user_id,
        priority=3,
        opened_at=NOON_FRIDAY,
    )


def make_deal(account: Account, pipeline: Pipeline, owner: int, position: int, **fields: Any) -> Deal:
    """A deal in the pipeline's stage at this position."""
    stage = Stage.objects.unscoped("test").get(pipeline=pipeline, position=position)
    return Deal.objects.create(
        number=next_numbers("deal")[0],
        name="振動センサー一式",
        account=account,
        owner=User.objects.get(pk=owner),
        pipeline=pipeline,
        stage=stage,
        stage_type=stage.type,
        stage_since=date(2026, 11, 1),
        opened_on=date(2026, 10, 1),
        **{"amount": 3_400_000, **fields},
    )


@action
def say(actor, kind, row, *, before=None, **data):
    """Record an event as the room that owns the row would."""
    return events.record(kind, actor, row, before=before, data=data)
