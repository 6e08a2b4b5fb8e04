"""What becomes of a contract when its period comes to an end: a deal about the next one, and how that ended."""

from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from enishi.bond.models import ContractDeal
from enishi.commerce.contracts import rules
from enishi.commerce.contracts.actions import create_contract, end_contract, update_contract
from enishi.commerce.contracts.queries import in_state
from enishi.commerce.models import Contract
from enishi.foundation import events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import System
from enishi.foundation.i18n import say
from enishi.sales.actions import create_deal
from enishi.sales.models import Deal, StageType

BATCH = 100
WHY = "every contract is looked after, whoever works here"
RENEWAL = "renewal"


def due(today: date, after: int = 0) -> QuerySet[Contract]:
    """Contracts whose notice date has come, without a deal about it and without a later contract in their place."""
    later = Contract.objects.unscoped(WHY).filter(
        Q(product=OuterRef("product")) | Q(product=None, name=OuterRef("name")),
        account=OuterRef("account"),
        deleted_at=None,
        cancelled_on=None,
        ends_on__gt=OuterRef("ends_on"),
    )
    talked_about = ContractDeal.objects.unscoped(WHY).filter(
        contract=OuterRef("pk"), renewal_on=OuterRef("renewal_on")
    )
    rows = Contract.objects.unscoped(WHY).filter(
        in_state(rules.RENEWING, today), deleted_at=None, pk__gt=after
    )
    open_ones = rows.filter(~Exists(later), ~Exists(talked_about), account__deleted_at=None)
    return open_ones.select_related("account__sales_owner", "product").order_by("pk")


@action
def open_renewals(actor: System, today: date, after: int = 0) -> int | None:
    """A renewal deal for each contract that is due, once a period. One batch; answers the last id, None at the end."""
    contracts = list(due(today, after)[:BATCH])
    for contract in contracts:
        link = ContractDeal.objects.create(
            contract=contract, deal=_renewal(actor, contract, today), renewal_on=contract.renewal_on
        )
        events.record("contract.renewal_opened", actor, contract, data={"deal": str(link.deal.uid)})
    return contracts[-1].pk if len(contracts) == BATCH else None


def _renewal(actor: System, contract: Contract, today: date) -> Deal:
    """The deal somebody opened about it already, else a new one of whoever sells to the customer."""
    known = Deal.objects.unscoped(WHY).filter(
        account=contract.account,
        kind=RENEWAL,
        product=contract.product,
        stage_type__in=(StageType.OPEN, StageType.ON_HOLD),
        deleted_at=None,
        contract_link=None,
    )
    found: Deal | None = known.order_by("pk").first()
    if found is not None:
        return found
    owner, product = contract.account.sales_owner, contract.product
    values = {
        "name": say("renewal.deal", actor.language, name=contract.name),
        "kind": RENEWAL,
        "account_id": contract.account.uid,
        "owner_id": owner.uid if owner and owner.is_active else None,
        "product_id": product.uid if product else None,
        "amount": rules.a_year(contract.amount, contract.per, contract.starts_on, contract.ends_on),
        "expected_close": contract.ends_on,
        "next_action": say("renewal.next_action", actor.language),
        "next_action_on": today,
    }
    return create_deal(actor, values)


@action
def go_on_by_themselves(actor: System, today: date, after: int = 0) -> int | None:
    """Contracts that renew by themselves and whose last day has passed run for as long again. One batch."""
    rows = Contract.objects.unscoped(WHY).select_for_update(of=("self",))
    over = rows.filter(auto_renews=True, ends_on__lt=today, cancelled_on=None, deleted_at=None, pk__gt=after)
    contracts = list(over.order_by("pk")[:BATCH])
    for contract in contracts:
        ends_on = rules.next_end(contract.starts_on, contract.ends_on, today)
        update_contract(actor, contract.uid, {"ends_on": ends_on}, version=contract.version)
    return contracts[-1].pk if len(contracts) == BATCH else None


def won(actor: System, deal: Deal) -> None:
    """The renewal is agreed: the next period is a contract of its own, on the same terms."""
    link = _link_of(deal)
    if link is None or link.contract.cancelled_on is not None or link.contract.deleted_at is not None:
        return
    contract = link.contract
    if contract.auto_renews:
        return
    copied = "name kind notice_days auto_renews amount per entitlement_class entitlement note".split()
    create_contract(
        actor,
        {
            **{name: getattr(contract, name) for name in copied},
            "account_id": contract.account.uid,
            "product_id": contract.product.uid if contract.product else None,
            "starts_on": contract.renewal_on,
            "ends_on": rules.next_end(contract.starts_on, contract.ends_on, contract.ends_on),
        },
    )


def lost(actor: System, deal: Deal) -> None:
    """The customer does not go on: the contract ends on its last day, for the reason the deal was lost for."""
    link = _link_of(deal)
    if link is None or link.contract.cancelled_on is not None or link.contract.deleted_at is not None:
        return
    contract = link.contract
    reason = deal.lost_note or say(f"renewal.lost.{deal.lost_reason}", actor.language)
    end_contract(
        actor, contract.uid, version=contract.version, last_day=contract.ends_on, reason=reason[:300]
    )


def reopened(actor: System, deal: Deal) -> None:
    """The lost renewal is talked about again: the contract has no last day of its own any more."""
    link = _link_of(deal)
    if link is None or link.contract.cancelled_on != link.contract.ends_on:
        return
    contract = link.contract
    before = contract.snapshot()
    versions.touch(contract)
    contract.cancelled_on, contract.cancel_reason = None, ""
    contract.save()
    events.record("contract.updated", actor, contract, before=before)


def _link_of(deal: Deal) -> ContractDeal | None:
    """The period the deal is about, as long as it is the contract's present one."""
    links = ContractDeal.objects.unscoped(WHY).filter(deal=deal, renewal_on=F("contract__renewal_on"))
    found: ContractDeal | None = links.select_related("contract__account", "contract__product").first()
    return found
