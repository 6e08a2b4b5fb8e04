"""Who is away at みなも計装: a long leave, a trip, and an afternoon off, each with a deputy."""

from datetime import date, timedelta

from enishi.exchange.demo.company import Company
from enishi.exchange.demo.facts import TODAY
from enishi.foundation import events
from enishi.foundation.actions import action
from enishi.foundation.authz import System
from enishi.foundation.events import Change
from enishi.staff.models import Absence

DAY = timedelta(days=1)
# who, deputy, reason, first and last day, from noon, until noon, note
ABSENCES = (
    ("support4", "support3", "long_leave", date(2026, 10, 1), date(2027, 3, 31), False, False, "育児休業"),
    ("support3", "support2", "leave", TODAY + 5 * DAY, TODAY + 5 * DAY, True, False, ""),
    ("osaka2", "osaka1", "trip", TODAY + 3 * DAY, TODAY + 6 * DAY, False, True, "広島の展示会"),
)


@action
def leave(actor: System, ours: Company) -> None:
    """Write them down. Last of all, so that no other row gets another id."""
    rows = [
        Absence(
            person=ours.users[who],
            deputy=ours.users[deputy],
            reason=reason,
            starts_on=first,
            ends_on=last,
            from_noon=from_noon,
            until_noon=until_noon,
            note=note,
        )
        for who, deputy, reason, first, last, from_noon, until_noon, note in ABSENCES
    ]
    Absence.objects.bulk_create(rows)
    events.record_many("absence.added", actor, [Change(row) for row in rows], history=True)
