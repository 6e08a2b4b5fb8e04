"""Acts whose answer does not tell all: rows made for somebody, many changed at once, taken out in a file.

`whose_matrix.csv` says for each role what becomes of a row that is one's own, a team-mate's and a stranger's:
`+` it is made for them, changed, or in the file · `.` it is not · `x` 403, nothing of the kind · `-` there is no
such case. A cell of one sign is about no row: whether a file of such rows may be brought in at all.
"""

import csv
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from django.apps import apps
from django.http import HttpResponse

from enishi.exchange.kinds import KINDS
from enishi.foundation import filters
from enishi.foundation.authz import Role
from enishi.foundation.bulk import Brought, RowsRefused
from enishi.foundation.errors import NotAllowed
from enishi.foundation.i18n import say
from tests.gate.asking import Input
from tests.gate.bodies import LINES
from tests.gate.calls import Call, Caller, undone

FILE = Path(__file__).with_name("whose_matrix.csv")
CASES = ("own", "team", "foreign")
MOMENT = datetime(2026, 11, 3, 3, tzinfo=UTC)


def made(model: str, owner: str, body: Mapping[str, Any], whose: str, **more: Any) -> tuple[str, str, Input]:
    """A row of `model` made with somebody as its `owner`: the seller, the keeper or the holder of a kit."""
    return model, owner, Input(names=whose, body={**body, f"{owner}_id": "@"}, **more)


MADE: Mapping[str, tuple[str, str, Input]] = {
    "POST /accounts": made("customers.Account", "sales_owner", {"name": "新しい会社"}, "seller"),
    "POST /accounts (by its keeper)": made(
        "customers.Account", "service_owner", {"name": "新しい会社"}, "keeper"
    ),
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
# A row that names another, which has to be one the maker may name.
TIED: Mapping[str, Input] = {
    f"POST /promises (to a {name})": Input(
        names=name, body={"text": "すぐ送る", "account_id": "@account", f"{name}_id": "@"}
    )
    for name in ("deal", "ticket", "handover")
}
CHANGED: Mapping[str, tuple[str, Mapping[str, Any]]] = {
    "accounts": ("account", {"city": "大阪市"}),
    "contacts": ("contact", {"phone": "03-0000-0001"}),
    "leads": ("lead", {"note": "新しい備考"}),
    "deals": ("deal", {"next_action": "訪問"}),
    "quotes": ("quote", {"note": "新しい備考"}),
    "demos": ("demo", {"place": "本社"}),
    "tickets": ("ticket", {"category": "新しい"}),
    "improvements": ("improvement", {"due_on": "2026-12-24"}),
    "contracts": ("contract", {"note": "新しい備考"}),
    "items": ("item", {"site": "新しい場所"}),
}
# A list, and whose word in a file says that a kit's row is in it.
TAKEN_OUT: Mapping[str, str] = {
    "accounts": "account",
    "contacts": "contactaccount",
    "leads": "lead",
    "deals": "deal",
    "quotes": "quote",
    "demos": "demo",
    "orders": "account",
    "deliveries": "delivery",
    "invoices": "invoicenote",
    "payments": "paymentnote",
    "tickets": "ticket",
    "improvements": "improvement",
    "contracts": "contract",
    "items": "item",
}


# A row as a file brings it, by what it is called here: the kind of file, and what it must hold besides.
BROUGHT: Mapping[str, tuple[str, Mapping[str, Any]]] = {
    "accounts": ("account", {"name": "新しい名"}),
    "contacts": ("contact", {"family_name": "新しい名"}),
    "leads": ("lead", {"family_name": "新しい名"}),
    "deals": ("deal", {"name": "新しい名", "stage": "open", "currency": "JPY"}),
    "orders": (
        "order",
        {"account": "@account", "ordered_on": date(2026, 11, 2), "amount": 1000, "currency": "JPY"},
    ),
    "contracts": (
        "contract",
        {
            "name": "新しい名",
            "account": "@account",
            "starts_on": date(2026, 4, 1),
            "ends_on": date(2027, 3, 31),
            "currency": "JPY",
        },
    ),
    "items": ("item", {"account": "@account", "product": "flow", "site": "新しい場所"}),
    "tickets": ("ticket", {"subject": "新しい名", "opened_at": MOMENT}),
    "activities": ("activity", {"kind": "visit", "subject": "新しい名", "happened_at": MOMENT}),
}
# What an answer shows of some rows and not of others, and the kind of row that decides.
SEEN: Mapping[str, str] = {
    "payment terms": "commerce.CustomerTerms",
    "revenue": "insight.RevenueLine",
    "referrals": "bond.Referral",
    "referrals that go along": "bond.Referral",
    "survey answers that go along": "service.SurveyResponse",
}


@dataclass(frozen=True)
class Line:
    """What one kind of act does for each role, by case."""

    entry: str
    cells: Mapping[Role, str]


def cases(entry: str) -> tuple[str, ...]:
    """Those that the table speaks of."""
    return CASES[:1] if "bring in " in entry else CASES


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
        *(f"make {entry}" for entry in (*MADE, *TIED)),
        *(f"look at {entity}" for entity in CHANGED),
        *(f"bring over {kind}" for kind in BROUGHT),
        *(f"change {entity}" for entity in CHANGED),
        *(f"take out {entity}" for entity in TAKEN_OUT),
        *(f"{verb} {kind}" for kind in KINDS for verb in ("bring in", "offer to bring in")),
        *(f"see {what}" for what in SEEN),
    }


def verb_of(entry: str) -> str:
    return next(verb for verb in ACTS if entry.startswith(f"{verb} "))


