"""What the list of quotes may be narrowed by."""

from enishi.foundation.filters import Field, Listing, Type
from enishi.sales.quotes import queries, rules

USER = "staff.User"

QUOTES = Listing(
    "quotes",
    "sales.Quote",
    (
        Field("title", Type.TEXT, "title", written="title"),
        Field("number", Type.TEXT, "number"),
        Field("revision", Type.NUMBER, "revision", is_always=True),
        Field("state", Type.CHOICE, "state", rules.STATES, is_always=True),
        Field("account", Type.RECORD, "deal__account", label="customers.Account"),
        Field("deal", Type.RECORD, "deal", label="sales.Deal", is_always=True),
        Field("owner", Type.PERSON, "deal__owner", label=USER),
        Field(
            "contact",
            Type.RECORD,
            "contact",
            label="customers.Contact",
            shown=("contact__family_name", "contact__given_name"),
            written="contact_id",
        ),
        Field("language", Type.CHOICE, "language", rules.LANGUAGES, is_always=True, written="language"),
        Field("valid_until", Type.DATE, "valid_until", written="valid_until"),
        Field("delivery", Type.TEXT, "delivery", written="delivery"),
        Field("place", Type.TEXT, "place", written="place"),
        Field("payment", Type.TEXT, "payment", written="payment"),
        Field("note", Type.TEXT, "note", written="note"),
        Field("subtotal", Type.MONEY, "subtotal", currency="currency", is_always=True),
        Field("discount", Type.MONEY, "discount", currency="currency", is_always=True),
        Field("net", Type.MONEY, "net", currency="currency", is_always=True),
        Field("tax", Type.MONEY, "tax", currency="currency", is_always=True),
        Field("total", Type.MONEY, "total", currency="currency", is_always=True),
        Field("cost", Type.MONEY, "cost", currency="currency", written="cost"),
        Field("sent_at", Type.MOMENT, "sent_at"),
        Field("sent_by", Type.PERSON, "sent_by", label=USER),
        Field("accepted_at", Type.MOMENT, "accepted_at"),
        Field("declined_at", Type.MOMENT, "declined_at"),
        Field("answered_by", Type.TEXT, "answered_by"),
        Field("decline_reason", Type.TEXT, "decline_reason"),
        Field("created_at", Type.MOMENT, "created_at", is_always=True),
        Field("updated_at", Type.MOMENT, "updated_at", is_always=True),
    ),
    ("updated_at", "created_at", "total", "net", "title", "state"),
    worked_out=queries.worked_out,
)
