"""Whom what happens to a lead concerns."""

from enishi.foundation.authz import Role
from enishi.foundation.events import Heard
from enishi.sales.models import Demo, Enrolment, FormPost, Lead
from enishi.staff.notices.registry import Concern, those


def came_back(event: Heard) -> Concern | None:
    """The day came on which its owner wanted to go on with it."""
    assert isinstance(event.row, Lead)
    return Concern(event.row, people=those(event.row.owner_id))


def waits_too_long(event: Heard) -> Concern | None:
    """Nobody spoke to them in time: their owner hears of it, or while they have none whoever leads a sales team."""
    assert isinstance(event.row, Lead)
    if event.row.owner_id:
        return Concern(event.row, people=those(event.row.owner_id))
    return Concern(event.row, roles=frozenset({Role.SALES_MANAGER}))


def held_back(event: Heard) -> Concern | None:
    """Somebody's post looked like a machine's: whoever leads a sales team looks at it."""
    assert isinstance(event.row, FormPost)
    if event.row.state != FormPost.SUSPECT:
        return None
    return Concern(event.row, roles=frozenset({Role.SALES_MANAGER}))


def demo_of(event: Heard) -> Concern | None:
    """A guest of theirs answered, or wrote."""
    assert isinstance(event.row, Demo)
    return Concern(event.row, people=those(event.row.owner_id))


def answered_in_sequence(event: Heard) -> Concern | None:
    """Whoever wrote to them by a sequence goes on by hand."""
    return _of_sequence(event, (Enrolment.REPLIED,))


def sequence_halted(event: Heard) -> Concern | None:
    """Somebody cannot be written to any more, wants no more mail, or their writer is gone."""
    if event.data.get("why") == "by_hand":
        return None
    return _of_sequence(event, (Enrolment.FAILED, Enrolment.UNSUBSCRIBED, Enrolment.PAUSED))


def _of_sequence(event: Heard, states: tuple[str, ...]) -> Concern | None:
    enrolment = event.row
    assert isinstance(enrolment, Enrolment)
    if event.data.get("state") not in states:
        return None
    if enrolment.owner is not None and enrolment.owner.is_active:
        return Concern(enrolment, people=those(enrolment.owner_id))
    return Concern(enrolment, roles=frozenset({Role.SALES_MANAGER}))
