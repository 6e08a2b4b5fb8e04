"""What this room declares at start-up: how its rows are owned, and what comes back daily."""

from datetime import timedelta

from enishi.foundation.authz import Ownership, register
from enishi.foundation.jobs import every
from enishi.staff.notices import registry as notices

register("exchange.Import", Ownership("imports", owners=(("started_by", "both"),)))
every(timedelta(days=1), "exchange.clear")
notices.leads_to("exchange.Import", "/imports/{id}", lambda row: row.file_name)
notices.tells(notices.Kind("import_finished", own=True), ["import.finished"], notices.passed_to("started_by"))
