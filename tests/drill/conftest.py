"""The drill needs both databases: it is done once, in the run on PostgreSQL."""

from enishi.foundation.config import config

collect_ignore = [] if config["DATABASE_URL"] else ["test_drill.py"]
