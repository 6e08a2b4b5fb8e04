"""What the list of tickets may be narrowed by."""

from enishi.foundation.filters import Field, Listing, Type
from enishi.interactions.rules import CHANNEL_KINDS
from enishi.service import rules
from enishi.service.queries import SORTS
from enishi.service.queue import QUEUE
from enishi.service.tags.queries import suggested

TICKETS = Listing(
    "tickets",
    "service.Ticket",
    (
        Field("subject", Type.TEXT, "subject", written="subject"),
        Field("number", Type.NUMBER, "number", is_always=True),
        Field("account", Type.RECORD, "account", label="customers.Account", written="account_id"),
        Field(
            "contact",
            Type.RECORD,
            "contact",
            label="customers.Contact",
            shown=("contact__family_name", "contact__given_name"),
            written="contact_id",
        ),
        Field("contract", Type.RECORD, "contract", label="commerce.Contract", written="contract_id"),
        Field(
            "item",
            Type.RECORD,
            "item",
            label="commerce.InstalledItem",
            shown=("item__product__name", "item__serial"),
            written="item_id",
        ),
        Field("assignee", Type.PERSON, "assignee", label="staff.User"),
        Field("team", Type.RECORD, "team", label="staff.Team"),
        Field(
            "status",
            Type.CHOICE,
            "status",
            (*rules.UNSOLVED, rules.SOLVED, rules.CLOSED),
            is_always=True,
        ),
        Field(
            "priority",
            Type.CHOICE,
            "priority",
            tuple(map(str, rules.PRIORITIES)),
            is_always=True,
            written="priority",
            is_number=True,
        ),
        Field("type", Type.CHOICE, "type", rules.TYPES, is_always=True, written="type"),
        Field("category", Type.TEXT, "category", written="category", is_short=True),
        Field("tags", Type.TAGS, "tags", suggests=suggested),
        Field("channel_kind", Type.CHOICE, "channel_kind", CHANNEL_KINDS, is_always=True),
        Field("opened_at", Type.MOMENT, "opened_at", is_always=True),
        Field("first_reply_at", Type.MOMENT, "first_reply_at"),
        Field("first_reply_due", Type.MOMENT, "first_reply_due"),
        Field("solve_due", Type.MOMENT, "solve_due"),
        Field("solved_at", Type.MOMENT, "solved_at"),
        Field("closed_at", Type.MOMENT, "closed_at"),
        Field("reopened_count", Type.NUMBER, "reopened_count", is_always=True),
        Field("updated_at", Type.MOMENT, "updated_at", is_always=True),
    ),
    (*SORTS, QUEUE),
)
