"""The kinds of rows that can be brought in: their fields and the room that takes them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from enishi.commerce import bring_in as commerce
from enishi.commerce import rules as commerce_rules
from enishi.commerce.contracts import bring_in as contracts
from enishi.commerce.contracts import rules as contract_rules
from enishi.customers import bring_in as customers
from enishi.customers import rules as customer_rules
from enishi.customers.alike import Look, accounts_alike, contacts_alike
from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.bulk import Brought, Outcome
from enishi.foundation.custom import LONGEST_TEXT
from enishi.foundation.errors import BadInput
from enishi.foundation.search import Ready
from enishi.foundation.text.postal import PREFECTURES
from enishi.foundation.values import Field
from enishi.interactions import bring_in as interactions
from enishi.interactions.rules import ACTIVITY_KINDS, CHANNEL_KINDS, SIDES
from enishi.sales import bring_in as sales
from enishi.sales import rules as sales_rules
from enishi.service import bring_in as service
from enishi.service import bring_in_history as history
from enishi.service import rules as service_rules
from enishi.service.surveys import rules as survey_rules
from enishi.staff import bring_in as staff
from enishi.staff.custom import known

BringIn = Callable[[Actor, Sequence[Any]], Outcome]
ID = Field("external_id", required=True)
LEAD_STATUSES = (*sales_rules.LEAD_STATUSES, *sorted(sales_rules.LEAD_DONE))
STATUSES = (*service_rules.UNSOLVED, service_rules.SOLVED, service_rules.CLOSED)


class UnknownKind(BadInput):
    """There is no such kind of rows."""

    code = "import.unknown_kind"


@dataclass(frozen=True)
class Kind:
    """A kind of rows. `label` is the model they become; `with_currency` says that amounts carry theirs."""

    name: str
    label: str
    bring_in: BringIn
    fields: Mapping[str, Field]
    with_currency: bool = False
    # Finds whom new rows may be one with.
    alike: Look | None = None
    # Works out how new rows will be found, before they are made.
    findable: Callable[[Sequence[Brought]], Ready] | None = None
    # Its rows are what happened to tickets, taken ticket by ticket and never written out.
    is_log: bool = False


def _kind(
    name: str,
    label: str,
    bring_in: BringIn,
    *fields: Field,
    with_currency: bool = False,
    alike: Look | None = None,
    findable: Callable[[Sequence[Brought]], Ready] | None = None,
) -> Kind:
    own = (*fields, Field("currency", "currency")) if with_currency else fields
    by_name = {field.name: field for field in (ID, *own)}
    return Kind(name, label, bring_in, by_name, with_currency, alike, findable)


def _ref(name: str, *, required: bool = False) -> Field:
    return Field(name, "reference", required=required)


def _person(*more: Field) -> tuple[Field, ...]:
    return (
        Field("family_name", required=True, longest=100),
        Field("given_name", longest=100),
        Field("family_kana", longest=100),
        Field("given_kana", longest=100),
        Field("department", longest=100),
        Field("title", longest=100),
        Field("email", longest=254),
        Field("phone", longest=60),
        *more,
    )


ADDRESS = (
    Field("postal_code", longest=20),
    Field("prefecture", "choice", choices=PREFECTURES),
    Field("city", longest=100),
    Field("street"),
    Field("building"),
)

ACCOUNTS = _kind(
    "accounts",
    "customers.Account",
    customers.bring_in_accounts,
    Field("name", required=True),
    Field("kana"),
    Field("kind", "choice", choices=customer_rules.KINDS),
    Field("corporate_number", longest=40),
    Field("phone", longest=60),
    Field("email", longest=254),
    Field("website", longest=300),
    *ADDRESS,
    Field("industry", longest=100),
    Field("employees", "integer"),
    Field("annual_revenue", "own_amount"),
    _ref("sales_owner"),
    _ref("service_owner"),
    Field("note", longest=20_000),
    alike=accounts_alike,
)
CONTACTS = _kind(
    "contacts",
    "customers.Contact",
    customers.bring_in_contacts,
    *_person(
        Field("mobile", longest=60),
        Field("private_phone", longest=60),
        Field("preferred_channel", "choice", choices=customer_rules.CHANNELS),
        Field("language", "choice", choices=customer_rules.LANGUAGES),
        Field("memo", longest=20_000),
        Field("role", "choice", choices=customer_rules.ROLES),
        _ref("account"),
        Field("corporate_number", longest=40),
    ),
    alike=contacts_alike,
    findable=customers.contacts_findable,
)
LEADS = _kind(
    "leads",
    "sales.Lead",
    sales.bring_in_leads,
    Field("company"),
    *_person(
        Field("corporate_number", longest=40),
        Field("source", longest=40),
        Field("status", "choice", choices=LEAD_STATUSES),
        Field("nurture_until", "day"),
        Field("prefecture", "choice", choices=PREFECTURES),
        Field("industry", longest=100),
        Field("employees", "integer"),
        Field("language", "choice", choices=customer_rules.LANGUAGES),
        _ref("campaign"),
        _ref("product"),
        _ref("owner"),
        Field("note", longest=20_000),
    ),
)
DEALS = _kind(
    "deals",
    "sales.Deal",
    sales.bring_in_deals,
    Field("name", required=True, longest=300),
    Field("stage", required=True, longest=100),
    Field("kind", "choice", choices=sales_rules.KINDS),
    _ref("account"),
    _ref("contact"),
    _ref("owner"),
    _ref("product"),
    Field("amount", "amount"),
    Field("cost", "amount"),
    Field("probability", "integer", keeps=True),
    Field("opened_on", "day"),
    Field("expected_close", "day"),
    Field("closed_on", "day"),
    Field("lost_reason", "choice", choices=sales_rules.LOST_REASONS),
    Field("lost_note", longest=20_000),
    Field("next_action", longest=300),
    Field("next_action_on", "day"),
    Field("why_bought", longest=20_000),
    Field("go_live_on", "day"),
    Field("note", longest=20_000),
    with_currency=True,
)
PRODUCTS = _kind(
    "products",
    "commerce.Product",
    commerce.bring_in_products,
    Field("code", required=True, longest=60),
    Field("name", required=True),
    Field("name_en"),
    Field("unit", longest=20),
    Field("price", "amount", keeps=True),
    Field("tax_class", "choice", choices=commerce_rules.TAX_CLASSES),
    Field("recurring", "choice", choices=commerce_rules.RECURRING),
    Field("is_active", "yes"),
    with_currency=True,
)
USERS = _kind(
    "users",
    "staff.User",
    staff.bring_in_users,
    Field("name", required=True, longest=100),
    Field("kana", longest=100),
    Field("name_en", longest=100),
    Field("email", longest=254),
    Field("language", "choice", choices=customer_rules.LANGUAGES),
    Field("office", longest=100),
    Field("roles", "choices", choices=staff.ROLES),
    Field("team"),
    _ref("team_manager"),
)
ORDERS = _kind(
    "orders",
    "commerce.Order",
    commerce.bring_in_orders,
    _ref("account", required=True),
    _ref("owner"),
    _ref("product"),
    Field("text", longest=300),
    Field("deal_kind", "choice", choices=commerce_rules.DEAL_KINDS),
    Field("ordered_on", "day", required=True),
    Field("amount", "amount", required=True),
    with_currency=True,
)
CONTRACTS = _kind(
    "contracts",
    "commerce.Contract",
    contracts.bring_in_contracts,
    Field("name", required=True),
    _ref("account", required=True),
    _ref("product"),
    Field("kind", "choice", choices=contract_rules.KINDS, keeps=True),
    Field("starts_on", "day", required=True),
    Field("ends_on", "day", required=True),
    Field("renewal_on", "day", keeps=True),
    Field("notice_days", "integer", keeps=True),
    Field("auto_renews", "yes"),
    Field("amount", "amount"),
    Field("per", "choice", choices=contract_rules.PERS),
    Field("entitlement_class", "choice", choices=contract_rules.ENTITLEMENTS),
    Field("entitlement", longest=20_000),
    Field("cancelled_on", "day"),
    Field("cancel_reason", longest=300),
    Field("note", longest=20_000),
    with_currency=True,
)
ITEMS = _kind(
    "items",
    "commerce.InstalledItem",
    contracts.bring_in_items,
    _ref("account", required=True),
    _ref("product", required=True),
    Field("serial", longest=100),
    _ref("contract"),
    Field("site"),
    Field("installed_on", "day"),
    Field("warranty_until", "day"),
    Field("removed_on", "day"),
    Field("usage", longest=300),
    Field("note", longest=20_000),
)
TICKETS = _kind(
    "tickets",
    "service.Ticket",
    service.bring_in_tickets,
    Field("subject", required=True, longest=300),
    _ref("account"),
    _ref("contact"),
    _ref("contract"),
    _ref("item"),
    _ref("team"),
    _ref("assignee"),
    Field("channel_kind", "choice", choices=CHANNEL_KINDS),
    Field("type", "choice", choices=service_rules.TYPES),
    Field("category", longest=60),
    Field("tags", longest=800),
    Field("priority", "integer", keeps=True),
    Field("status", "choice", choices=STATUSES),
    Field("opened_at", "moment", required=True),
    Field("first_reply_at", "moment"),
    Field("solved_at", "moment"),
    Field("closed_at", "moment"),
    Field("text", longest=50_000),
)
ACTIVITIES = _kind(
    "activities",
    "interactions.Activity",
    interactions.bring_in_activities,
    _ref("account"),
    _ref("contact"),
    _ref("owner"),
    Field("kind", "choice", required=True, choices=ACTIVITY_KINDS),
    Field("side", "choice", choices=SIDES),
    Field("subject", required=True, longest=300),
    Field("body", longest=50_000),
    Field("outcome", longest=300),
    Field("happened_at", "moment", required=True),
    Field("minutes", "integer"),
    Field("next_action", longest=300),
    Field("next_action_on", "day"),
)
SURVEYS = _kind(
    "surveys",
    "service.SurveyResponse",
    service.bring_in_surveys,
    *map(_ref, ("ticket", "account", "contact")),
    Field("kind", "choice", choices=survey_rules.KINDS, keeps=True),
    Field("score", "integer", required=True),
    Field("comment", longest=20_000),
    Field("answered_at", "moment", required=True),
)

_LOGGED = (
    Field("ticket", required=True, longest=200),
    # What else a code says counts as work.
    Field("status", "choice", required=True, choices=(*history.STATUSES, "touch")),
    Field("at", "moment", required=True),
    Field("agent", longest=254),
    Field("customer", longest=255),
    Field("category", longest=60),
)
TICKET_EVENTS = Kind(
    "ticket_events",
    "service.Ticket",
    history.bring_in_history,
    {field.name: field for field in _LOGGED},
    is_log=True,
)

# In the order in which a whole house moves in: what others speak of comes first.
KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        USERS,
        ACCOUNTS,
        CONTACTS,
        PRODUCTS,
        LEADS,
        DEALS,
        ORDERS,
        CONTRACTS,
        ITEMS,
        TICKETS,
        ACTIVITIES,
        SURVEYS,
    )
}


def fields_for(actor: Actor, kind: Kind) -> dict[str, Field]:
    """The fields of a kind that the actor may fill, on some rows at least."""
    return {
        name: field
        for name, field in kind.fields.items()
        if authz.field_rows(actor, kind.label, name, "update") is not False
    }


# What a file may be of; logs are brought in and never written out.
BROUGHT: Mapping[str, Kind] = {**KINDS, TICKET_EVENTS.name: TICKET_EVENTS}


def kind_of(name: str) -> Kind:
    try:
        return with_custom(BROUGHT[name])
    except KeyError:
        raise UnknownKind(fields={"kind": "not_a_choice"}, kind=name) from None


# How the value of a custom field is read from a cell.
CUSTOM_TYPES: Mapping[str, str] = {
    "text": "text",
    "number": "figure",
    "money": "own_amount",
    "date": "written_day",
    "choice": "choice",
    "choices": "choices",
    "link": "link",
    "checkbox": "yes",
}


def with_custom(kind: Kind) -> Kind:
    """The kind with the fields the organisation gave it. None is required: history may not have it."""
    own = {
        one.field.name: Field(
            one.field.name,
            CUSTOM_TYPES[one.kind],
            longest=LONGEST_TEXT,
            choices=one.choices,
            negative=True,
            names=one.field.names,
            choice_names=one.field.choice_names,
        )
        for one in known(kind.name).values()
        if not one.is_archived
    }
    return replace(kind, fields={**kind.fields, **own}) if own else kind
