"""People at customers over HTTP."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from ninja import Query, Status

from enishi.customers import actions, queries
from enishi.customers.api import contact_shapes as shapes
from enishi.customers.api.shapes import ref
from enishi.customers.finding import full_name
from enishi.customers.lists import CONTACT_SORTS, by_name, listed_contacts
from enishi.customers.models import Account
from enishi.foundation import authz, clock
from enishi.foundation.authz import Actor
from enishi.foundation.filters.changes import changed_by
from enishi.foundation.http import LIST_FILE, ActorRequest, IfMatch, Page, Routes, SeenIn, page
from enishi.foundation.http.problems import language_of
from enishi.foundation.text.vcard import written
from enishi.staff import custom
from enishi.staff.exporting import Seen, exported

router = Routes(tags=["customers"])
VCARD: dict[str, Any] = {
    "responses": {200: {"description": "vCard", "content": {"text/vcard": {"schema": {"type": "string"}}}}}
}


@router.get("/contacts", response=Page[shapes.ContactRow], may="read customers.Contact")
def list_contacts(request: ActorRequest, asked: Query[shapes.ContactFilter]):
    """People with the places one may see."""
    paging, column = by_name(asked, CONTACT_SORTS)
    rows = listed_contacts(request.actor, asked.model_dump(), column)
    today = clock.today(request.actor.zone)
    rows, paging, sorts = custom.ordered(rows, "contacts", paging, ["-updated_at", *CONTACT_SORTS.values()])
    return page(rows, paging, sorts=sorts, show=lambda row: shapes.contact_row(row, today))


@router.get("/contacts/duplicates", response=shapes.LikeContacts, may="read customers.Contact")
def like_contacts(request: ActorRequest, typed: Query[shapes.TypedContact]):
    """People who may be the one being typed."""
    account = authz.find(request.actor, Account, typed.account_id) if typed.account_id else None
    traits = queries.typed_traits(typed.family_name, typed.given_name, typed.email, typed.mobile)
    found = queries.like_contact(request.actor, traits, account, typed.except_id)
    places = queries.current_links(request.actor, [like.row.pk for like in found.seen])
    return {
        "items": [
            {
                "id": like.row.uid,
                "name": full_name(like.row),
                "match": like.match,
                "email": like.row.email,
                "places": [ref(link.account) for link in places if link.contact.pk == like.row.pk],
            }
            for like in found.seen
        ],
        "hidden": found.hidden,
    }


@router.post(
    "/contacts/export", response={200: None}, openapi_extra=LIST_FILE, may="export customers.Contact"
)
def export_contacts(request: ActorRequest, body: SeenIn):
    """What is seen of the list as CSV or a workbook, as far as one may take it out."""
    return exported(
        request.actor, "contacts", Seen(**body.model_dump(exclude={"form"})), language_of(request), body.form
    )


@router.post("/contacts", response={201: shapes.ContactOut}, may="create customers.Contact")
def create_contact(request: ActorRequest, body: shapes.ContactIn):
    """A new person, with a place at a customer where `account_id` is given."""
    given = body.given()
    account_id, place = given.pop("account_id", None), given.pop("place", None)
    contact = actions.create_contact(request.actor, given, account_id=account_id, place=place)
    return Status(201, record(request, contact.uid))


@router.get("/contacts/{contact_id}", response=shapes.ContactOut, may="read customers.Contact")
def get_contact(request: ActorRequest, contact_id: UUID):
    """One person with all their places, present and past."""
    return record(request, contact_id)


@router.get(
    "/contacts/{contact_id}/card", response={200: None}, openapi_extra=VCARD, may="read customers.Contact"
)
def get_contact_card(request: ActorRequest, contact_id: UUID):
    """The person as a vCard, for telephones and mail programs. What only those responsible read stays out."""
    contact = queries.contact(request.actor, contact_id)
    card = shapes.card_of(contact, clock.today(request.actor.zone))
    response = HttpResponse(written(card), content_type="text/vcard; charset=utf-8")
    response["Content-Disposition"] = content_disposition_header(True, f"{card.name or contact.uid}.vcf")
    return response


@router.patch("/contacts/{contact_id}", response=shapes.ContactOut, may="update customers.Contact")
def update_contact(request: ActorRequest, contact_id: UUID, body: shapes.ContactChange, version: IfMatch):
    """Change the fields that are sent."""
    actions.update_contact(request.actor, contact_id, body.given(), version=version)
    return record(request, contact_id)


@router.delete("/contacts/{contact_id}", response={204: None}, may="delete customers.Contact")
def delete_contact(request: ActorRequest, contact_id: UUID, version: IfMatch):
    """Into the bin."""
    actions.delete_contact(request.actor, contact_id, version=version)
    return Status(204, None)


@router.post("/contacts/{contact_id}/restore", response=shapes.ContactOut, may="delete customers.Contact")
def restore_contact(request: ActorRequest, contact_id: UUID):
    """Back out of the bin."""
    actions.restore_contact(request.actor, contact_id)
    return record(request, contact_id)


@router.post(
    "/contacts/{contact_id}/places", response={201: shapes.ContactOut}, may="update customers.Contact"
)
def link_contact(request: ActorRequest, contact_id: UUID, body: shapes.PlaceIn):
    """Give a person a place at one more customer."""
    place = body.given()
    account_id = place.pop("account_id")
    actions.link_contact(request.actor, contact_id, account_id=account_id, place=place)
    return Status(201, record(request, contact_id))


@router.patch("/places/{place_id}", response=shapes.ContactOut, may="update customers.AccountContact")
def update_place(request: ActorRequest, place_id: UUID, body: shapes.PlaceFields, version: IfMatch):
    """Change department, title, role or period of a person at a customer."""
    link = actions.update_link(request.actor, place_id, body.given(), version=version)
    return record(request, link.contact.uid)


@router.delete("/places/{place_id}", response={204: None}, may="update customers.AccountContact")
def unlink_contact(request: ActorRequest, place_id: UUID, version: IfMatch):
    """Take a place away, as if entered by mistake."""
    actions.unlink_contact(request.actor, place_id, version=version)
    return Status(204, None)


def change_row(actor: Actor, uid: UUID, body: shapes.ContactChange, version: int) -> Any:
    """One row of a bulk edit."""
    return actions.update_contact(actor, uid, body.given(), version=version)


changed_by("contacts", shapes.ContactChange, change_row)


def record(request: ActorRequest, uid: UUID) -> dict[str, object]:
    return shapes.contact_out(request.actor, queries.contact(request.actor, uid))
