"""The lists of accounts and people: which filters narrow them, by what they are sorted."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Case, F, QuerySet, Value, When
from django.db.models.functions import Coalesce, Concat

from enishi.customers import queries
from enishi.customers.models import Account, Contact
from enishi.foundation import authz, search
from enishi.foundation.authz import Actor
from enishi.foundation.http import Paging
from enishi.foundation.prepared import Lines
from enishi.staff.filtering import narrowed

# Readings are ordered by syllable; whoever has none comes last.
LAST = "\U0010ffff"

ACCOUNT_SORTS = {
    "updated_at": "updated_at",
    "name": "reading",
    "number": "number",
    "created_at": "created_at",
    "open_pipeline": "pipeline",
    "open_tickets": "waiting",
    "lifetime_net": "lifetime",
}
CONTACT_SORTS = {"updated_at": "updated_at", "name": "reading", "created_at": "created_at"}
COMPUTED = {
    "pipeline": Coalesce("standing__open_pipeline", 0),
    "waiting": Coalesce("standing__open_tickets", 0),
    "lifetime": Coalesce("standing__lifetime_net", 0),
}


# What a line of a list shows: a list reads no more.
ACCOUNT_COLUMNS = (
    *"uid version number kind name kana relationship_stage prefecture city industry phone custom updated_at".split(),
    *("sales_owner__uid", "sales_owner__name", "service_owner__uid", "service_owner__name"),
    *(f"standing__{name}" for name in ("open_deals", "open_pipeline", "open_tickets", "worst_priority")),
    *("standing__open_handovers", "standing__last_contact_at"),
)
ACCOUNT_LINES = Lines(Account, ACCOUNT_COLUMNS)


def listed_accounts(actor: Actor, asked: Mapping[str, Any], sort: str) -> QuerySet[Account]:
    """The accounts of a list. A sort by a figure that is computed costs its annotation, others do not."""
    rows = authz.scope(actor, Account)
    for name, column in (
        ("stage", "relationship_stage"),
        ("prefecture", "prefecture"),
        ("industry", "industry"),
        ("kind", "kind"),
    ):
        if asked[name]:
            rows = rows.filter(**{column: asked[name]})
    for side in ("sales_owner", "service_owner"):
        if asked[f"{side}_id"]:
            rows = rows.filter(**{f"{side}__uid": asked[f"{side}_id"]})
    if asked["owner"]:
        rows = queries.owned(rows, asked["owner"], actor)
    if sort in COMPUTED:
        rows = rows.annotate(**{sort: COMPUTED[sort]})
    if sort == "reading":
        rows = rows.annotate(reading=spoken("kana"))
    return search.narrow(narrowed(actor, rows, "accounts", asked["filter"]), asked["q"])


def listed_contacts(actor: Actor, asked: Mapping[str, Any], sort: str) -> QuerySet[Contact]:
    """The people of a list, or of one customer."""
    rows = queries.contacts(actor)
    if asked["account_id"]:
        rows = rows.filter(account_links__account__uid=asked["account_id"])
    if sort == "reading":
        rows = rows.annotate(reading=spoken("family_kana", "given_kana"))
    return search.narrow(narrowed(actor, rows, "contacts", asked["filter"]), asked["q"])


def spoken(*kana: str) -> Case:
    """A text to order by: the reading, or after all readings the written name."""
    reading = Concat(*(F(column) for column in kana), F("name_key")) if len(kana) > 1 else F(kana[0])
    return Case(
        When(**{kana[0]: ""}, then=Concat(Value(LAST), F("name_key"))),
        default=Concat(reading, Value(" "), F("name_key")) if len(kana) == 1 else reading,
    )


def by_name(paging: Paging, columns: Mapping[str, str]) -> tuple[Paging, str]:
    """The paging with the public name of its sort replaced by the column; unknown names stay to be refused."""
    asked = paging.sort or "-updated_at"
    name = asked.removeprefix("-")
    column = columns.get(name, name)
    sign = "-" if asked.startswith("-") else ""
    return paging.model_copy(update={"sort": f"{sign}{column}"}), column
