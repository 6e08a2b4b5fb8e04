"""A draft ends with the words it was for."""

from enishi.service.models import Draft, Ticket
from enishi.staff.models import User


def spend(ticket: Ticket, author: User | None, mode: str) -> None:
    """What was begun has been said, in a ticket that passed the gate. One SQL."""
    if author is not None:
        rows = Draft.objects.unscoped("the draft of whoever speaks")
        rows.filter(ticket=ticket, author=author, mode=mode).delete()
