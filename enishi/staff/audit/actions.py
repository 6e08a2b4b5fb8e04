"""Having the log checked, and noting who took it out."""

from typing import Any

from enishi.foundation import authz
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.events.models import EventSeal
from enishi.foundation.events.record import note
from enishi.foundation.events.seal import first_broken
from enishi.foundation.jobs import enqueue
from enishi.foundation.live.publish import announce
from enishi.staff.audit.queries import LABEL


@action
def ask_for_check(actor: Actor) -> None:
    """Every seal is read again: of millions that takes minutes, so a job does it."""
    authz.check(actor, "update", LABEL)
    enqueue("staff.audit.verify")


def verify(actor: Actor) -> int | None:
    """Read the whole chain and note what was found: the first place that no longer fits, or none."""
    seals = EventSeal.objects.count()
    broken = first_broken()
    note("audit.verified", actor, subject=LABEL, data={"seals": seals, "broken": broken})
    announce(LABEL)
    return broken


@action
def note_export(actor: Actor, filters: dict[str, Any], count: int) -> None:
    authz.check(actor, "export", LABEL)
    note("audit.exported", actor, subject=LABEL, data={"filter": filters, "count": count})
