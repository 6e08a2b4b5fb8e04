"""Activities from other products."""

from collections.abc import Mapping, Sequence
from typing import Any

from enishi.customers.models import Account, Contact
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.bulk import Brought, Outcome, in_form, pk_of, references, upsert
from enishi.interactions import rules
from enishi.interactions.models import Activity
from enishi.staff.models import User

REFERENCES = ("account", "contact", "owner")


@action
def bring_in_activities(actor: Actor, rows: Sequence[Brought]) -> Outcome:
    """Activities by outside id."""
    named: dict[str, Mapping[str, Any]] = {
        "account": references(actor, Account, rows, "account", also_by=("name",)),
        "contact": references(actor, Contact, rows, "contact"),
        "owner": references(actor, User, rows, "owner", also_by=("email", "name")),
    }
    formed = in_form(rows, _in_form, apart=REFERENCES)

    def facts(row: Brought, stored: Activity | None) -> Mapping[str, Any]:
        links = {f"{name}_id": pk_of(found, row, name) for name, found in named.items() if name in row.values}
        return formed[row.row] | links

    def make(fresh: Sequence[Brought]) -> list[Activity]:
        return [Activity(side="sales") for _ in fresh]

    return upsert(actor, Activity, rows, facts, noun="activity", make=make, created="recorded")


def _in_form(values: Mapping[str, Any]) -> Mapping[str, Any]:
    rules.check_activity(values)
    return values
