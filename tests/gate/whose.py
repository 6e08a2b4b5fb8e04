"""Acts whose answer does not tell all: rows made for somebody, many changed at once, taken out in a file.

`whose_matrix.csv` says for each role what becomes of a row that is one's own, a team-mate's and a stranger's:
`+` it is made for them, changed, or in the file · `.` it is not · `x` 403, nothing of the kind · `-` there is no
such case. A cell of one sign is about no row: whether a file of such rows may be brought in at all.
"""

import csv
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.apps import apps

from enishi.exchange.kinds import KINDS
from enishi.foundation import filters
from enishi.foundation.authz import Role
from tests.gate.calls import Call, Caller
from tests.gate.inputs import LINES, Input

FILE = Path(__file__).with_name("whose_matrix.csv")
CASES = ("own", "team", "foreign")


def made(model: str, owner: str, body: Mapping[str, Any], whose: str, **more: Any) -> tuple[str, str, Input]:
    """A row of `model` made with somebody as its `owner`: the seller, the keeper or the holder of a kit."""
    return model, owner, Input(names=whose, body={**body, f"{owner}_id": "@"}, **more)


MADE: Mapping[str, tuple[str, str, Input]] = {
    "POST /accounts": made("customers.Account", "sales_owner", {"name": "新しい会社"}, "seller"),
    "POST /leads": made("sales.Lead", "owner", {"family_name": "新人"}, "seller"),
    "POST /deals": made("sales.Deal", "owner", {"name": "新しい商談"}, "seller"),
    "POST /orders": made(
        "commerce.Order",
        "owner",
        {"account_id": "@own account", "ordered_on": "2026-11-20", "lines": LINES},
        "seller",
    ),
    "POST /tickets": made("service.Ticket", "assignee", {"subject": "新しい", "text": "新しい"}, "keeper"),
    "POST /tasks": made("interactions.Task", "owner", {"subject": "送る", "due_on": "2026-12-01"}, "holder"),
    "POST /activities": made("interactions.Activity", "owner", {"kind": "call", "subject": "電話"}, "holder"),
    "POST /promises": made(
        "bond.Promise", "owner", {"text": "すぐ送る", "account_id": "@own account"}, "holder"
    ),
}
CHANGED: Mapping[str, tuple[str, Mapping[str, Any]]] = {
    "accounts": ("account", {"city": "大阪市"}),
    "contacts": ("contact", {"phone": "03-0000-0001"}),
    "leads": ("lead", {"note": "新しい備考"}),
    "deals": ("deal", {"next_action": "訪問"}),
    "tickets": ("ticket", {"category": "新しい"}),
}
# A list, and whose word in a file says that a kit's row is in it.
TAKEN_OUT: Mapping[str, str] = {
    "accounts": "account",
    "contacts": "contactaccount",
    "leads": "lead",
    "deals": "deal",
    "tickets": "ticket",
}


@dataclass(frozen=True)
class Line:
    """What one kind of act does for each role, by case."""

    entry: str
    cells: Mapping[Role, str]


def cases(entry: str) -> tuple[str, ...]:
    """Those that the table speaks of."""
    return CASES[:1] if entry.startswith("bring in ") else CASES


@cache
def lines() -> Mapping[str, Line]:
    with FILE.open(encoding="utf-8", newline="") as file:
        read = [
            Line(told["entry"], {role: told[role.value] for role in Role}) for told in csv.DictReader(file)
        ]
    return {line.entry: line for line in read}


def named() -> set[str]:
    """The acts the table must name."""
    return {
        *(f"make {entry}" for entry in MADE),
        *(f"change {entity}" for entity in CHANGED),
        *(f"take out {entity}" for entity in TAKEN_OUT),
        *(f"bring in {kind}" for kind in KINDS),
    }


def verb_of(entry: str) -> str:
    return next(verb for verb in ACTS if entry.startswith(f"{verb} "))


def asks(verb: str, what: str) -> tuple[str, str]:
    """The act and the kind of row that decide."""
    if verb == "make":
        return "create", MADE[what][0]
    if verb == "bring in":
        return "bulk", KINDS[what].label
    return "bulk" if verb == "change" else "export", filters.listing(what).label


def fault(caller: Caller, entry: str, role: Role, case: str) -> str:
    """What is wrong with the act's answer or with the tables after it; "" where all is as the table says."""
    wanted = lines()[entry].cells[role][CASES.index(case)]
    if wanted == "-":
        return ""
    verb = verb_of(entry)
    sign, call = ACTS[verb](caller, entry.removeprefix(f"{verb} "), role, case)
    if sign != wanted:
        return f"{entry} {case}: {sign} by {call.said}, not {wanted}"
    return f"{entry} {case}: changed {call.changed}" if call.changed and sign in "x?" else ""


def _make(caller: Caller, entry: str, role: Role, case: str) -> tuple[str, Call]:
    label, owner, how = MADE[entry]
    seen: list[Any] = []

    def look() -> None:
        newest = apps.get_model(label).rows.order_by("-pk").values_list(owner, flat=True).first()
        seen.append(newest)

    call = caller.call(entry, role, case, how=how, look=look)
    kit = caller.world.kit(role, case)
    wanted = {"seller": kit.sales, "keeper": kit.service, "holder": kit.holder}[how.names]
    if call.sign == "+" and seen != [wanted.pk]:
        return f"made for {seen}", call
    return call.sign, call


def _change(caller: Caller, entity: str, role: Role, case: str) -> tuple[str, Call]:
    name, changes = CHANGED[entity]
    column, value = next(iter(changes.items()))
    model, changed = type(caller.world.kit(role, case)[name]), list[Any]()
    how = Input(names=name, body={"entity": entity, "ids": ["@"], "changes": changes})

    def look() -> None:
        changed.extend(model.rows.filter(**{column: value}).values_list("pk", flat=True))

    call = caller.call("POST /bulk-edits", role, case, how=how, look=look)
    if call.sign != "+":
        return call.sign, call
    told = call.answer.json()
    if changed not in ([], [caller.world.kit(role, case)[name].pk]) or told["changed"] != len(changed):
        return f"changed {changed}", call
    return "+" if changed else ".", call


def _take_out(caller: Caller, entity: str, role: Role, case: str) -> tuple[str, Call]:
    call = caller.call(f"POST /{entity}/export", role, case)
    if call.sign != "+":
        return call.sign, call
    word = caller.world.kit(role, case).word(TAKEN_OUT[entity])
    return "+" if re.search(rf"\b{word}\b", call.answer.content.decode()) else ".", call


def _bring_in(caller: Caller, kind: str, role: Role, case: str) -> tuple[str, Call]:
    how = Input(upload="番号,名称\n1,新しい\n", body={"kind": kind})
    call = caller.call("POST /imports", role, case, how=how)
    return call.sign, call


ACTS: Mapping[str, Callable[[Caller, str, Role, str], tuple[str, Call]]] = {
    "make": _make,
    "change": _change,
    "take out": _take_out,
    "bring in": _bring_in,
}
