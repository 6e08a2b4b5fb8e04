"""What this room declares at start-up: how its rows are owned, what comes back, what a restore ends with."""

from datetime import timedelta

from enishi.foundation.authz import Ownership, register
from enishi.foundation.backup.afterwards import after_restore
from enishi.foundation.jobs import every
from enishi.privacy.again import erase_again

register("privacy.Erasure", Ownership("audit"))
register("privacy.Retention", Ownership("audit"))
every(timedelta(days=1), "privacy.retain")
after_restore(erase_again)
