"""What may be said beside a ticket, and to whom. Pure."""

from collections.abc import Collection, Iterable

from enishi.foundation.errors import BadInput, Refusal
from enishi.service.rules import CLOSED, TicketClosed


class SideClosed(Refusal):
    """Nothing more is said in a side conversation that was closed; their answer opens it again."""

    code = "side.closed"


def check_begun(status: str, subject: str, text: str) -> None:
    """A closed ticket asks nobody any more; what is asked has a subject and words."""
    if status == CLOSED:
        raise TicketClosed()
    refused = {
        name: "required" for name, words in (("subject", subject), ("text", text)) if not words.strip()
    }
    if refused:
        raise BadInput(fields=refused)


def check_open(is_closed: bool) -> None:
    if is_closed:
        raise SideClosed()


def check_strangers(addresses: Iterable[str], customers: Collection[str]) -> None:
    """The customer is nobody to ask beside the customer: they would read what is not meant for them."""
    theirs = {one.lower() for one in customers}
    if any(address.lower() in theirs for address in addresses):
        raise BadInput(fields={"to": "is_the_customer"})
