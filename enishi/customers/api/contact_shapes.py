"""What people at customers look like over HTTP."""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import ConfigDict, Field

from enishi.customers.api.shapes import PlaceOut, Ref, Short, Typed, place, ref
from enishi.customers.finding import full_name
from enishi.customers.models import Contact
from enishi.customers.queries import is_present
from enishi.foundation import authz, clock
from enishi.foundation.authz import Actor
from enishi.foundation.http import FilteredPaging, StrictIn
from enishi.foundation.http.contract import CustomIn, CustomOut, Schema
from enishi.foundation.text.vcard import Card
from enishi.staff import custom

PRIVATE = ("private_fields.read", "private_fields.update")


class ContactPlace(PlaceOut):
    """A person's place at a customer, seen from the person."""

    account: Ref


class ContactRow(Schema):
    id: UUID
    version: int
    name: str
    family_name: str
    given_name: str
    family_kana: str
    given_kana: str
    email: str
    phone: str
    mobile: str
    places: list[ContactPlace]
    custom: CustomOut
    updated_at: datetime


class ContactOut(ContactRow):
    """The personal phone and the memo are null to whoever may not read them (`may`)."""

    preferred_channel: str
    language: str
    private_phone: str | None
    memo: str | None
    created_at: datetime
    may: dict[str, bool]


class PlaceFields(StrictIn):
    department: Short = ""
    title: Short = ""
    role: Literal["", "decision_maker", "approver", "promoter", "window", "user", "accounting"] = ""
    is_primary: bool = False
    active_from: date | None = None
    active_to: date | None = None


class PlaceIn(PlaceFields):
    account_id: UUID


class ContactFields(StrictIn):
    given_name: Short = ""
    family_kana: Short = ""
    given_kana: Short = ""
    email: Annotated[str, Field(max_length=254)] = ""
    phone: Annotated[str, Field(max_length=60)] = ""
    mobile: Annotated[str, Field(max_length=60)] = ""
    preferred_channel: Literal["", "mail", "phone", "chat", "visit"] = ""
    language: Literal["ja", "en"] = "ja"
    private_phone: Annotated[str, Field(max_length=60)] = ""
    memo: Annotated[str, Field(max_length=20_000)] = ""
    custom: CustomIn = {}


class ContactIn(ContactFields):
    """A new person; the place is taken at `account_id`, where that is given."""

    family_name: Short
    account_id: UUID | None = None
    place: PlaceFields | None = None


class ContactChange(ContactFields):
    family_name: Short = ""


class ContactFilter(FilteredPaging):
    """What a list of people may be narrowed by."""

    model_config = ConfigDict(extra="forbid")

    q: Typed = ""
    account_id: UUID | None = None


class TypedContact(Schema):
    """As much of a person as has been typed."""

    model_config = ConfigDict(extra="forbid")

    family_name: Typed = ""
    given_name: Typed = ""
    email: Typed = ""
    mobile: Typed = ""
    account_id: UUID | None = None
    except_id: UUID | None = None


class LikeContact(Schema):
    id: UUID
    name: str
    match: str
    email: str
    places: list[Ref]


class LikeContacts(Schema):
    items: list[LikeContact]
    hidden: bool


def contact_row(contact: Contact, today: date) -> dict[str, Any]:
    """A person of `queries.contacts`, whose places are prefetched."""
    return {
        "id": contact.uid,
        "version": contact.version,
        "name": full_name(contact),
        "family_name": contact.family_name,
        "given_name": contact.given_name,
        "family_kana": contact.family_kana,
        "given_kana": contact.given_kana,
        "email": contact.email,
        "phone": contact.phone,
        "mobile": contact.mobile,
        "places": [place(link, today) | {"account": ref(link.account)} for link in contact.places],  # type: ignore[attr-defined]  # prefetched
        "custom": custom.told("contacts", contact.custom),
        "updated_at": contact.updated_at,
    }


def card_of(contact: Contact, today: date) -> Card:
    """What of a person of `queries.contacts` goes on a card: where they are now, and nothing private."""
    links = [link for link in contact.places if is_present(link, today)]  # type: ignore[attr-defined]  # prefetched
    now = max(links, key=lambda link: link.is_primary, default=None)
    return Card(
        uid=str(contact.uid),
        family_name=contact.family_name,
        given_name=contact.given_name,
        family_kana=contact.family_kana,
        given_kana=contact.given_kana,
        company=now.account.name if now else "",
        department=now.department if now else "",
        title=now.title if now else "",
        email=contact.email,
        phone=contact.phone,
        mobile=contact.mobile,
    )


def contact_out(actor: Actor, contact: Contact) -> dict[str, Any]:
    may = authz.may_do(actor, ["update", "delete", *PRIVATE], contact)
    is_seen = may["private_fields.read"]
    return contact_row(contact, clock.today(actor.zone)) | {
        "preferred_channel": contact.preferred_channel,
        "language": contact.language,
        "private_phone": contact.private_phone if is_seen else None,
        "memo": contact.memo if is_seen else None,
        "created_at": contact.created_at,
        "may": may,
    }
