"""The ground floor's periodic work."""

from datetime import timedelta

from enishi.foundation.jobs.periodic import every

every(timedelta(minutes=1), "foundation.upkeep.seal_events")
every(timedelta(hours=6), "foundation.upkeep.clear_finished")
