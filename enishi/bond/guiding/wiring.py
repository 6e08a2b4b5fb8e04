"""What guiding declares at start-up: how its rows are owned, and what it hears."""

from collections.abc import Sequence

from enishi.bond.guiding import actions, queries
from enishi.customers.following import follows
from enishi.foundation import events
from enishi.foundation.authz import Ownership, read_with, register
from enishi.foundation.events import Heard
from enishi.sales.models import FormPost, Lead


def posts_taken(heard: Sequence[Heard]) -> None:
    """A question that the guard had held back becomes a ticket once somebody lets it in."""
    for event in heard:
        assert isinstance(event.row, FormPost)
        run = queries.run_of(event.row)
        if run is not None and run.ticket_id is None:
            actions.become_ticket(run)


def leads_converted(heard: Sequence[Heard]) -> None:
    for event in heard:
        assert isinstance(event.row, Lead)
        actions.go_over(event.row)


def leads_unconverted(heard: Sequence[Heard]) -> None:
    for event in heard:
        assert isinstance(event.row, Lead)
        actions.come_back(event.row)


def declare() -> None:
    """Once, from the room's own wiring."""
    register("bond.LeadTicket", Ownership("links", parent="lead", parent_label="sales.Lead"))
    register("bond.GuideRun", Ownership("links", account="account"))
    register("bond.GivenAnswer", Ownership("links", parent="run", parent_label="bond.GuideRun"))
    # Who may read the lead may read what the prospect asked: the ticket, and what they answered before.
    read_with("service.Ticket", "lead_link__lead", "sales.Lead")
    read_with("interactions.Conversation", "ticket_link__ticket__lead_link__lead", "sales.Lead")
    for name, label in (("lead", "sales.Lead"), ("deal", "sales.Deal"), ("ticket", "service.Ticket")):
        read_with("bond.GuideRun", name, label)
    follows("bond.GuideRun", "account")
    events.on("form_post.taken", posts_taken)
    events.on("lead.converted", leads_converted)
    events.on("lead.unconverted", leads_unconverted)
