"""What the list of deliveries may be narrowed by. Nothing here is written: a delivery is accepted or cancelled."""

from enishi.commerce.deliveries import queries
from enishi.foundation.filters import Field, Listing, Type

DELIVERIES = Listing(
    "deliveries",
    "commerce.Delivery",
    (
        Field("number", Type.TEXT, "number", is_always=True),
        Field("account", Type.RECORD, "order__account", label="customers.Account", is_always=True),
        Field(
            "order", Type.RECORD, "order", label="commerce.Order", shown=("order__number",), is_always=True
        ),
        Field("owner", Type.PERSON, "order__owner", label="staff.User"),
        Field("state", Type.CHOICE, "state", tuple(queries.STATES), is_always=True),
        Field("delivered_on", Type.DATE, "delivered_on", is_always=True),
        Field("accepted_on", Type.DATE, "accepted_on"),
        Field("cancelled_at", Type.MOMENT, "cancelled_at"),
        Field("net", Type.MONEY, "net", currency="order__currency", is_always=True),
        Field("note", Type.TEXT, "note"),
        Field("created_at", Type.MOMENT, "created_at", is_always=True),
        Field("updated_at", Type.MOMENT, "updated_at", is_always=True),
    ),
    tuple(name.removeprefix("-") for name in queries.SORTS),
    worked_out=queries.worked_out,
    sought=queries.sought,
)
