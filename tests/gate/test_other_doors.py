"""The doors beside the screen's routes: programs with tokens, the socket, the export."""

import json
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest
from django.test import Client

from enishi.exchange import exporter
from enishi.foundation import clock
from enishi.foundation.authz import Role, Staff, System
from enishi.foundation.authz.registry import labels
from enishi.foundation.errors import NotAllowed
from enishi.foundation.http.signin import Known
from enishi.foundation.live.change import Change
from enishi.foundation.live.hub import Hub
from enishi.foundation.live.line import Line
from enishi.staff.actions.tokens import SCOPES
from enishi.staff.models import ApiToken
from enishi.staff.secrets import secret_hash
from tests.gate.entries import routes
from tests.gate.inputs import INPUTS
from tests.gate.table import line, lines

pytestmark = pytest.mark.django_db  # whose database the world is made in
TOPICS = sorted(labels())
FOR_PROGRAMS = sorted(entry for entry in routes() if line(entry).scope not in ("-", ""))


class Heard(Line):
    """A person's line that keeps what it would have sent."""

    def __init__(self, actor: Staff) -> None:
        super().__init__("session", actor.user_id, Known(actor, ""))
        self.topics: list[str] = []

    def say(self, text: str) -> None:
        self.topics += json.loads(text)["topics"]


def hear(actor: Staff) -> Heard:
    """Tell of every topic where the person listens."""
    hub, line = Hub(), Heard(actor)
    hub.lines.add(line)
    for topic in [*TOPICS, "staff.%", "service.Tick_t", "__init__", ""]:
        hub.tell(Change(topic))
    return line


@pytest.mark.parametrize("role", list(Role))
def test_b05_a_socket_hears_of_what_its_person_may_read_and_of_nothing_else(role):
    line = hear(Staff(user_id=1, name="a", roles=frozenset({role})))
    told = {topic: "+" if topic in line.topics else "x" for topic in TOPICS}
    assert told == {topic: lines()[f"socket {topic}"].cells[role] for topic in TOPICS}
    assert set(line.topics) <= set(TOPICS)
    assert not line.is_over


@pytest.mark.parametrize("role", list(Role))
def test_b04_everything_is_written_out_for_no_person(world, tmp_path: Path, role):
    assert line("export everything").cells[role] == "x"
    with pytest.raises(NotAllowed):
        exporter.export(world.actor(role), tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_b04_everything_is_written_out_for_whoever_holds_the_machine(world, tmp_path: Path):
    counts = exporter.export(System("cli"), tmp_path / "out")
    assert counts["accounts.csv"] == 3 * len(world.kits) + len(
        world.bins
    )  # of those in the bin, the one that stayed out


@pytest.fixture(scope="module")
def program(world):
    """`program({"deals:read"})`: the owner's program with just these scopes."""
    made = count(1)

    def client(scopes: set[str]) -> Client:
        secret = f"eni_{next(made)}"
        ApiToken.objects.create(
            owner=world.people[Role.OWNER],
            name="program",
            prefix=secret,
            key_hash=secret_hash(secret),
            scopes=sorted(scopes),
            expires_at=clock.now() + timedelta(days=1),
            last_used_at=clock.now(),
        )
        return Client(headers={"authorization": f"Bearer {secret}", "accept-language": "ja"})

    return client


@pytest.mark.parametrize("entry", FOR_PROGRAMS)
def test_b13_a_token_opens_a_route_with_its_scopes_and_not_without_one_of_them(caller, program, entry):
    needed = set(line(entry).scope.split())
    # No program changes an owner, and the owner's own row is one.
    case = "foreign" if INPUTS[entry].about == "user" else "own"
    call = caller.call(entry, Role.OWNER, case, client=program(needed))
    assert call.sign == "+", call.said
    for missing in needed:
        covering = {missing, f"{missing.partition(':')[0]}:write"}
        call = caller.call(entry, Role.OWNER, case, client=program(set(SCOPES) - covering))
        assert call.sign in "x?." and not call.changed, (missing, call.said)
