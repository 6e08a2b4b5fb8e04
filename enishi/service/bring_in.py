"""Tickets and survey answers from other products: a past that is written down, not replayed."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from enishi.commerce.models import Contract, InstalledItem
from enishi.customers.models import Account, Contact
from enishi.foundation import clock, events
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.bulk import Brought, Outcome, Problem, in_form, pk_of, references, refuse, upsert
from enishi.foundation.events import Change
from enishi.foundation.ids import next_numbers
from enishi.foundation.inserts import insert_many
from enishi.interactions.actions.conversations import channel_of
from enishi.interactions.models import Conversation, Message
from enishi.interactions.rules import check_channel
from enishi.service import rules
from enishi.service.actions.steps import count_first_replies, set_targets
from enishi.service.models import Survey, SurveyResponse, Ticket, TicketConversation
from enishi.service.surveys.actions import survey_of
from enishi.service.surveys.rules import CSAT, SCALES
from enishi.service.tags import rules as tags
from enishi.service.tags.queries import spelled
from enishi.staff.bring_in import teams_named
from enishi.staff.models import User
from enishi.staff.secrets import new_secret, secret_hash

REFERENCES = ("account", "contact", "contract", "item", "team", "assignee")
DONE = frozenset({rules.SOLVED, rules.CLOSED})


@action
def bring_in_tickets(actor: Actor, rows: Sequence[Brought]) -> Outcome:
    """Tickets by outside id, as they stand; what the customer wrote becomes the first message."""
    named: dict[str, Mapping[str, Any]] = {
        "account": references(actor, Account, rows, "account", also_by=("name",)),
        "contact": references(actor, Contact, rows, "contact"),
        "contract": references(actor, Contract, rows, "contract"),
        "item": references(actor, InstalledItem, rows, "item", also_by=("serial",)),
        "team": teams_named(rows, "team"),
        "assignee": references(actor, User, rows, "assignee", also_by=("email", "name")),
    }
    written = spelled() if any(row.values.get("tags") for row in rows) else {}
    formed = in_form(rows, partial(_ticket_in_form, written), apart=(*REFERENCES, "text"))
    now = clock.now()
    refuse([problem for row in rows for problem in _ticket_faults(row, now)])

    def facts(row: Brought, stored: Ticket | None) -> Mapping[str, Any]:
        links = {f"{name}_id": pk_of(found, row, name) for name, found in named.items() if name in row.values}
        return formed[row.row] | links | ({} if stored else _solved(row, links.get("assignee_id")))

    def make(fresh: Sequence[Brought]) -> list[Ticket]:
        return [Ticket(number=number) for number in next_numbers("ticket", len(fresh))]

    outcome = upsert(actor, Ticket, rows, facts, noun="ticket", make=make, created="opened")
    _set_targets(outcome)
    _count_replies(outcome)
    _say(actor, rows, outcome)
    return outcome


def _ticket_in_form(written: Mapping[str, str], values: Mapping[str, Any]) -> Mapping[str, Any]:
    rules.check_ticket(values)
    if "channel_kind" in values:
        check_channel(values["channel_kind"])
    if "tags" in values:
        return {**values, "tags": tags.kept(tags.split(values["tags"] or ""), written)}
    return values


def _ticket_faults(row: Brought, now: datetime) -> list[Problem]:
    """A solved ticket has its time, and no time lies before the opening or ahead."""
    values, found = row.values, []
    opened = values["opened_at"]
    if values.get("status") in DONE and not values.get("solved_at"):
        found.append(("solved_at", "closed_needs_day"))
    for name in ("first_reply_at", "solved_at", "closed_at"):
        if values.get(name) and values[name] < opened:
            found.append((name, "closed_before_opened"))
    found += [
        (name, "in_the_future")
        for name in ("opened_at", "first_reply_at", "solved_at", "closed_at")
        if values.get(name) and values[name] > now
    ]
    return [Problem(row.row, name, code, str(values.get(name) or "")) for name, code in found]


def _solved(row: Brought, assignee_id: int | None) -> dict[str, Any]:
    """Whoever held it when it was solved is credited."""
    if row.values.get("status") not in DONE:
        return {}
    return {"first_solved_at": row.values["solved_at"], "solved_by_id": assignee_id}


def _set_targets(outcome: Outcome) -> None:
    """Unsolved tickets go on here, so they have targets like those opened here."""
    unsolved = [ticket for ticket in outcome.touched if ticket.status in rules.UNSOLVED]
    for ticket in unsolved:
        set_targets(ticket, is_matched=True)
    held = Ticket.objects.unscoped("tickets just brought in, checked before")
    held.bulk_update(unsolved, ["first_reply_due", "next_reply_due", "solve_due", "policy"], batch_size=200)


def _count_replies(outcome: Outcome) -> None:
    """How long those waited that have their first reply already."""
    replied = [ticket for ticket in outcome.touched if ticket.first_reply_at is not None]
    count_first_replies(replied)
    held = Ticket.objects.unscoped("tickets just brought in, checked before")
    held.bulk_update(replied, ["first_reply_took"], batch_size=200)


def count_back(tickets: Sequence[Ticket]) -> None:
    """What is counted of these tickets, which an import that was taken back left as they were before."""
    unreplied = [ticket for ticket in tickets if ticket.first_reply_at is None]
    for ticket in unreplied:
        ticket.first_reply_took = None
    held = Ticket.objects.unscoped("tickets as they were before an import, checked before")
    held.bulk_update(unreplied, ["first_reply_took"], batch_size=200)
    _set_targets(Outcome(touched=list(tickets)))
    _count_replies(Outcome(touched=list(tickets)))


def _say(actor: Actor, rows: Sequence[Brought], outcome: Outcome) -> None:
    """A thread for each new ticket whose text is known, with that text as its first message."""
    told = {row.key: str(row.values["text"]) for row in rows if row.values.get("text")}
    links = TicketConversation.objects.unscoped("threads of tickets just brought in")
    talking = set(
        links.filter(ticket__in=[one.pk for one in outcome.touched]).values_list("ticket", flat=True)
    )
    new = [one for one in outcome.touched if str(one.external_id) in told and one.pk not in talking]
    channels = {
        kind: channel_of(kind, "service", actor.language) for kind in {one.channel_kind for one in new}
    }
    threads = [
        Conversation(
            channel=channels[ticket.channel_kind],
            account_id=ticket.account_id,
            contact_id=ticket.contact_id,
            owner_id=ticket.assignee_id,
            team_id=ticket.team_id,
            subject=ticket.subject,
            last_message_at=ticket.opened_at,
        )
        for ticket in new
    ]
    insert_many(threads)
    pairs = list(zip(new, threads, strict=True))
    insert_many([TicketConversation(ticket=ticket, conversation=thread) for ticket, thread in pairs])
    messages = [
        Message(
            conversation=thread,
            direction=Message.INBOUND,
            channel_kind=ticket.channel_kind,
            contact_id=ticket.contact_id,
            text=told[str(ticket.external_id)],
            sent_at=ticket.opened_at,
        )
        for ticket, thread in pairs
    ]
    insert_many(messages)
    if pairs:
        events.record_many("conversation.started", actor, [Change(one) for one in threads], history=True)
        events.record_many("message.received", actor, [Change(one) for one in messages], history=True)


@action
def bring_in_surveys(actor: Actor, rows: Sequence[Brought]) -> Outcome:
    """Answers to our questions by outside id, each credited to whoever solved its ticket.

    A file that does not say which question is of the one about satisfaction.
    """
    tickets = references(actor, Ticket, rows, "ticket")
    accounts = references(actor, Account, rows, "account", also_by=("name",))
    contacts = references(actor, Contact, rows, "contact")
    asked = {kind: survey_of(kind) for kind in sorted({_question(row) for row in rows})}
    refuse(
        [
            Problem(row.row, "score", "not_a_choice", str(row.values["score"]))
            for row in rows
            if row.values["score"] not in SCALES[_question(row)].scores
        ]
    )

    def facts(row: Brought, stored: SurveyResponse | None) -> Mapping[str, Any]:
        ticket = tickets.get(str(row.values.get("ticket") or ""))
        told = {
            "ticket_id": ticket.pk if ticket else None,
            "score": row.values["score"],
            "comment": row.values.get("comment") or "",
            "answered_at": row.values["answered_at"],
        }
        for name, found in (("account", accounts), ("contact", contacts)):
            if row.values.get(name):
                told[f"{name}_id"] = pk_of(found, row, name)
        survey = asked[_question(row)]
        if stored is None:
            return _asked(survey, ticket, row.values["answered_at"]) | told
        return told | ({"survey_id": survey.pk} if row.values.get("kind") else {})

    def make(fresh: Sequence[Brought]) -> list[SurveyResponse]:
        return [SurveyResponse(key_hash=secret_hash(new_secret())) for _ in fresh]

    return upsert(actor, SurveyResponse, rows, facts, noun="survey", make=make, created="answered")


def _question(row: Brought) -> str:
    return row.values.get("kind") or CSAT


def _asked(survey: Survey, ticket: Ticket | None, at: datetime) -> dict[str, Any]:
    """What an answer has from its question and its ticket, where the file does not say more."""
    return {
        "survey_id": survey.pk,
        "scale": SCALES[survey.kind].highest,
        "account_id": ticket.account_id if ticket else None,
        "contact_id": ticket.contact_id if ticket else None,
        "credited_id": ticket.solved_by_id if ticket else None,
        "asked_at": at,
        "expires_at": at,
    }
