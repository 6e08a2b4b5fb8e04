"""What the lists of contracts and installed items may be narrowed by."""

from enishi.commerce.contracts import queries, rules
from enishi.foundation.filters import Field, Listing, Type

ACCOUNT, PRODUCT = "customers.Account", "commerce.Product"

CONTRACTS = Listing(
    "contracts",
    "commerce.Contract",
    (
        Field("name", Type.TEXT, "name", written="name"),
        Field("number", Type.NUMBER, "number", is_always=True),
        Field("account", Type.RECORD, "account", label=ACCOUNT, is_always=True),
        Field("product", Type.RECORD, "product", label=PRODUCT, written="product_id"),
        Field("kind", Type.CHOICE, "kind", rules.KINDS, is_always=True, written="kind"),
        Field("starts_on", Type.DATE, "starts_on", is_always=True),
        Field("ends_on", Type.DATE, "ends_on", is_always=True),
        Field("renewal_on", Type.DATE, "renewal_on", is_always=True),
        Field("notice_on", Type.DATE, "notice_on", is_always=True),
        Field("notice_days", Type.NUMBER, "notice_days", is_always=True, written="notice_days"),
        Field("auto_renews", Type.YES, "auto_renews", is_always=True, written="auto_renews"),
        Field("amount", Type.MONEY, "amount", currency="currency", written="amount"),
        Field("per", Type.CHOICE, "per", rules.PERS[1:], written="per"),
        Field(
            "entitlement_class",
            Type.CHOICE,
            "entitlement_class",
            rules.ENTITLEMENTS[1:],
            written="entitlement_class",
        ),
        Field("cancelled_on", Type.DATE, "cancelled_on"),
        Field("cancel_reason", Type.TEXT, "cancel_reason"),
        Field("note", Type.TEXT, "note", written="note"),
        Field("created_at", Type.MOMENT, "created_at", is_always=True),
        Field("updated_at", Type.MOMENT, "updated_at", is_always=True),
    ),
    tuple(name.removeprefix("-") for name in queries.CONTRACT_SORTS),
)
ITEMS = Listing(
    "items",
    "commerce.InstalledItem",
    (
        Field("product", Type.RECORD, "product", label=PRODUCT, is_always=True, written="product_id"),
        Field("serial", Type.TEXT, "serial", written="serial"),
        Field("account", Type.RECORD, "account", label=ACCOUNT, is_always=True),
        Field("contract", Type.RECORD, "contract", label="commerce.Contract", written="contract_id"),
        Field("site", Type.TEXT, "site", written="site", is_short=True),
        Field("installed_on", Type.DATE, "installed_on", written="installed_on"),
        Field("warranty_until", Type.DATE, "warranty_until", written="warranty_until"),
        Field("removed_on", Type.DATE, "removed_on", written="removed_on"),
        Field("usage", Type.TEXT, "usage", written="usage"),
        Field("note", Type.TEXT, "note", written="note"),
        Field("created_at", Type.MOMENT, "created_at", is_always=True),
        Field("updated_at", Type.MOMENT, "updated_at", is_always=True),
    ),
    tuple(name.removeprefix("-") for name in queries.ITEM_SORTS),
)
