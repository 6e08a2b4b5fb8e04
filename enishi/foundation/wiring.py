"""The ground floor's periodic work, how its own rows are owned, and what it hears: the search index follows every event."""

from datetime import timedelta

from enishi.foundation import events, metrics, search
from enishi.foundation.authz import Ownership, register
from enishi.foundation.files.places import FILE, names_bytes
from enishi.foundation.jobs import figures
from enishi.foundation.jobs.periodic import every

register("foundation.Hold", Ownership("installation"))
register("foundation.Event", Ownership("audit"))
register("foundation.Backup", Ownership("administration"))
every(timedelta(hours=1), "foundation.backup.back_up")
every(timedelta(minutes=1), "foundation.upkeep.seal_events")
every(timedelta(hours=6), "foundation.upkeep.clear_finished")
metrics.kept(
    "enishi_outbox_jobs", "Jobs of the outbox that are not done.", ["job", "state"], figures.by_state
)
metrics.kept(
    "enishi_outbox_oldest_seconds",
    "How long the job due longest has waited.",
    [],
    figures.oldest_seconds,
)
events.on("*", search.heard, history=True)
register(FILE, Ownership("files", owners=(("uploader_id", "both"),), hangs=True))
register("foundation.FileTrouble", Ownership("administration"))
names_bytes(FILE, "digest", "thumbnail", "preview")
every(timedelta(hours=1), "foundation.files.scan_again")
every(timedelta(days=1), "foundation.files.clear")
every(timedelta(days=1), "foundation.files.check")
