"""Who is written to: their name, their address, and the words that fill the places of a mail to them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from enishi.customers.finding import full_name
from enishi.customers.models import AccountContact, Contact
from enishi.customers.rules import email_key
from enishi.foundation.text.honorific import honorific
from enishi.sales.finding import lead_name
from enishi.sales.models import Lead
from enishi.sales.sequences import rules
from enishi.sales.sequences.models import Enrolment
from enishi.staff.models import Organisation, User
from enishi.staff.queries import organisation_name

WHY = "of somebody whose enrolment passed the gate"


@dataclass(frozen=True)
class Person:
    """Somebody in a sequence, as a mail to them needs it."""

    name: str
    email: str
    company: str = ""
    department: str = ""
    title: str = ""
    is_there: bool = True
    is_disqualified: bool = False

    @property
    def key(self) -> str:
        return email_key(self.email)

    @property
    def digest(self) -> str:
        return rules.digest(self.key)


def person_of(enrolment: Enrolment) -> Person:
    """The contact, or the lead while there is none. One SQL at most, with both read beside the enrolment."""
    if enrolment.contact is not None and enrolment.contact.deleted_at is None:
        return of_contact(enrolment.contact)
    if enrolment.lead is not None:
        return of_lead(enrolment.lead)
    return Person("", "", is_there=False)


def of_lead(lead: Lead) -> Person:
    return Person(
        name=lead_name(lead),
        email=lead.email,
        company=lead.company,
        department=lead.department,
        title=lead.title,
        is_there=lead.deleted_at is None and lead.status != Lead.CONVERTED,
        is_disqualified=lead.status == Lead.DISQUALIFIED,
    )


def of_contact(contact: Contact) -> Person:
    """One SQL."""
    places = AccountContact.objects.unscoped(WHY).filter(contact=contact, account__deleted_at=None)
    place = places.select_related("account").order_by("-is_primary", "id").first()
    return Person(
        name=full_name(contact),
        email=contact.email,
        company=place.account.name if place else "",
        department=place.department if place else "",
        title=place.title if place else "",
    )


def words(person: Person, sender: User | None, language: str) -> Mapping[str, str]:
    """The word for each place, as far as there is one. The addressee as custom asks. Two SQL at most."""
    team = sender.team if sender else None
    in_japanese = honorific(
        person.company or None, person.department or None, person.title or None, person.name or None
    )
    return {
        "addressee": person.name if language == "en" else in_japanese,
        "account": person.company,
        "contact": person.name,
        "agent": sender.name if sender else "",
        "team": team.name if team else "",
        "company": organisation_name(),
    }


@dataclass(frozen=True)
class Letter:
    """A mail of a sequence in its reader's words, and whom it goes to."""

    to: Person
    subject: str
    text: str


def letter(enrolment: Enrolment, step: Mapping[str, Any]) -> Letter:
    person = person_of(enrolment)
    known = words(person, enrolment.owner, enrolment.sequence.language)
    said = {part: rules.filled(step[part], known).text for part in ("subject", "text")}
    return Letter(person, **said)


def sender_details() -> str:
    """Our name and address as the law asks for them in each such mail; "" while the address is not written down. One SQL."""
    ours = Organisation.objects.unscoped("the same in every mail of ours").first()
    if ours is None or not ours.city:
        return ""
    post = f"〒{ours.postal_code} " if ours.postal_code else ""
    place = " ".join(filter(None, (f"{ours.prefecture}{ours.city}{ours.street}", ours.building)))
    phone = f" {ours.phone}" if ours.phone else ""
    return f"{ours.name}\n{post}{place}{phone}"
