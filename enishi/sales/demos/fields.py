"""What the list of demos may be narrowed by."""

from enishi.foundation.filters import Field, Listing, Type
from enishi.sales.demos import queries, rules

USER = "staff.User"

DEMOS = Listing(
    "demos",
    "sales.Demo",
    (
        Field("title", Type.TEXT, "title", is_always=True),
        Field("status", Type.CHOICE, "status", rules.STATUSES, is_always=True),
        Field("starts_at", Type.MOMENT, "starts_at", is_always=True),
        Field("minutes", Type.NUMBER, "minutes", is_always=True),
        Field("owner", Type.PERSON, "owner", label=USER, written="owner_id"),
        Field("account", Type.RECORD, "deal__account", label="customers.Account"),
        Field("deal", Type.RECORD, "deal", label="sales.Deal"),
        Field(
            "lead", Type.RECORD, "lead", label="sales.Lead", shown=("lead__family_name", "lead__given_name")
        ),
        Field("place", Type.TEXT, "place", written="place"),
        Field("url", Type.TEXT, "url", written="url"),
        Field("language", Type.CHOICE, "language", rules.LANGUAGES, is_always=True, written="language"),
        Field("message", Type.TEXT, "message", written="message"),
        Field("invited_at", Type.MOMENT, "invited_at"),
        Field("accepted", Type.NUMBER, "accepted", is_always=True),
        Field("unanswered", Type.NUMBER, "unanswered", is_always=True),
        Field("shown", Type.TEXT, "shown"),
        Field("outcome", Type.TEXT, "outcome"),
        Field("next_action", Type.TEXT, "next_action"),
        Field("next_action_on", Type.DATE, "next_action_on"),
        Field("cancel_reason", Type.TEXT, "cancel_reason"),
        Field("followed_up_at", Type.MOMENT, "followed_up_at"),
        Field("created_at", Type.MOMENT, "created_at", is_always=True),
        Field("updated_at", Type.MOMENT, "updated_at", is_always=True),
    ),
    ("starts_at", "created_at", "updated_at", "title", "status"),
    worked_out=queries.worked_out,
    sought=queries.sought,
)
