"""`python -m tests.trust.migrated`: a database of the first version with people in it, brought to the present.

Prints who may do what before and after, as JSON. Settings come from the environment; the database is empty.
"""

import json
from datetime import timedelta
from typing import Any

import django

django.setup()

from django.apps import apps as present  # noqa: E402  # the rooms exist only once Django is set up
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.db.migrations.executor import MigrationExecutor  # noqa: E402
from django.db.migrations.loader import MigrationLoader  # noqa: E402

from enishi.foundation import clock  # noqa: E402
from enishi.foundation.authz import Role  # noqa: E402
from enishi.staff.models import Organisation, User  # noqa: E402
from enishi.staff.signin import staff_actor  # noqa: E402

FIRST = [("staff", "0001_initial")]


def rights(models: Any) -> dict[str, Any]:
    """The columns that say who may do what, as any version keeps them."""
    users = models.get_model("staff", "User").rows.order_by("id")
    tokens = models.get_model("staff", "ApiToken").rows.order_by("id")
    return {
        "people": [[user.name, user.roles, user.is_active, user.team_id] for user in users],
        "tokens": [[one.owner_id, one.scopes, str(one.expires_at), str(one.revoked_at)] for one in tokens],
    }


def people_of_the_first_version(models: Any) -> None:
    models.get_model("staff", "Organisation").rows.create(name="みなも計装株式会社")
    team = models.get_model("staff", "Team").rows.create(name="営業部")
    users = models.get_model("staff", "User").rows
    for number, role in enumerate(Role):
        users.create(
            name=role.value,
            email=f"{number}@minamo.example",
            roles=[role.value],
            team=team,
            is_active=number != 3,
        )
    models.get_model("staff", "ApiToken").rows.create(
        owner=users.get(name="sales_rep"),
        name="倉庫システム",
        prefix="eni_",
        key_hash="0" * 64,
        scopes=["deals:read"],
        expires_at=clock.now() + timedelta(days=1),
    )


def main() -> None:
    executor = MigrationExecutor(connection)
    # A new installation would take the one migration that stands for many; an old one went step by step.
    executor.loader = MigrationLoader(connection, replace_migrations=False)
    executor.migrate(FIRST)
    first = executor.loader.project_state(FIRST).apps
    people_of_the_first_version(first)
    before = rights(first)
    call_command("migrate", interactive=False, verbosity=0)
    organisation = Organisation.objects.unscoped("compared").get()
    signed_in = [user.name for user in User.objects.unscoped("compared") if staff_actor(user)]
    sees = [organisation.sales_sees, organisation.service_sees]
    print(json.dumps({"before": before, "after": rights(present), "sees": sees, "signed_in": signed_in}))


main()
