"""What is asked: lists, records, searches and new rows, each with the goal its median is held to."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from urllib.parse import quote

import orjson

from benchmarks.client import Browser, Request

LIST_MS = RECORD_MS = 10.0
SEARCH_MS = CREATE_MS = 15.0
LISTS = ("accounts", "deals", "tickets")
# One character, the middle of a name, the beginning of a telephone number, Latin letters.
TYPED = ("林", "ハナサキ", "03-0000", "hanasaki")


@dataclass(frozen=True)
class Operation:
    """One row of the table. `limited`: over HTTP it may take at most a few ms more than its SQL."""

    name: str
    goal_ms: float
    make: Callable[[], Request]
    limited: bool = True

    @property
    def writes(self) -> bool:
        return self.make().body is not None


def operations(browser: Browser) -> Iterator[Operation]:
    """All operations, on records in the middle of what there is."""
    yield from (_get(f"list of 50 {kind}", LIST_MS, f"/api/v1/{kind}?limit=50") for kind in LISTS)
    for kind in LISTS:
        yield _get(f"one of {kind}", RECORD_MS, f"/api/v1/{kind}/{_middle(browser, kind)}")
    yield from (_get(f"search {text}", SEARCH_MS, f"/api/v1/search?q={quote(text)}") for text in TYPED)
    # One of this run's own: what is written to it may not grow a record that a later run reads.
    made = browser.send(Request("/api/v1/accounts", orjson.dumps({"name": "株式会社計測"})))
    account: str = orjson.loads(made)["id"]
    yield _post("create contact", "contacts", family_name="計測", given_name="花子", account_id=account)
    yield _post("create ticket", "tickets", subject="計測 {n}", text="表示されません。", account_id=account)
    yield _post("create deal", "deals", name="計測 {n}", account_id=account)


def _middle(browser: Browser, kind: str) -> str:
    """The id of a record of the demo company that stands neither first nor last in its list."""
    sort = "&sort=number" if kind == "accounts" else ""
    uid: str = browser.json(f"/api/v1/{kind}?limit=50{sort}")["items"][25]["id"]
    return uid


def _get(name: str, goal_ms: float, path: str) -> Operation:
    return Operation(name, goal_ms, lambda: Request(path))


def _post(name: str, kind: str, /, **fields: str) -> Operation:
    numbers = count(1)

    def make() -> Request:
        n = next(numbers)
        body = {field: text.format(n=n) for field, text in fields.items()}
        return Request(f"/api/v1/{kind}", orjson.dumps(body))

    return Operation(name, CREATE_MS, make, limited=False)
