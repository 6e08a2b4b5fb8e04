"""Which tickets may become one, which word may become a ticket of its own, which may stand under which. Pure."""

from datetime import datetime

from enishi.foundation.errors import Refusal


class OtherCustomer(Refusal):
    """The tickets are of two customers: what one wrote would be read beside what the other did."""

    code = "ticket.other_customer"
    shows = ("customers",)


class NotInThread(Refusal):
    """Only a customer's word of this very thread can become a ticket of its own."""

    code = "ticket.not_in_thread"
    shows = ("ticket",)


class NothingLeft(Refusal):
    """The only word of the customer stays: a ticket without one is none."""

    code = "ticket.nothing_left"
    shows = ("ticket",)


class NotParent(Refusal):
    """Parent and child are one step: what stands under another carries none itself."""

    code = "ticket.not_parent"
    shows = ("ticket",)


def check_one_customer(kept: int | None, gone: int | None, *, sure: bool) -> None:
    """Tickets of two known customers are merged only by somebody who says so a second time."""
    if kept is not None and gone is not None and kept != gone and not sure:
        raise OtherCustomer()


def is_kept(one: tuple[datetime, int], other: tuple[datetime, int]) -> bool:
    """Of two tickets, by opening and number, the earlier is kept: its clocks started first."""
    return one <= other


def first_reply(kept: datetime | None, gone: datetime | None) -> datetime | None:
    """Whoever was answered in one of both was answered."""
    return min((at for at in (kept, gone) if at is not None), default=None)


def waiting_since(kept: datetime | None, gone: datetime | None) -> datetime | None:
    """A customer who waits for an answer in one of both waits in the one they become, since the earlier word."""
    return min((at for at in (kept, gone) if at is not None), default=None)


def check_parent(*, child_carries: bool, parent_is_child: bool, is_itself: bool) -> None:
    if is_itself or child_carries or parent_is_child:
        raise NotParent()
