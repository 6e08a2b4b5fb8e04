"""Giving customers gone quiet to somebody."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from enishi.customers.models import Account
from enishi.foundation import authz
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.errors import BadInput, UnknownReference
from enishi.interactions.actions import create_task
from enishi.interactions.models import Task


@action
def ask_to_win_back(
    actor: Actor, ids: Sequence[UUID], subject: str, due_on: date, *, to_owners: bool = False
) -> int:
    """A task about each of these customers, for who asks or for whoever sells to them; answers how many.

    A customer about whom such a task is open already gets no second one. UnknownReference for a customer whom
    the actor may not name; NotAllowed for a task in the name of somebody beyond the actor's reach.
    """
    subject = subject.strip()
    if not subject:
        raise BadInput(fields={"subject": "required"})
    wanted = set(ids)
    found = authz.scope(actor, Account, "link").filter(uid__in=wanted).select_related("sales_owner")
    accounts = list(found.order_by("id"))
    if len(accounts) < len(wanted):
        raise UnknownReference(fields={"account_ids": "unknown_reference"})
    tasks = Task.objects.unscoped("whether such a task is open is asked, whoever has it")
    open_ones = tasks.filter(account__in=accounts, subject=subject, done_at=None, deleted_at=None)
    has_one = set(open_ones.values_list("account", flat=True))
    asked = [account for account in accounts if account.pk not in has_one]
    for account in asked:
        values = {"account_id": account.uid, "subject": subject, "due_on": due_on}
        owner = account.sales_owner if to_owners else None
        create_task(actor, values | ({"owner_id": owner.uid} if owner and owner.is_active else {}))
    return len(asked)
