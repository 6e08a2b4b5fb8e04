"""What the list of invoices may be narrowed by. Nothing here is written: what is issued never changes."""

from enishi.commerce.invoices import queries, rules
from enishi.foundation.filters import Field, Listing, Type

ORDER = "delivery_line__delivery__order"

INVOICES = Listing(
    "invoices",
    "commerce.Invoice",
    (
        Field("number", Type.TEXT, "number"),
        Field("account", Type.RECORD, "account", label="customers.Account", is_always=True),
        Field("sales_owner", Type.PERSON, "account__sales_owner", label="staff.User"),
        # A closing brings several orders together: each line says which one it is of.
        Field(
            "order",
            Type.RECORD,
            ORDER,
            label="commerce.Order",
            shown=(f"{ORDER}__number",),
            through="commerce.InvoiceLine",
            back="invoice",
            along=("position",),
        ),
        Field("state", Type.CHOICE, "state", rules.STATES, is_always=True),
        Field("closing_on", Type.DATE, "closing_on"),
        Field("issued_on", Type.DATE, "issued_on"),
        Field("due_on", Type.DATE, "due_on", is_always=True),
        Field("settled_on", Type.DATE, "settled_on"),
        Field("days_late", Type.NUMBER, "days_late"),
        Field("net", Type.MONEY, "net", currency="currency", is_always=True),
        Field("tax", Type.MONEY, "tax", currency="currency", is_always=True),
        Field("total", Type.MONEY, "total", currency="currency", is_always=True),
        Field("credited", Type.MONEY, "credited", currency="currency", is_always=True),
        Field("paid", Type.MONEY, "paid", currency="currency", is_always=True),
        Field("balance", Type.MONEY, "balance", currency="currency", is_always=True),
        Field("language", Type.CHOICE, "language", ("ja", "en"), is_always=True),
        Field("note", Type.TEXT, "note"),
        Field("created_at", Type.MOMENT, "created_at", is_always=True),
        Field("updated_at", Type.MOMENT, "updated_at", is_always=True),
    ),
    tuple(name.removeprefix("-") for name in queries.SORTS),
    worked_out=queries.worked_out,
    sought=queries.sought,
)
