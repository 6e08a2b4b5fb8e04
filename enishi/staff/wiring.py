"""What this room declares at start-up: how its rows are owned, and what it hears."""

from datetime import timedelta

from enishi.foundation.authz import Ownership, register
from enishi.foundation.filters import more_fields
from enishi.foundation.http.signin import people_come_from
from enishi.foundation.jobs import every, outward
from enishi.foundation.sealed import lies_in
from enishi.staff.custom import list_fields
from enishi.staff.holdings import Holding, holds
from enishi.staff.notices import registry as notices

people_come_from(
    "enishi.staff.signin.staff_actor",
    "enishi.staff.signin.token_actor",
    "enishi.staff.signin.known_of",
    rights_hang_on=("staff.Organisation", "staff.Team", "staff.User", "staff.Absence"),
)
register("staff.Organisation", Ownership("organisation"))
register("staff.HolidayYear", Ownership("organisation"))
register("staff.CustomField", Ownership("organisation"))
register("staff.Team", Ownership("people"))
register("staff.User", Ownership("people"))
register("staff.Invitation", Ownership("invitations"))
register("staff.IdentityProvider", Ownership("administration"))
register("staff.ApiToken", Ownership("administration"))
register("staff.Absence", Ownership("absences", owners=(("person", "both"),)))
register("staff.Target", Ownership("targets", owners=(("person", "both"),), teams=("team",)))
register("staff.View", Ownership("views", owners=(("owner", "both"),), teams=("team",), private=True))
register("staff.ViewPin", Ownership("views", owners=(("person", "both"),), private=True))
register("staff.BulkEdit", Ownership("bulk_edits", owners=(("editor", "both"),), private=True))
register("staff.OwnerChange", Ownership("bulk_edits", owners=(("receiver", "both"),), private=True))
register("staff.CalendarFeed", Ownership("notices", owners=(("person", "both"),), private=True))
register("staff.Notification", Ownership("notices", owners=(("person", "both"),), private=True))
register("staff.NotificationSettings", Ownership("notices", owners=(("person", "both"),), private=True))
lies_in("staff.IdentityProvider", "secret")
# What allauth seals by our adapter: the seeds of one-time codes and of recovery codes.
lies_in("mfa.Authenticator", "data", "secret", "seed")
outward("staff.mail_reset", "staff.mail_address_check", "staff.notices.send")
every(timedelta(days=1), "staff.notices.clear")
more_fields(list_fields)
holds(Holding("teams", "staff.Team", ("manager",), "team.updated"))
notices.leads_to("staff.Absence", "/settings/absences", lambda row: f"{row.starts_on} – {row.ends_on}")
notices.tells(notices.Kind("deputy_named"), ["absence.added"], notices.passed_to("deputy"))
