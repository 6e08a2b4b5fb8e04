"""Keeps the revenue ledger: the lines of an account are classed anew whenever one of them changes.

The event's own transaction writes a `Pending` row; the roll-up empties the pending rows and writes the
lines of those accounts. A back-dated order so re-classes its own customer and nobody else.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence

from enishi.bond.models import Referral
from enishi.commerce.models import OrderLine
from enishi.foundation.actions import action, finish_once
from enishi.foundation.authz import Actor
from enishi.foundation.events import Heard
from enishi.foundation.inserts import insert_many
from enishi.foundation.jobs import enqueue
from enishi.insight.models import Pending, RevenueLine
from enishi.insight.rules import Line, Referred, classify

TOPIC = "ledger"
WHY = "the ledger covers every account"
BATCH = 50


def orders_changed(heard: Sequence[Heard]) -> None:
    """Note the accounts whose orders or origin changed; wake the roll-up unless this is history."""
    accounts = {event.event.account_id or getattr(event.row, "referred_account_id", None) for event in heard}
    insert_many([Pending(topic=TOPIC, key=account) for account in accounts if account])
    if not all(event.event.history for event in heard):
        enqueue("insight.roll_up")


def accounts_merged(heard: Sequence[Heard]) -> None:
    """Two customers became one, or two again: what was new is new for one, so both are classed at once."""
    finish_once(write_lines, {event.row.pk for event in heard})


def drain(actor: Actor) -> int:
    """Roll up all that is pending; answers how many accounts were classed."""
    done = 0
    while found := roll_up(actor):
        done += found
    return done


@action
def roll_up(actor: Actor) -> int:
    """Class the orders of the next pending accounts, and strike them off the list."""
    waiting = Pending.objects.filter(topic=TOPIC).order_by("key").values_list("key", flat=True)
    accounts = list(waiting.distinct()[:BATCH])
    Pending.objects.filter(topic=TOPIC, key__in=accounts).delete()
    write_lines(accounts)
    return len(accounts)


@action
def rebuild(actor: Actor) -> int:
    """Class every account anew, as the nightly proof that the increments were right."""
    everybody = OrderLine.objects.unscoped(WHY).values_list("order__account", flat=True)
    accounts = sorted(set(everybody))
    write_lines(accounts)
    return len(accounts)


def write_lines(accounts: Collection[int]) -> None:
    """Replace the ledger lines of these accounts. Five SQL, however many accounts."""
    lines: dict[int, list[OrderLine]] = defaultdict(list)
    found = OrderLine.objects.unscoped(WHY).filter(order__account__in=accounts).select_related("order")
    for line in found.order_by("id"):
        lines[line.order.account_id].append(line)
    referred = dict(
        Referral.objects.unscoped(WHY)
        .filter(referred_account__in=accounts)
        .values_list("referred_account", "referred_on")
    )
    RevenueLine.objects.unscoped(WHY).filter(account__in=accounts).delete()
    rows = [
        row
        for account, held in lines.items()
        for row in _classed(account, held, Referred(referred[account]) if account in referred else None)
    ]
    insert_many(rows)


def _classed(account: int, lines: Sequence[OrderLine], referred: Referred | None) -> list[RevenueLine]:
    facts = [
        Line(line.pk, line.order.ordered_on, line.product_id, line.net, line.order.deal_kind)
        for line in lines
    ]
    classes = classify(facts, referred)
    return [
        RevenueLine(
            account_id=account,
            order_line=line,
            product_id=line.product_id,
            revenue_class=classes[line.pk].value,
            net=line.net,
            currency=line.order.currency,
            earned_on=line.order.ordered_on,
        )
        for line in lines
    ]
