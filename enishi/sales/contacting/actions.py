"""The one alarm of a lead nobody spoke to in time."""

from datetime import datetime

from django.db.models import QuerySet

from enishi.foundation import events
from enishi.foundation.actions import action
from enishi.foundation.authz import System
from enishi.foundation.events import Change
from enishi.sales.models import Lead
from enishi.sales.rules import LEAD_DONE

WHY = "a lead that waits too long is noted whoever looks"
BATCH = 200


def overdue(now: datetime) -> QuerySet[Lead]:
    """Open leads nobody spoke to in time, of whom nobody was told yet."""
    rows = Lead.objects.unscoped(WHY).filter(
        contact_due_at__lt=now, contacted_at=None, contact_alarmed=False, deleted_at=None
    )
    return rows.exclude(status__in=sorted(LEAD_DONE))


@action
def alarm(actor: System, now: datetime) -> bool:
    """Tell once of each; answers whether there may be more. It is no change of the lead: no version."""
    leads = list(overdue(now).select_for_update(of=("self",)).order_by("pk")[:BATCH])
    for lead in leads:
        lead.contact_alarmed = True
    Lead.objects.unscoped(WHY).bulk_update(leads, ["contact_alarmed"])
    events.record_many("lead.contact_overdue", actor, [Change(lead) for lead in leads])
    return len(leads) == BATCH


def alarm_on_read(now: datetime) -> None:
    """Whoever looks at those who wait hears the alarm at once, also while the jobs stand still."""
    if overdue(now).exists():
        alarm(System("event"), now)
