"""One encrypted file that holds everything, and a working installation made from it again.

The same format whatever the database: what SQLite wrote, PostgreSQL takes in. `docs/run/backup.md` describes it.
"""