def asks(verb: str, what: str) -> tuple[str, str]:
    """The act and the kind of row that decide."""
    if verb == "make":
        return "create", MADE[what][0] if what in MADE else "bond.Promise"
    if verb == "see":
        return "read", SEEN[what]
    if "bring" in verb:
        return "bulk", KINDS[what].label
    return "export" if verb == "take out" else "bulk", filters.listing(what).label


def sign(caller: Caller, entry: str, role: Role, case: str) -> str:
    """What becomes of the act, as a sign of the table."""
    verb = verb_of(entry)
    return ACTS[verb](caller, entry.removeprefix(f"{verb} "), role, case)[0]


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
    path = entry.partition(" (")[0]
    if entry in TIED:
        tied = caller.call(path, role, case, how=TIED[entry])
        return tied.sign, tied
    label, owner, how = MADE[entry]
    seen: list[Any] = []

    def look() -> None:
        newest = apps.get_model(label).rows.order_by("-pk").values_list(owner, flat=True).first()
        seen.append(newest)

    call = caller.call(path, role, case, how=how, look=look)
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


def _look_at(caller: Caller, entity: str, role: Role, case: str) -> tuple[str, Call]:
    name, changes = CHANGED[entity]
    how = Input(names=name, body={"entity": entity, "ids": ["@"], "changes": changes}, writes=False)
    call = caller.call("POST /bulk-edits/preview", role, case, how=how)
    if call.sign != "+":
        return call.sign, call
    (told,) = call.answer.json()["items"]
    return "+" if told["becomes"] == "changed" and told["before"] else ".", call


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


def _offer(caller: Caller, kind: str, role: Role, case: str) -> tuple[str, Call]:
    call = caller.call("GET /import-kinds", role, case)
    if call.sign != "+":
        return call.sign, call
    return "+" if kind in {one["key"] for one in call.answer.json()["kinds"]} else "x", call


def _see(caller: Caller, what: str, role: Role, case: str) -> tuple[str, Call]:
    if what.endswith(" that go along"):
        return _see_going(caller, SEEN[what], role, case)
    return {"payment terms": _see_terms, "revenue": _see_revenue, "referrals": _see_referrals}[what](
        caller, role, case
    )


def _see_going(caller: Caller, label: str, role: Role, case: str) -> tuple[str, Call]:
    """What hangs on a customer that is to be merged away is counted by kind, as far as one may see it."""
    how = Input(about="bare account", body={"other_id": "@account"}, writes=False)
    call = caller.call("POST /accounts/{account_id}/merges/preview", role, case, how=how)
    if call.sign != "+":
        return call.sign, call
    called = say(f"follows.{label}", "ja")
    return "+" if called in {one["kind"] for one in call.answer.json()["going"]} else ".", call


def _see_terms(caller: Caller, role: Role, case: str) -> tuple[str, Call]:
    """What a customer pays by stands in an answer that comes either way."""
    call = caller.call("GET /accounts/{account_id}/payment-terms", role, case)
    is_seen = call.sign == "+" and call.answer.json()["version"] > 0
    return ("+" if is_seen else ".") if call.sign == "+" else call.sign, call


def _see_revenue(caller: Caller, role: Role, case: str) -> tuple[str, Call]:
    """The ledger's report names the customers it adds up."""
    how = Input(query="group=account", writes=False)
    call = caller.call("GET /reports/ledger", role, case, how=how)
    word = caller.world.kit(role, case).word("account")
    return "+" if re.search(rf"\b{word}\b", call.answer.content.decode()) else ".", call


def _see_referrals(caller: Caller, role: Role, case: str) -> tuple[str, Call]:
    """The board only counts them: as many as there are kits of the kinds that the table lets one see."""
    how = Input(query="start=2026-04-01&end=2027-03-31", writes=False)
    call = caller.call("GET /board", role, case, how=how)
    figures = [figure for row in call.answer.json()["rows"] for figure in row["shared"]]
    counted = next(figure["value"] for figure in figures if figure["key"] == "referrals")
    cell = lines()["see referrals"].cells[role]
    world = caller.world
    # Who was sent to us stays counted when the customer lies in the bin.
    whose = [world.case_of(role, kit) for kit in (*world.kits.values(), *world.bins.values())]
    wanted = sum(cell[CASES.index(one)] == "+" for one in whose)
    return cell[CASES.index(case)] if counted == wanted else f"{counted} for {wanted}", call


def _bring_over(caller: Caller, kind: str, role: Role, case: str) -> tuple[str, Call]:
    """The room's own hand on a row that is there already, whoever may bring files in."""
    name, values = BROUGHT[kind]
    kit = caller.world.kit(role, case)
    brought = {
        "external_id": str(kit[name].uid),
        **{one: str(kit["account"].uid) if value == "@account" else value for one, value in values.items()},
    }
    call = Call(HttpResponse(status=200), "+", set())
    with undone():
        try:
            outcome = KINDS[kind].bring_in(caller.world.actor(role), [Brought(2, brought)])
        except NotAllowed:
            return "x", call
        except RowsRefused:
            return ".", call
        # An order recorded by hand comes back as it is: a file does not change it.
        return "+" if outcome.changed + outcome.same == 1 else "=", call


ACTS: Mapping[str, Callable[[Caller, str, Role, str], tuple[str, Call]]] = {
    "make": _make,
    "change": _change,
    "take out": _take_out,
    "look at": _look_at,
    "bring in": _bring_in,
    "offer to bring in": _offer,
    "see": _see,
    "bring over": _bring_over,
}
