"""A small world for the board: deals won and lost, orders, tickets solved and rated."""

from datetime import UTC, date, datetime, timedelta

import pytest

from enishi.commerce.models import Order, OrderLine, Product
from enishi.customers.models import Account
from enishi.foundation import events
from enishi.foundation.actions import action
from enishi.foundation.ids import next_numbers
from enishi.insight import ledger
from enishi.interactions.models import Conversation, Message
from enishi.sales.models import Deal, Pipeline, Stage, StageType
from enishi.service.models import Survey, SurveyResponse, Ticket, TicketConversation

START = datetime(2026, 10, 5, 1, 0, tzinfo=UTC)


@pytest.fixture
def account(sales_rep) -> Account:
    return Account.objects.create(number=1, name="ハナサキ精機株式会社", sales_owner_id=sales_rep.user_id)


@pytest.fixture
def stages(organisation) -> dict[str, Stage]:
    pipeline = Pipeline.objects.create(name="標準", is_default=True)
    return {
        kind.value: Stage.objects.create(pipeline=pipeline, position=place, name=kind.label, type=kind)
        for place, kind in enumerate(StageType)
    }


@pytest.fixture
def deal(account, stages):
    """`deal("won", rep, closed_on=…, amount=…)`."""

    def make(kind: str, owner, **fields) -> Deal:
        stage = stages[kind]
        values = {
            "name": "商談",
            "account": account,
            "owner_id": owner.user_id,
            "stage": stage,
            "pipeline": stage.pipeline,
            "stage_type": kind,
            "stage_since": date(2026, 10, 1),
            "opened_on": date(2026, 9, 1),
            "closed_on": date(2026, 10, 21) if kind in ("won", "lost") else None,
            "amount": 1_000_000,
        }
        return Deal.objects.create(number=next_numbers("deal")[0], **(values | fields))

    return make


@pytest.fixture
def order(account):
    """`order(cli, date, net)`: an order of one line, with its event, as commerce records it."""

    @action
    def make(
        actor, on: date, net: int, product: Product | None = None, customer: Account | None = None
    ) -> Order:
        row = Order.objects.create(
            number=next_numbers("order")[0], account=customer or account, ordered_on=on, gross=net, net=net
        )
        OrderLine.objects.create(order=row, position=1, product=product, unit_price=net, gross=net, net=net)
        events.record_many("order.recorded", actor, [events.Change(row)], history=True)
        return row

    def make_and_drain(actor, *args, **kwargs) -> Order:
        row = make(actor, *args, **kwargs)
        ledger.drain(actor)
        return row

    return make_and_drain


@pytest.fixture
def ticket(account, service_team, service_agent):
    """`ticket(opened=hours, solved=hours, messages=n, score=n)`: hours are counted from the start."""
    survey = Survey.objects.create(name="満足度", question="いかがでしたか")

    def make(opened=0, solved=None, *, messages=1, score=None, reopened=0, category="") -> Ticket:
        at = START + timedelta(hours=opened)
        done = START + timedelta(hours=solved) if solved is not None else None
        number = next_numbers("ticket")[0]
        row = Ticket.objects.create(
            number=number,
            subject="データ欠測",
            account=account,
            team=service_team,
            assignee_id=service_agent.user_id,
            category=category,
            status="solved" if done else "open",
            opened_at=at,
            first_reply_at=at + timedelta(hours=1) if done else None,
            first_solved_at=done,
            solved_at=done,
            reopened_count=reopened,
        )
        talk = Conversation.objects.create(account=account, team=service_team)
        TicketConversation.objects.create(ticket=row, conversation=talk)
        for n in range(messages):
            Message.objects.create(
                conversation=talk,
                direction="in",
                channel_kind="phone",
                text="x",
                sent_at=at + timedelta(minutes=n),
            )
        if score is not None:
            SurveyResponse.objects.create(
                survey=survey,
                ticket=row,
                account=account,
                key_hash=str(number),
                asked_at=at,
                expires_at=at + timedelta(days=14),
                answered_at=done,
                score=score,
            )
        return row

    return make
