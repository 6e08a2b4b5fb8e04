"""Makes the demo company in an empty installation."""

from collections.abc import Iterator
from datetime import datetime, time

from enishi.customers.models import Account
from enishi.exchange.demo import (
    agreed,
    away,
    billed,
    company,
    days,
    desk,
    followed,
    guided,
    hero,
    heroes,
    improved,
    inquiries,
    knowledge,
    mails,
    opinions,
    own_fields,
    prospecting,
    trees,
    weeks,
    weighed,
)
from enishi.exchange.demo.crowd import write_customers
from enishi.exchange.demo.facts import FIRST, HEROES, TODAY, TOKYO
from enishi.exchange.demo.people import FEW, LARGE, SMALL
from enishi.foundation import clock, search
from enishi.foundation.actions import action
from enishi.foundation.authz import System
from enishi.foundation.ids import counted_uids
from enishi.foundation.jobs.worker import drain
from enishi.insight import ledger
from enishi.interactions.models import Activity
from enishi.sales.models import Deal
from enishi.service.models import Ticket
from enishi.staff.models import Organisation, User
from enishi.staff.notices.actions import forget_old

SIZES = {"S": 200, "M": 20_000}
PER_BATCH = 100
ACTOR = System("demo")
START = datetime.combine(FIRST, time(9), TOKYO)
NOW = datetime.combine(TODAY, time(12), TOKYO)


def is_empty() -> bool:
    """Nothing set up and nobody there yet."""
    held = Organisation.objects.unscoped("is this installation empty?").exists()
    return not held and not User.objects.unscoped("is this installation empty?").exists()


def make(size: str) -> dict[str, int]:
    """Write the company; answers how many rows of the main kinds there are."""
    with counted_uids("minamo"):
        with clock.at(START):
            ours = found(ACTOR)
        hero.tell(ours)
        heroes.tell(ours)
        inquiries.tell(ours)
        mails.tell(ours)
        knowledge.tell(ours)
        trees.tell(ours)
        with clock.at(NOW):
            for part in parts(range(HEROES + 1, FEW + 1)):
                write_customers(ACTOR, ours, part)
            if SIZES[size] > FEW:
                join(ACTOR, ours)
            for part in parts(range(FEW + 1, SIZES[size] + 1)):
                write_customers(ACTOR, ours, part)
            own_fields.define(ACTOR)
            weeks.remember(ACTOR)
            away.leave(ACTOR, ours)
            agreed.tell(ours)
            days.tell(ours)
            billed.tell(ours)
            tell_later(ours)
            opinions.tell(ours)
            drain()
            # The story began two years ago; who was told of what then has long been forgotten.
            forget_old(ACTOR)
            ledger.drain(ACTOR)
    search.fill()
    return counts()


def tell_later(ours: company.Company) -> None:
    """What came last: no other row gets another id. Each part counts its own ids from one, so that they are the same
    however many customers came before."""
    for part in (weighed, guided, prospecting, desk, followed, improved):
        with counted_uids(f"minamo {part.__name__}"):
            part.tell(ours)


def parts(numbers: range) -> Iterator[range]:
    """What is written at once. The first customers are never written together with later ones, so that a
    small company is, down to its ids, the first part of a large one."""
    for first in range(numbers.start, numbers.stop, PER_BATCH):
        yield range(first, min(first + PER_BATCH, numbers.stop))


@action
def join(actor: System, ours: company.Company) -> None:
    company.join(actor, ours, LARGE[len(SMALL) :])


@action
def found(actor: System) -> company.Company:
    return company.found(actor)


def counts() -> dict[str, int]:
    """Rows of the main kinds."""
    kinds = (("accounts", Account), ("deals", Deal), ("tickets", Ticket), ("activities", Activity))
    return {name: model.objects.unscoped("counting the demo").count() for name, model in kinds}
