"""Calling a route as somebody, looking at what it answered and wrote, and undoing it."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client

from enishi.channels import tries
from enishi.foundation import clock
from enishi.foundation.authz import Role
from tests.gate.asking import Input
from tests.gate.inputs import INPUTS, KEYS, one_row
from tests.gate.world import Kit, World, with_file

NEVER_WAS = UUID("01900000-0000-7000-8000-000000000000")
VARIABLE = re.compile(r"{\w+}")
WRITE = re.compile(
    r"""\s*(?:INSERT|UPDATE|DELETE|REPLACE)\b.*?(?:INTO|FROM|UPDATE|OR IGNORE INTO)?\s*["`](\w+)["`]""",
    re.I | re.S,
)
SIGNS = {401: "u", 403: "x", 404: ".", 409: "!"}
# The record of a refused reach is written for every refusal; being seen is written once a minute.
EVENTS = "foundation_event"
RECORD = {EVENTS, "foundation_eventvalues"}
SEEN = {"usersessions_usersession"}


@dataclass
class Call:
    """One call as it went: the answer, its sign, and the tables it tried to write."""

    answer: HttpResponse
    sign: str
    written: set[str]
    changed: set[str] = field(default_factory=set)
    denials: int = 0

    @property
    def said(self) -> str:
        """The refusal's code and fields, for whoever reads a failed test."""
        told = self.answer.json() if "json" in self.answer.headers.get("Content-Type", "") else {}
        return f"{self.sign} ({self.answer.status_code} {told.get('code', '')} {told.get('fields', '')})"


@contextmanager
def undone() -> Iterator[None]:
    """Whatever happens inside never happened. Django lets a durable transaction begin inside a test's own."""
    block = transaction.atomic()
    block._from_testcase = True
    with block:
        yield
        transaction.set_rollback(True)
    # Keys that opened nothing are counted where no transaction reaches.
    cache.delete_many([tries.name(door, "127.0.0.1") for door in tries.REFUSALS])


def rows_of(table: str) -> dict[Any, Any]:
    """Every row of a table by its key."""
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{table}"')
        return {row[0]: row for row in cursor.fetchall()}


class Caller:
    """Calls routes for a role on a world, each as if it were the only one."""

    def __init__(self, world: World, clients: Mapping[Role | None, Client]) -> None:
        self.world = world
        self.clients = clients
        self._world_rows: dict[str, dict[Any, Any]] = {}

    def call(
        self,
        entry: str,
        role: Role | None,
        case: str,
        *,
        client: Client | None = None,
        how: Input | None = None,
        look: Callable[[], None] = lambda: None,
    ) -> Call:
        """Call it, with its usual input unless `how` says another; `look` at the tables before it is undone."""
        how = how or INPUTS[entry]
        kit, about = self._target(how, role or Role.SALES_REP, case)
        written: set[str] = set()

        def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
            if found := WRITE.match(sql):
                written.add(found[1])
            return execute(sql, params, many, context)

        with undone():
            if how.file and case != "nonexistent":
                with_file(about)
            caller = client or self.clients[role]
            cookies = caller.cookies.copy()
            with connection.execute_wrapper(watch):
                answer = self._send(entry, how, role or Role.SALES_REP, kit, about, caller)
            # Some answers sign in or out.
            caller.cookies = cookies
            sign = self._sign(how, kit, about, answer)
            look()
            after = {table: rows_of(table) for table in written} if sign != "+" else {}
        changed = {table for table, rows in after.items() if rows != self._at_rest(table)}
        denials = len(after.get(EVENTS, {})) - len(self._at_rest(EVENTS))
        return Call(answer, sign, written - SEEN, changed - SEEN - RECORD, denials)

    def _at_rest(self, table: str) -> dict[Any, Any]:
        """The table as the world has it: every call is undone, so it is looked at once."""
        if table not in self._world_rows:
            self._world_rows[table] = rows_of(table)
        return self._world_rows[table]

    def _target(self, how: Input, role: Role, case: str) -> tuple[Kit, Any]:
        """The kit asked about, and the row (or key) in the address."""
        relation = case if case in ("own", "team", "foreign") else "own"
        kit = self.world.kit(role, relation, binned=(case == "deleted") != how.in_bin)
        if how.one:
            wanted = how.one["deleted" if case == "deleted" else "own"]
            return kit, None if case == "nonexistent" else one_row(self.world, wanted)
        name = how.about or how.names or how.shows
        if not name or case == "nonexistent":
            return kit, None
        if name in KEYS:
            return kit, KEYS[name]
        if name == "session":
            return kit, self._session(role, case)
        if name == "link":
            return kit, self._link(role, case)
        return kit, self._row(kit, how.own if how.own and case == "own" else name)

    def _row(self, kit: Kit, name: str) -> Any:
        if name in ("user", "holder"):
            return kit.holder
        if name in ("seller", "keeper"):
            return kit.sales if name == "seller" else kit.service
        if name == "team":
            return kit.holder.team or self.world.one["teams"]["sales one"]
        if name == "agent":
            return self.world.people[Role.SERVICE_AGENT]
        if name == "successor":
            return self.world.people[Role.EXECUTIVE]
        if name == "approver":
            others = (self.world.people[role] for role in (Role.EXECUTIVE, Role.FINANCE))
            return next(one for one in others if one != kit.sales)
        if name == "next stage":
            return self.world.one["stages"]["open"][1]
        if name in ("product", "competitor", "guide"):
            return self.world.one[name]
        return kit[name]

    def _session(self, role: Role, case: str) -> Any:
        whose = role if case == "own" else next(other for other in Role if other is not role)
        return self.world.people[whose].usersession_set.first()

    def _link(self, role: Role, case: str) -> Any:
        whose = role if case == "own" else next(other for other in Role if other is not role)
        return self.world.people[whose].socialaccount_set.get().pk

    def _send(self, entry: str, how: Input, role: Role, kit: Kit, about: Any, client: Client) -> HttpResponse:
        method, _, path = entry.partition(" ")
        path = VARIABLE.sub(lambda _: self._address(how, about), path)
        if how.query:
            words = {
                "word": kit.word(how.shows or "account"),
                "account": kit["account"].uid,
                "family": kit["contact"].family_name,
            }
            path = f"{path}?{how.query.format(**words)}"
        headers = {}
        if how.version and how.writes and method != "GET":
            headers["if-match"] = f'"{getattr(about, "version", 1)}"'
        url = f"/api/v1{path}"
        if how.upload:
            file = SimpleUploadedFile("new.csv", how.upload.encode())
            return client.post(
                url, {**self._filled(how.body or {}, role, kit, about), "file": file}, headers=headers
            )
        if method in ("GET", "DELETE"):
            return getattr(client, method.lower())(url, headers=headers)
        body = json.dumps(self._filled(how.body or {}, role, kit, about))
        return getattr(client, method.lower())(url, body, content_type="application/json", headers=headers)

    def _address(self, how: Input, about: Any) -> str:
        if about is None:
            return (
                "nonsense"
                if how.about in KEYS
                else "9999"
                if how.about in ("session", "link")
                else str(NEVER_WAS)
            )
        return str(getattr(about, "uid", None) or getattr(about, "pk", None) or about)

    def _filled(self, body: Any, role: Role, kit: Kit, about: Any) -> Any:
        """What is sent, with the ids of the rows it names, however deep they stand."""
        if isinstance(body, Mapping):
            return {name: self._filled(value, role, kit, about) for name, value in body.items()}
        if isinstance(body, list):
            return [self._filled(value, role, kit, about) for value in body]
        if body == "@":
            return str(about.uid if about else NEVER_WAS)
        if body == "@today":
            return clock.today().isoformat()
        if body == "@full name":
            return f"{kit['contact'].family_name} {kit['contact'].given_name}"
        if isinstance(body, str) and body.startswith("@own "):
            return str(self.world.kit(role, "own")[body[5:]].uid)
        if isinstance(body, str) and body.startswith("@"):
            return str(self._row(kit, body[1:]).uid)
        return body

    def _sign(self, how: Input, kit: Kit, about: Any, answer: HttpResponse) -> str:
        if answer.status_code == 400 and answer.json().get("code") == "unknown_reference":
            return "?"
        if answer.status_code >= 300:
            return SIGNS.get(answer.status_code, str(answer.status_code))
        if how.shows:
            wanted = kit.word(how.word) if how.word else str(about.uid)
            return "+" if f'"{wanted}"' in answer.content.decode() else "."
        return "+"
