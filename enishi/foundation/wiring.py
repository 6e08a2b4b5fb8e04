"""The ground floor's periodic work, and what it hears: the search index follows every event."""

from datetime import timedelta

from enishi.foundation import events, search
from enishi.foundation.jobs.periodic import every

every(timedelta(minutes=1), "foundation.upkeep.seal_events")
every(timedelta(hours=6), "foundation.upkeep.clear_finished")
events.on("*", search.heard, history=True)
