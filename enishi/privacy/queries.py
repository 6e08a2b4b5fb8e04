"""What erasing a person would take, before anybody decides."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from enishi.channels.models import OutgoingMail
from enishi.customers.finding import full_name
from enishi.customers.models import Contact
from enishi.foundation.authz import Actor
from enishi.privacy import graph, rules
from enishi.privacy.graph import CONTACT, OUTGOING, Person
from enishi.staff.models import Organisation


@dataclass(frozen=True)
class Kept:
    """A document the law keeps, and until when."""

    number: str
    issued_on: date
    until: date


@dataclass(frozen=True)
class Foreseen:
    """What would go, by kind of row, and what would stay."""

    name: str
    counts: dict[str, int]
    kept: list[Kept]


def person_behind(contact: Contact) -> Person:
    return graph.person_of({CONTACT: {contact.pk}})


def foreseen(actor: Actor, contact: Contact) -> Foreseen:
    """A dry run: nothing is written."""
    person = person_behind(contact)
    return Foreseen(full_name(contact), person.counts(), kept_documents(person))


def kept_documents(person: Person) -> list[Kept]:
    rows: Any = Organisation.objects.unscoped("how long the law keeps a document")
    start = rows.values_list("fiscal_year_start", flat=True).first() or 4
    return [Kept(one.number, one.issued_on, rules.kept_until(one.issued_on, start)) for one in person.held]


def is_mail_leaving(contact: Contact) -> bool:
    """Is a mail of theirs with the mail server at this moment?"""
    own = person_behind(contact).own.get(OUTGOING, ())
    return any(
        graph.rows(OUTGOING).filter(pk__in=part, state=OutgoingMail.SENDING).exists()
        for part in graph.parts(own)
    )
