"""Writes on accounts."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from enishi.customers import rules
from enishi.customers.models import Account
from enishi.customers.queries import staff_behind, standing_of
from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.authz.actors import SALES_ROLES, SERVICE_ROLES
from enishi.foundation.errors import BadInput, NotFound
from enishi.foundation.ids import next_numbers
from enishi.staff import custom
from enishi.staff.models import User

LABEL = "customers.Account"
SIDES = ("sales_owner", "service_owner")


@action
def create_account(actor: Actor, values: Mapping[str, Any]) -> Account:
    """A new customer. Where no owner is named, its maker owns it for their own side."""
    authz.check(actor, "create", LABEL)
    named = own_side(actor) | resolved(actor, custom.filled("accounts", values))
    account = Account(number=next_numbers("account")[0], **rules.in_form({"name": "", **named}))
    save(account)
    authz.check_new(actor, account)
    events.record("account.created", actor, account)
    return account


@action
def update_account(actor: Actor, uid: UUID, values: Mapping[str, Any], *, version: int) -> Account:
    """Change the given fields of a customer."""
    account = authz.lock(actor, Account, "update", uid)
    versions.claim(account, version)
    before = account.snapshot()
    given = custom.merged("accounts", account, values)
    for field, value in rules.in_form(resolved(actor, given)).items():
        setattr(account, field, value)
    check_parent(account)
    save(account)
    if not authz.may_do(actor, ["update"], account)["update"]:
        owners = [f"{side}_id" for side in SIDES if f"{side}_id" in values]
        raise rules.OutOfReach(fields=dict.fromkeys(owners, "out_of_reach"))
    events.record("account.updated", actor, account, before=before)
    return account


@action
def delete_account(actor: Actor, uid: UUID, *, version: int) -> Account:
    """Into the bin, from where it can be restored. Refused while anything is open with the customer."""
    account = authz.lock(actor, Account, "delete", uid)
    versions.claim(account, version)
    standing = standing_of(account)
    rules.check_unused(standing.open_deals, standing.open_tickets, standing.open_handovers)
    before = account.snapshot()
    account.deleted_at = clock.now()
    account.save(force_update=True)
    events.record("account.deleted", actor, account, before=before)
    return account


@action
def restore_account(actor: Actor, uid: UUID) -> Account:
    """Back out of the bin, by whoever might put it there."""
    binned = Account.objects.unscoped("a row in the bin is in nobody's scope; the gate is asked below")
    account = binned.select_for_update().filter(uid=uid, merged_into=None).exclude(deleted_at=None).first()
    if account is None:
        raise NotFound()
    before = account.snapshot()
    account.deleted_at = None
    versions.touch(account)
    account.save(force_update=True)
    if not authz.may_do(actor, ["delete"], account)["delete"]:
        raise NotFound()
    events.record("account.restored", actor, account, before=before)
    return account


def own_side(actor: Actor) -> dict[str, Any]:
    """The side on which a maker owns what they make; a manager of everything owns nothing by making it."""
    person = staff_behind(actor)
    if person is None:
        return {}
    if person.roles & SALES_ROLES:
        return {"sales_owner_id": person.user_id}
    return {"service_owner_id": person.user_id} if person.roles & SERVICE_ROLES else {}


def resolved(actor: Actor, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values with public ids of people and accounts turned into rows the actor may name."""
    found = dict(values)
    for side in SIDES:
        if f"{side}_id" in found:
            person = authz.refer(actor, User, found[f"{side}_id"], f"{side}_id")
            found[f"{side}_id"] = person.pk if person else None
    if "parent_id" in found:
        parent = authz.refer(actor, Account, found["parent_id"], "parent_id")
        found["parent_id"] = parent.pk if parent else None
    return found


def check_parent(account: Account) -> None:
    """No account stands above itself, however many steps up."""
    if account.pk in above(account):
        raise BadInput(fields={"parent_id": "parent_circle"})


def above(account: Account) -> set[int]:
    """Every account over this one, step by step; itself, where that goes round in a circle."""
    found: set[int] = set()
    step = account.parent_id
    parents = Account.objects.unscoped("a circle is a circle whoever may see it")
    while step is not None and step not in found:
        found.add(step)
        if step == account.pk:
            break
        step = parents.filter(pk=step).values_list("parent_id", flat=True).first()
    return found


def save(account: Account) -> None:
    """Store the account with its keys; every write of a name or number goes through here."""
    for field, key in rules.company_keys(account.name, account.phone).items():
        setattr(account, field, key)
    account.save()
