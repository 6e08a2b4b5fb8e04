"""What this room declares at start-up: how its rows are owned, and what comes back daily."""

from datetime import timedelta

from enishi.foundation.authz import Ownership, register
from enishi.foundation.jobs import every

register("exchange.Import", Ownership("imports", owners=(("started_by", "both"),)))
every(timedelta(days=1), "exchange.clear")
