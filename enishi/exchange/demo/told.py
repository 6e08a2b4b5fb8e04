"""One customer's whole story, as the dice tell it. Pure."""

from dataclasses import dataclass
from datetime import datetime

from enishi.exchange.demo import facts, sales_facts, service_facts
from enishi.exchange.demo.facts import CustomerFact, PersonFact
from enishi.exchange.demo.sales_facts import DealFact
from enishi.exchange.demo.service_facts import TicketFact


@dataclass(frozen=True)
class Told:
    """A customer with its people, deals, tickets, and the ids and times of its activities."""

    fact: CustomerFact
    people: list[PersonFact]
    deals: list[DealFact]
    state: str
    tickets: list[TicketFact]
    activities: list[tuple[int, datetime]]

    @property
    def is_served(self) -> bool:
        """Have they bought, so that somebody of service looks after them?"""
        return self.state in ("contract", "churned", "dormant")


def told(n: int) -> Told:
    fact = facts.customer(n)
    deals = list(sales_facts.dealings(fact, service_facts.was_fast(fact)))
    first, state = (deals[0] if deals else None), sales_facts.state(deals, fact)
    return Told(
        fact=fact,
        people=facts.people(fact),
        deals=deals,
        state=state,
        tickets=list(service_facts.questions(fact, first, state)),
        activities=list(service_facts.activity_times(fact, first, state)),
    )
