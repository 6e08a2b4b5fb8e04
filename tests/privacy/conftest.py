"""A person who left a trace of every kind, on an empty installation."""

import shutil
from datetime import timedelta

import pytest
from django.db import connection

from enishi.foundation.backup import emptiness
from enishi.foundation.config import config
from enishi.foundation.files import upkeep
from tests.privacy.planted import Planted


@pytest.fixture(autouse=True)
def empty_folder():
    for entry in config.data.iterdir():
        if entry.is_dir() and entry.name not in emptiness.ALLOWED:
            shutil.rmtree(entry)
    yield
    (config.data / "erasures.jsonl").unlink(missing_ok=True)


@pytest.fixture(autouse=True)
def empty_index(transactional_db):
    """A flushed database leaves SQLite's index, which is no model's table, as other tests left it."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO foundation_search_tokens(foundation_search_tokens) VALUES ('delete-all')"
            )


@pytest.fixture(autouse=True)
def at_once(monkeypatch):
    """What was put a moment ago has its row in a test."""
    monkeypatch.setattr(upkeep, "IN_FLIGHT", timedelta(seconds=-1))


@pytest.fixture
def planted(owner, api, tmp_path):
    return Planted(owner, api, tmp_path).everything()
