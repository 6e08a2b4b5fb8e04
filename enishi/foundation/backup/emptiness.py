"""Is there anything a restore would write over? And making room for it where tables were made but never filled."""

from pathlib import Path

from django.apps import apps
from django.db import connection

from enishi.foundation.backup.refusals import NotEmpty
from enishi.foundation.config import config

# What a fresh installation has, before anybody did anything.
ALLOWED = frozenset({"keys", "enishi.toml", "backups", "erasures.jsonl"})
SQLITE = "enishi.sqlite3"
MADE_BY_DJANGO = frozenset({"django_migrations", "django_content_type", "auth_permission"})
SEARCH_TOKENS = "foundation_search_tokens"
# There from the first write of a restore to its end: what it left when it was cut short is no one's data.
MARK = "restoring"


def mark() -> Path:
    return config.data / MARK


def check_empty() -> None:
    """Raise NotEmpty unless nothing would be lost."""
    if mark().exists():
        return
    for entry in sorted(config.data.iterdir()) if config.data.is_dir() else ():
        is_ours = entry.name in ALLOWED or entry.name.startswith(SQLITE)
        if not is_ours and (entry.is_file() or any(path.is_file() for path in entry.rglob("*"))):
            raise NotEmpty(place=entry)
    if table := _first_filled():
        raise NotEmpty(place=f"{connection.settings_dict['NAME']}: {table}")


def _first_filled() -> str | None:
    """A table with rows in it, or one that is not ours."""
    known = {model._meta.db_table for model in apps.get_models(include_auto_created=True)} | MADE_BY_DJANGO
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            if table.startswith(SEARCH_TOKENS) or table in MADE_BY_DJANGO:
                continue
            if table not in known:
                return table
            cursor.execute(f"SELECT 1 FROM {connection.ops.quote_name(table)} LIMIT 1")
            if cursor.fetchone():
                return table
    return None


def clear() -> None:
    """Take away empty tables, which may be of another version than the backup's."""
    if connection.vendor == "sqlite":
        connection.close()
        for end in ("", "-wal", "-shm"):
            Path(f"{connection.settings_dict['NAME']}{end}").unlink(missing_ok=True)
        return
    with connection.cursor() as cursor:
        names = [connection.ops.quote_name(name) for name in connection.introspection.table_names(cursor)]
        if names:
            cursor.execute(f"DROP TABLE {', '.join(names)} CASCADE")
        cursor.execute(
            "SELECT p.oid::regprocedure FROM pg_proc p WHERE p.pronamespace = current_schema()::regnamespace"
            " AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')"
        )
        for (function,) in cursor.fetchall():
            cursor.execute(f"DROP FUNCTION {function} CASCADE")
