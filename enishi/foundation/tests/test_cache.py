"""B68, B86: limits and used codes hold over all processes that share a Redis; what it keeps is never run."""

import os
import pickle
import socket
import subprocess
import sys
from uuid import uuid4

import orjson
import pytest
from django.conf import settings
from django.core.cache import cache, caches
from django.test import override_settings

from enishi.foundation import cache as ours
from enishi.foundation.config import config
from enishi.foundation.http.limits import Limit, TooOften, consume

TWICE = Limit(2, 100_000)
# What another process of the installation finds: is the third try refused, and the code taken as used?
ANOTHER = """
import sys, django
django.setup()
from django.conf import settings
settings.CACHES["default"]["KEY_PREFIX"] = sys.argv[1]
from django.core.cache import cache
from allauth.mfa.totp.internal.auth import TOTP
from enishi.foundation.http.limits import Limit, TooOften, consume
class Someone:
    user_id = int(sys.argv[3])
def refused():
    try:
        consume(sys.argv[2], Limit(2, 100_000))
    except TooOften:
        return True
    return False
print(refused(), TOTP(Someone())._mark_code_used("123456"))
"""


def test_b68_tries_and_used_codes_count_over_all_processes_that_share_a_redis():
    from_where, person = f"test:{uuid4()}", uuid4().int % 10**9
    consume(from_where, TWICE)
    consume(from_where, TWICE)
    marked = caches["default"].add(f"allauth.mfa.totp.used?user={person}&code=123456", "y", 60)
    ran = subprocess.run(
        [
            sys.executable,
            "-c",
            ANOTHER,
            settings.CACHES["default"].get("KEY_PREFIX", ""),
            from_where,
            str(person),
        ],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "enishi.settings"},
        capture_output=True,
        text=True,
        check=True,
    )
    is_shared = bool(config["REDIS_URL"])
    assert (marked, ran.stdout.split()) == (True, [str(is_shared), str(not is_shared)])


@pytest.fixture
def redis_away(monkeypatch):
    """A Redis at an address where nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    monkeypatch.setattr(ours, "_away_until", 0.0)
    with override_settings(CACHES=ours.caches(f"redis://127.0.0.1:{port}/0")):
        yield


def test_while_redis_is_away_each_process_counts_alone_and_nobody_is_kept_out(redis_away):
    name = f"test:{uuid4()}"
    assert (consume(name, TWICE).left, consume(name, TWICE).left) == (1, 0)
    with pytest.raises(TooOften):
        consume(name, TWICE)
    cache.set("who", ["a", 1.5], 60)
    assert (cache.get("who"), cache.delete("who"), cache.get("who", "nobody")) == (["a", 1.5], True, "nobody")
    assert ours._away_until > 0


class Trap:
    """Whoever unpickles it runs what it says."""

    def __reduce__(self):
        return (os.system, ("true",))


def test_b86_what_redis_keeps_is_read_as_json_and_never_run(monkeypatch):
    monkeypatch.setattr(pickle, "loads", lambda kept: pytest.fail("a pickle was read"))
    with pytest.raises(orjson.JSONDecodeError):
        ours.Json().loads(pickle.dumps(Trap()))
    kept = [1, True, "用", [1.5, 2], {"a": None}]
    assert [
        ours.Json().loads(str(value).encode() if type(value) is int else ours.Json().dumps(value))
        for value in kept
    ] == kept
