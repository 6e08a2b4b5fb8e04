"""What the lists of leads and of deals may be narrowed by."""

from enishi.foundation.filters import Field, Listing, Type
from enishi.sales import rules
from enishi.sales.qualifying.rules import ITEMS, STATES
from enishi.sales.queries import DEAL_SORTS, LEAD_SORTS

USER, ACCOUNT, CAMPAIGN = "staff.User", "customers.Account", "sales.Campaign"

# Of an item nobody spoke of a row says nothing: it is found as empty.
CHECKS = tuple(
    Field(f"check_{item}", Type.CHOICE, f"checks__{item}__state", STATES, key="state") for item in ITEMS
)

LEADS = Listing(
    "leads",
    "sales.Lead",
    (
        Field("company", Type.TEXT, "company", written="company", is_short=True),
        Field("family_name", Type.TEXT, "family_name", written="family_name"),
        Field("number", Type.NUMBER, "number", is_always=True),
        Field(
            "status",
            Type.CHOICE,
            "status",
            (*rules.LEAD_STATUSES, *sorted(rules.LEAD_DONE)),
            is_always=True,
            written="status",
        ),
        Field("owner", Type.PERSON, "owner", label=USER, written="owner_id"),
        Field("source", Type.TEXT, "source", written="source", is_short=True),
        Field("campaign", Type.RECORD, "campaign", label=CAMPAIGN, written="campaign_id"),
        Field("department", Type.TEXT, "department", written="department"),
        Field("title", Type.TEXT, "title", written="title"),
        Field("email", Type.TEXT, "email", written="email"),
        Field("phone", Type.TEXT, "phone", written="phone"),
        Field("prefecture", Type.TEXT, "prefecture", written="prefecture", is_short=True),
        Field("industry", Type.TEXT, "industry", written="industry"),
        Field("employees", Type.NUMBER, "employees", written="employees"),
        Field("product", Type.RECORD, "product", label="commerce.Product", written="product_id"),
        Field("contact_due_at", Type.MOMENT, "contact_due_at"),
        Field("contacted_at", Type.MOMENT, "contacted_at"),
        Field("account", Type.RECORD, "account", label=ACCOUNT),
        Field(
            "referrer",
            Type.RECORD,
            "referrer",
            label="customers.Contact",
            shown=("referrer__family_name", "referrer__given_name"),
            written="referrer_id",
        ),
        Field("note", Type.TEXT, "note", written="note"),
        Field("score", Type.NUMBER, "score", is_always=True),
        Field("nurture_until", Type.DATE, "nurture_until", written="nurture_until"),
        *CHECKS,
        Field("converted_at", Type.MOMENT, "converted_at"),
        Field("created_at", Type.MOMENT, "created_at", is_always=True),
        Field("updated_at", Type.MOMENT, "updated_at", is_always=True),
    ),
    tuple(name.removeprefix("-") for name in LEAD_SORTS),
)
DEALS = Listing(
    "deals",
    "sales.Deal",
    (
        Field("name", Type.TEXT, "name", written="name"),
        Field("number", Type.NUMBER, "number", is_always=True),
        Field("account", Type.RECORD, "account", label=ACCOUNT, written="account_id"),
        Field("owner", Type.PERSON, "owner", label=USER, written="owner_id"),
        Field("team", Type.RECORD, "owner__team", label="staff.Team"),
        Field("stage", Type.RECORD, "stage", label="sales.Stage", is_always=True),
        Field(
            "stage_type",
            Type.CHOICE,
            "stage_type",
            (rules.OPEN, rules.WON, rules.LOST, rules.ON_HOLD),
            is_always=True,
        ),
        Field("pipeline", Type.RECORD, "pipeline", label="sales.Pipeline", is_always=True),
        Field("kind", Type.CHOICE, "kind", rules.KINDS[1:], written="kind"),
        Field(
            "lead", Type.RECORD, "lead", label="sales.Lead", shown=("lead__family_name", "lead__given_name")
        ),
        Field("campaign", Type.RECORD, "lead__campaign", label=CAMPAIGN),
        Field("product", Type.RECORD, "product", label="commerce.Product", written="product_id"),
        Field("amount", Type.MONEY, "amount", currency="currency", written="amount"),
        Field("cost", Type.MONEY, "cost", currency="currency", written="cost"),
        Field("probability", Type.NUMBER, "probability", is_always=True, written="probability"),
        Field("expected_close", Type.DATE, "expected_close", written="expected_close"),
        Field("closed_on", Type.DATE, "closed_on"),
        Field("opened_on", Type.DATE, "opened_on", is_always=True),
        Field("stage_since", Type.DATE, "stage_since", is_always=True),
        Field("next_action", Type.TEXT, "next_action", written="next_action"),
        Field("next_action_on", Type.DATE, "next_action_on", written="next_action_on"),
        Field("lost_reason", Type.CHOICE, "lost_reason", rules.LOST_REASONS),
        Field("open_tickets", Type.NUMBER, "account__standing__open_tickets", is_zero=True),
        Field("note", Type.TEXT, "note", written="note"),
        *CHECKS,
        Field("created_at", Type.MOMENT, "created_at", is_always=True),
        Field("updated_at", Type.MOMENT, "updated_at", is_always=True),
    ),
    tuple(DEAL_SORTS),
)
