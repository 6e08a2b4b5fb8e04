"""The room's routes, by subject."""

from enishi.foundation.http import Routes
from enishi.staff.api import (
    absences,
    bulk,
    custom_fields,
    holidays,
    identities,
    invitations,
    me,
    organisation,
    owner_changes,
    targets,
    teams,
    tokens,
    users,
    views,
)
from enishi.staff.audit import api as audit
from enishi.staff.calendar import api as calendar
from enishi.staff.feeds import api as feeds
from enishi.staff.notices import api as notices

router = Routes()
for subject in (
    me,
    users,
    teams,
    targets,
    tokens,
    organisation,
    holidays,
    invitations,
    identities,
    views,
    custom_fields,
    absences,
    bulk,
    owner_changes,
    notices,
    audit,
    calendar,
    feeds,
):
    router.add_router("", subject.router)
