"""The restore drill: a backup is only what was restored today."""
