"""What the list of payments may be narrowed by. Nothing here is written: what came in stands as the bank has it."""

from enishi.commerce.payments import queries
from enishi.commerce.payments.models import Payment
from enishi.foundation.filters import Field, Listing, Type

PAYMENTS = Listing(
    "payments",
    "commerce.Payment",
    (
        Field("payer", Type.TEXT, "payer"),
        Field("account", Type.RECORD, "account", label="customers.Account"),
        Field("sales_owner", Type.PERSON, "account__sales_owner", label="staff.User"),
        Field("received_on", Type.DATE, "received_on", is_always=True),
        Field("amount", Type.MONEY, "amount", currency="currency", is_always=True),
        Field("state", Type.CHOICE, "state", queries.OWN_STATES, is_always=True),
        Field("matched", Type.MONEY, "matched", currency="currency", is_always=True),
        Field("unmatched", Type.MONEY, "unmatched", currency="currency", is_always=True),
        Field("source", Type.CHOICE, "source", (Payment.BANK, Payment.HAND), is_always=True),
        Field("note", Type.TEXT, "note"),
        Field("created_at", Type.MOMENT, "created_at", is_always=True),
        Field("updated_at", Type.MOMENT, "updated_at", is_always=True),
    ),
    tuple(name.removeprefix("-") for name in queries.SORTS),
    worked_out=queries.worked_out,
    sought=queries.sought,
)
