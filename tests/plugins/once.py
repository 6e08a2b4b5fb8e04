"""What every test would do anew and is the same for all of them, done once a process; and passwords hashed in fewer rounds."""

import gc
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from whitenoise.base import WhiteNoise


def pytest_collection_finish() -> None:
    """What is there before the first test stays to the end: no collection needs to walk through it again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def web_app_is_read_once() -> Iterator[None]:
    """Every test client has middleware of its own, and each would look at all files of the web app."""
    seen: dict[tuple[str, str], dict[str, Any]] = {}
    look = WhiteNoise.update_files_dictionary

    def look_once(self: WhiteNoise, root: str, prefix: str) -> None:
        if (root, prefix) not in seen:
            others = self.files
            self.files = {}
            look(self, root, prefix)
            seen[root, prefix] = self.files
            self.files = others
        self.files.update(seen[root, prefix])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WhiteNoise, "update_files_dictionary", look_once)
        yield


@pytest.fixture(scope="session", autouse=True)
def passwords_cost_little() -> Iterator[None]:
    """Rounds make a stolen hash expensive to try, and each sign-in of a test; the algorithm stays the same."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PBKDF2PasswordHasher, "iterations", 1_000)
        yield
