"""What the lists of customers and of their people may be narrowed by."""

from enishi.customers import rules
from enishi.customers.lists import ACCOUNT_SORTS, CONTACT_SORTS
from enishi.foundation.filters import Field, Listing, Type
from enishi.foundation.text.postal import PREFECTURES

USER, ACCOUNT, PLACES = "staff.User", "customers.Account", "customers.AccountContact"


def place(name: str, type: Type, path: str, choices: tuple[str, ...] = (), label: str = "") -> Field:
    """A fact of a person's places, as far as one may see those."""
    return Field(name, type, path, choices, label, through=PLACES, back="contact")


ACCOUNTS = Listing(
    "accounts",
    ACCOUNT,
    (
        Field("name", Type.TEXT, "name_key", is_folded=True, written="name", shown=("name",)),
        Field("kana", Type.TEXT, "kana", written="kana"),
        Field("number", Type.NUMBER, "number", is_always=True),
        Field("kind", Type.CHOICE, "kind", rules.KINDS, is_always=True, written="kind"),
        Field("relationship_stage", Type.CHOICE, "relationship_stage", rules.STAGES, is_always=True),
        Field("sales_owner", Type.PERSON, "sales_owner", label=USER, written="sales_owner_id"),
        Field("service_owner", Type.PERSON, "service_owner", label=USER, written="service_owner_id"),
        Field("prefecture", Type.CHOICE, "prefecture", PREFECTURES, written="prefecture"),
        Field("city", Type.TEXT, "city", written="city", is_short=True),
        Field("industry", Type.TEXT, "industry", written="industry", is_short=True),
        Field("corporate_number", Type.TEXT, "corporate_number", written="corporate_number"),
        Field("phone", Type.TEXT, "phone", written="phone"),
        Field("email", Type.TEXT, "email", written="email"),
        Field("employees", Type.NUMBER, "employees", written="employees"),
        Field("annual_revenue", Type.MONEY, "annual_revenue", written="annual_revenue"),
        Field("customer_since", Type.DATE, "customer_since"),
        Field("parent", Type.RECORD, "parent", label=ACCOUNT, written="parent_id"),
        Field("open_deals", Type.NUMBER, "standing__open_deals", is_zero=True),
        Field("open_pipeline", Type.MONEY, "standing__open_pipeline", is_zero=True),
        Field("lifetime_net", Type.MONEY, "standing__lifetime_net", is_zero=True),
        Field("open_tickets", Type.NUMBER, "standing__open_tickets", is_zero=True),
        Field("next_renewal_on", Type.DATE, "standing__next_renewal_on"),
        Field("last_contact", Type.MOMENT, "standing__last_contact_at"),
        Field("note", Type.TEXT, "note", written="note"),
        Field("created_at", Type.MOMENT, "created_at", is_always=True),
        Field("updated_at", Type.MOMENT, "updated_at", is_always=True),
    ),
    tuple(ACCOUNT_SORTS),
)
CONTACTS = Listing(
    "contacts",
    "customers.Contact",
    (
        Field("name", Type.TEXT, "name_key", is_folded=True, shown=("family_name", "given_name")),
        Field("family_kana", Type.TEXT, "family_kana", written="family_kana"),
        place("account", Type.RECORD, "account", label=ACCOUNT),
        place("department", Type.TEXT, "department"),
        place("title", Type.TEXT, "title"),
        place("role", Type.CHOICE, "role", rules.ROLES),
        Field("email", Type.TEXT, "email", written="email"),
        Field("phone", Type.TEXT, "phone", written="phone"),
        Field(
            "preferred_channel", Type.CHOICE, "preferred_channel", rules.CHANNELS, written="preferred_channel"
        ),
        Field("language", Type.CHOICE, "language", rules.LANGUAGES, is_always=True, written="language"),
        Field("created_at", Type.MOMENT, "created_at", is_always=True),
        Field("updated_at", Type.MOMENT, "updated_at", is_always=True),
    ),
    tuple(CONTACT_SORTS),
)
