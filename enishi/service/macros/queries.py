"""Reads of macros, and the words that fill their places."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from enishi.customers.finding import full_name
from enishi.customers.models import AccountContact
from enishi.customers.queries import staff_behind
from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.text.honorific import honorific
from enishi.service.actions.steps import user_of
from enishi.service.macros import rules
from enishi.service.models import Macro, Ticket
from enishi.staff.queries import organisation_name


def usable(actor: Actor) -> QuerySet[Macro]:
    """Everybody's and one's own, by name. One SQL."""
    person = staff_behind(actor)
    whose = Q(owner=None) | Q(owner=person.user_id if person else None)
    return authz.scope(actor, Macro).filter(whose).select_related("assignee").order_by("name", "id")


@dataclass(frozen=True)
class Ready:
    """A macro as it would be said in one ticket."""

    macro: Macro
    text: rules.Filled
    note: rules.Filled


def ready(macro: Macro, words: Mapping[str, str]) -> Ready:
    return Ready(macro, rules.filled(macro.text, words), rules.filled(macro.note, words))


def ready_in(actor: Actor, ticket_id: UUID) -> list[Ready]:
    """The macros as they would be said in this ticket. Five SQL."""
    ticket = authz.find(actor, Ticket, ticket_id, joined=with_words)
    words = words_of(actor, ticket)
    return [ready(macro, words) for macro in usable(actor)]


def with_words(rows: QuerySet[Ticket]) -> QuerySet[Ticket]:
    return rows.select_related("account", "contact", "item__product", "team")


def words_of(actor: Actor, ticket: Ticket) -> dict[str, str]:
    """The word for each place, as far as there is one; the addressee as custom asks: 御中 or 様, never both. Three SQL."""
    account, contact = ticket.account, ticket.contact
    places = AccountContact.objects.unscoped(
        "the place of the person who asks in a ticket that passed the gate"
    )
    place = places.filter(account=account, contact=contact).first() if account and contact else None
    person = user_of(actor)
    name = full_name(contact) if contact else ""
    team = person.team if person else None
    return {
        "addressee": honorific(
            account.name if account else None,
            place.department if place else None,
            place.title if place else None,
            name or None,
        ),
        "account": account.name if account else "",
        "contact": name,
        "number": f"#{ticket.number}",
        "subject": ticket.subject,
        "item": ticket.item.name if ticket.item else "",
        "agent": person.name if person else "",
        "team": team.name if team else "",
        "company": organisation_name(),
    }
