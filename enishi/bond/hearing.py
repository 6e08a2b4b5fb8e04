"""What the seam does when the rooms below act. Runs in the transaction of the act."""

from collections.abc import Sequence

from enishi.bond.actions import renewals
from enishi.bond.actions.handover import open_handover
from enishi.bond.actions.links import record_referral, withdraw_referral
from enishi.bond.referring.actions import thank
from enishi.foundation.authz import System
from enishi.foundation.events import Heard
from enishi.sales.models import Deal, Lead

ENDINGS = {"deal.won": renewals.won, "deal.lost": renewals.lost, "deal.reopened": renewals.reopened}


def deals_won(heard: Sequence[Heard]) -> None:
    """A won deal opens its handover, with the promises sales named."""
    for event in heard:
        assert isinstance(event.row, Deal)
        if not hasattr(event.row, "handover"):
            open_handover(event.actor, event.row, promises=event.data.get("promises", []))


def renewals_ended(heard: Sequence[Heard]) -> None:
    """A won, lost or reopened renewal says what becomes of its contract; the product writes it, not the seller."""
    for event in heard:
        assert isinstance(event.row, Deal)
        ENDINGS[event.event.kind](System("event"), event.row)


def leads_converted(heard: Sequence[Heard]) -> None:
    """A lead somebody sent us becomes a referral once it is a customer."""
    for event in heard:
        assert isinstance(event.row, Lead)
        record_referral(event.actor, event.row)


def leads_referred(heard: Sequence[Heard]) -> None:
    """Whoever sent us a lead is to be thanked; the product asks for it, not whoever wrote the lead down."""
    for event in heard:
        assert isinstance(event.row, Lead)
        if event.row.referrer_id != (event.before or {}).get("referrer_id"):
            thank(System("event"), event.row)


def leads_unconverted(heard: Sequence[Heard]) -> None:
    for event in heard:
        assert isinstance(event.row, Lead)
        withdraw_referral(event.actor, event.row)
