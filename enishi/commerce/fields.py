"""What the list of orders may be narrowed by."""

from enishi.commerce import queries, rules
from enishi.foundation.filters import Field, Listing, Type

ORDERS = Listing(
    "orders",
    "commerce.Order",
    (
        Field("number", Type.NUMBER, "number", is_always=True),
        Field("account", Type.RECORD, "account", label="customers.Account", is_always=True),
        Field(
            "contact",
            Type.RECORD,
            "contact",
            label="customers.Contact",
            shown=("contact__family_name", "contact__given_name"),
        ),
        Field("owner", Type.PERSON, "owner", label="staff.User", written="owner_id"),
        Field("deal_kind", Type.CHOICE, "deal_kind", rules.DEAL_KINDS[1:]),
        Field(
            "product",
            Type.RECORD,
            "product",
            label="commerce.Product",
            through="commerce.OrderLine",
            back="order",
            along=("position",),
        ),
        Field("ordered_on", Type.DATE, "ordered_on", is_always=True),
        Field("gross", Type.MONEY, "gross", currency="currency", is_always=True),
        Field("discount", Type.MONEY, "discount", currency="currency", is_always=True),
        Field("net", Type.MONEY, "net", currency="currency", is_always=True),
        Field("created_at", Type.MOMENT, "created_at", is_always=True),
        Field("updated_at", Type.MOMENT, "updated_at", is_always=True),
    ),
    tuple(name.removeprefix("-") for name in queries.ORDER_SORTS),
)
