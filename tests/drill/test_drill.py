"""The drill in its short form: from SQLite into a folder and into PostgreSQL, and from PostgreSQL into another."""

import pytest

from enishi.foundation.config import config
from tests.drill.run import Drill


@pytest.fixture(scope="module")
def drill(tmp_path_factory):
    drill = Drill(tmp_path_factory.mktemp("drill"), "S", config["DATABASE_URL"])
    drill.run()
    return drill


def test_f29_f30_f31_a_backup_made_under_load_is_a_working_installation_elsewhere_that_keeps_to_itself(drill):
    assert drill.troubles == []
    assert sum("one by one the same" in line for line in drill.told) == 3
