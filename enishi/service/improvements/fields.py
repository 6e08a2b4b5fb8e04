"""What the list of improvements may be narrowed by, changed in and taken out with."""

from enishi.foundation.filters import Field, Listing, Type
from enishi.service.improvements import queries, rules

IMPROVEMENTS = Listing(
    "improvements",
    "service.Improvement",
    (
        Field("number", Type.NUMBER, "number", is_always=True),
        Field("title", Type.TEXT, "title", is_always=True, written="title"),
        Field("status", Type.CHOICE, "status", rules.STATUSES, is_always=True, written="status"),
        Field("owner", Type.PERSON, "owner", label="staff.User", written="owner_id"),
        Field("due_on", Type.DATE, "due_on", written="due_on"),
        Field("product", Type.RECORD, "product", label="commerce.Product", written="product_id"),
        Field("voices", Type.NUMBER, "voices_count", is_always=True),
        Field("customers", Type.NUMBER, "customers", is_always=True),
        Field("stake", Type.MONEY, "stake", is_always=True),
        Field("wanted", Type.TEXT, "wanted"),
        Field("result", Type.TEXT, "result"),
        Field("reason", Type.TEXT, "reason"),
        Field("decided_at", Type.MOMENT, "decided_at"),
        Field("created_at", Type.MOMENT, "created_at", is_always=True),
        Field("updated_at", Type.MOMENT, "updated_at", is_always=True),
    ),
    tuple(name.removeprefix("-") for name in queries.SORTS),
    worked_out=queries.worked_out,
    sought=queries.sought,
)
