"""Who tells a hero's story, on which day, and the small acts it is made of."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from enishi.customers.models import Account, Contact
from enishi.exchange.demo.company import Company
from enishi.exchange.demo.facts import TOKYO
from enishi.foundation import clock
from enishi.foundation.authz import LinkHolder, Staff
from enishi.interactions.actions import record_activity
from enishi.sales.actions import move_deal
from enishi.sales.models import Deal
from enishi.service.actions import (
    answer_survey,
    open_ticket,
)
from enishi.service.models import Ticket
from enishi.staff.models import User
from enishi.staff.signin import staff_of


@dataclass
class Teller:
    """Tells one customer's story: who acts, on what, and on which day."""

    company: Company

    @contextmanager
    def on(self, day: str, hour: int = 10, minute: int = 0) -> Iterator[None]:
        """The story's present: a day of Tokyo, at an hour."""
        moment = datetime.combine(date.fromisoformat(day), time(hour, minute), TOKYO)
        with clock.at(moment):
            yield

    def actor(self, address: str) -> Staff:
        return staff_of(self.company.users[address])

    def user(self, address: str) -> User:
        return self.company.users[address]

    def now(self, row: Any) -> Any:
        """The row as it is stored now."""
        return type(row).rows.get(pk=row.pk)


def move(teller: Teller, deal: Deal, stage: str, who: str = "sales") -> Deal:
    deal = teller.now(deal)
    return move_deal(
        teller.actor(who), deal.uid, stage_id=teller.company.stages[stage].uid, version=deal.version
    )


def visit(teller: Teller, who: str, account: Account, kind: str, subject: str, outcome: str) -> None:
    record_activity(
        teller.actor(who),
        {
            "account_id": account.uid,
            "kind": kind,
            "subject": subject,
            "outcome": outcome,
            "happened_at": clock.now(),
            "minutes": 60,
        },
    )


def person(account: Account) -> Contact:
    """The one we met first."""
    contacts = Contact.objects.unscoped("the story goes on")
    return contacts.filter(account_links__account=account).earliest("pk")


def ticket_of(teller: Teller, account: Account, **facts: Any) -> Ticket:
    text = facts.pop("text")
    values = {"account_id": account.uid, "contact_id": person(account).uid, **facts}
    return open_ticket(teller.actor("support"), values, text=text)


def rates(teller: Teller, ticket: Ticket, day: str, score: int, comment: str) -> None:
    with teller.on(day, 15):
        response = ticket.survey_responses.unscoped("the customer answers").latest("asked_at")
        holder = LinkHolder("service.SurveyResponse", response.uid)
        answer_survey(holder, score=score, comment=comment)
