"""F35: bringing an old database to the present gives nobody more than they had."""

import json
import os
import subprocess
import sys

from enishi.foundation.authz import Role


def test_f35_people_of_the_first_version_may_do_after_the_migrations_what_they_might_before(
    tmp_path, pytestconfig
):
    settings = {"ENISHI_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "enishi.settings"}
    ran = subprocess.run(
        [sys.executable, "-m", "tests.trust.migrated"],
        cwd=pytestconfig.rootpath,
        env=os.environ | settings,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert ran.returncode == 0, ran.stderr[-2000:]
    told = json.loads(ran.stdout)
    assert told["after"] == told["before"]
    # Where the first version said nothing of how far a side looks, it is the narrow reach it had.
    assert told["sees"] == ["team", "team"]
    inactive = list(Role)[3].value
    assert sorted(told["signed_in"]) == sorted(role.value for role in Role if role.value != inactive)
