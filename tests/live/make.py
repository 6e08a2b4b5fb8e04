"""`python -m tests.live.make`: tables, an organisation and people who are signed in; prints their session keys."""

import json
from datetime import timedelta
from importlib import import_module

import django

django.setup()

from django.conf import settings  # noqa: E402  # the rooms exist only once Django is set up
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.models import Session  # noqa: E402
from django.core.management import call_command  # noqa: E402

from enishi.foundation import clock  # noqa: E402
from enishi.staff.models import Organisation, Team, User  # noqa: E402

PEOPLE = {"tanaka": "service_agent", "sato": "sales_rep", "kanri": "admin", "mori": "executive"}


def main() -> None:
    call_command("migrate", interactive=False, verbosity=0)
    Organisation.objects.create(name="みなも計装株式会社", set_up_at=clock.now())
    Team.objects.create(name="サポート")
    print(json.dumps({name: _signed_in(name, role) for name, role in PEOPLE.items()}))


def _signed_in(name: str, role: str) -> str:
    user = User.objects.create(name=name, email=f"{name}@minamo.example", roles=[role], password=f"!{name}")
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    held = {
        SESSION_KEY: str(user.pk),
        BACKEND_SESSION_KEY: "enishi.staff.signin.SignIn",
        HASH_SESSION_KEY: user.get_session_auth_hash(),
    }
    until = clock.now() + timedelta(days=1)
    Session.objects.create(
        session_key=name.ljust(32, "0"), session_data=store.encode(held), expire_date=until
    )
    return name.ljust(32, "0")


main()
