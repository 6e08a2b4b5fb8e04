"""What is about SQLite's file, or makes an old database of its own, is tried once, in the run on SQLite; what a
server of its own can do to us, in the run on PostgreSQL."""

from enishi.foundation.config import config

SQLITE = ["test_writers.py", "test_migrated_rights.py", "test_power.py"]
collect_ignore = SQLITE if config["DATABASE_URL"] else ["test_database_away.py"]
