"""Whom what happens to a lead concerns."""

from enishi.foundation.authz import Role
from enishi.foundation.events import Heard
from enishi.sales.models import Demo, FormPost, Lead
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
