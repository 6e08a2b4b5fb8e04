"""People and things every test may ask for. Tests run on the database the ENISHI_* variables name."""

import json
import os
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.conf import settings as house
from django.test import Client
from hypothesis import settings

from enishi.foundation.authz import Actor, Role, Staff, System
from enishi.foundation.events.models import Event
from enishi.foundation.jobs.models import Job
from enishi.staff.models import Organisation, Team, User
from enishi.staff.signin import staff_of

# A shared machine is no stopwatch: speed is measured in benchmarks/, never by a deadline in a test.
settings.register_profile("enishi", deadline=None)
# CI tries the same examples each time, so that a change is judged by what it changed; people's own runs look further.
settings.register_profile("enishi-ci", deadline=None, derandomize=True)
settings.load_profile("enishi-ci" if os.environ.get("CI") else "enishi")

# Workers of a parallel run share one Redis, and each has a database of its own.
house.CACHES["default"]["KEY_PREFIX"] = os.environ.get("PYTEST_XDIST_WORKER", "alone")

NOON = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)  # a Friday, 12:00 in Tokyo


@pytest.fixture
def organisation(db) -> Organisation:
    frames = [["09:00", "18:00"]]
    return Organisation.objects.create(
        name="みなも計装株式会社",
        set_up_at=NOON,
        working_hours={day: frames for day in ("mon", "tue", "wed", "thu", "fri")},
    )


@pytest.fixture
def sales_team(organisation) -> Team:
    return Team.objects.create(name="東京営業部")


@pytest.fixture
def other_sales_team(organisation) -> Team:
    return Team.objects.create(name="大阪営業部")


@pytest.fixture
def service_team(organisation) -> Team:
    return Team.objects.create(name="サポート", is_default_service=True)


@pytest.fixture
def person(db) -> Callable[..., Staff]:
    """`person("山田 花子", "sales_rep", team)`: a user with these roles, as an actor."""

    def make(name: str, *roles: str, team: Team | None = None, email: str | None = None) -> Staff:
        address = email or f"user{User.objects.count() + 1}@minamo.example"
        user = User.objects.create(name=name, email=address, roles=[Role(r).value for r in roles], team=team)
        return staff_of(user)

    return make


@pytest.fixture
def sales_rep(person, sales_team) -> Staff:
    return person("佐藤 健", "sales_rep", team=sales_team)


@pytest.fixture
def colleague(person, sales_team) -> Staff:
    """Another sales rep of the same team."""
    return person("伊藤 彩", "sales_rep", team=sales_team)


@pytest.fixture
def other_rep(person, other_sales_team) -> Staff:
    """A sales rep of another team."""
    return person("森 大輔", "sales_rep", team=other_sales_team)


@pytest.fixture
def sales_manager(person, sales_team) -> Staff:
    return person("高橋 直子", "sales_manager", team=sales_team)


@pytest.fixture
def service_agent(person, service_team) -> Staff:
    return person("田中 美咲", "service_agent", team=service_team)


@pytest.fixture
def service_manager(person, service_team) -> Staff:
    return person("小林 誠", "service_manager", team=service_team)


@pytest.fixture
def admin(person, organisation) -> Staff:
    return person("管理 太郎", "admin")


@pytest.fixture
def owner(person, organisation) -> Staff:
    return person("代表 一郎", "owner")


@pytest.fixture
def read_only(person, organisation) -> Staff:
    return person("閲覧 次郎", "read_only")


@pytest.fixture
def cli() -> System:
    return System("cli")


class Api:
    """The API as one person uses it: `api.post("/deals", {...})` answers Django's test response."""

    def __init__(self, actor: Actor | None) -> None:
        self.http = Client(headers={"accept-language": "ja"})
        if isinstance(actor, Staff):
            self.http.force_login(User.objects.get(pk=actor.user_id))

    def _send(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        kept = {name.replace("_", "-"): value for name, value in headers.items()}
        data = {} if body is None else {"data": json.dumps(body), "content_type": "application/json"}
        return getattr(self.http, method)(f"/api/v1{path}", headers=kept, **data)

    def get(self, path: str, **headers: str) -> Any:
        return self._send("get", path, **headers)

    def post(self, path: str, body: Any = None, **headers: str) -> Any:
        return self._send("post", path, {} if body is None else body, **headers)

    def patch(self, path: str, body: Any, version: int | None = None, **headers: str) -> Any:
        match = {} if version is None else {"if_match": f'"{version}"'}
        return self._send("patch", path, body, **match, **headers)

    def put(self, path: str, body: Any, **headers: str) -> Any:
        return self._send("put", path, body, **headers)

    def delete(self, path: str, **headers: str) -> Any:
        return self._send("delete", path, **headers)


@pytest.fixture
def api() -> Callable[[Actor | None], Api]:
    """`api(sales_rep).get("/deals")`."""
    return Api


@pytest.fixture
def events_of() -> Callable[[Any], list[str]]:
    """The kinds of a row's events, oldest first."""
    return lambda row: list(
        Event.objects.filter(subject=row._meta.label, subject_id=row.pk)
        .order_by("id")
        .values_list("kind", flat=True)
    )


@pytest.fixture
def outbox() -> Callable[[], list[tuple[str, dict[str, Any]]]]:
    """Waiting jobs as (path without the package, payload)."""
    return lambda: [
        (job.path.removeprefix("enishi."), job.payload)
        for job in Job.objects.filter(done_at=None).order_by("id")
    ]
