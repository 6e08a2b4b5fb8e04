"""What is about SQLite's file, or makes an old database of its own, is tried once, in the run on SQLite."""

from enishi.foundation.config import config

collect_ignore = ["test_writers.py", "test_migrated_rights.py"] if config["DATABASE_URL"] else []
