"""The questions put to each mutant, and which parts of the gate each of them asks."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from itertools import count, product
from typing import Any
from unittest.mock import patch

from django.test import Client

from enishi.foundation import authz, clock
from enishi.foundation.authz import Role, field_policy, gate, policy
from enishi.foundation.authz.registry import ownership
from enishi.staff.actions.tokens import SCOPES
from enishi.staff.models import ApiToken, Organisation
from enishi.staff.secrets import secret_hash
from tests.gate import whose
from tests.gate.calls import Caller, undone
from tests.gate.entries import may_of, routes
from tests.gate.inputs import INPUTS
from tests.gate.table import line
from tests.gate.test_canaries import Reader
from tests.gate.test_fields import FIELDS
from tests.gate.test_matrix import fault_in
from tests.gate.test_offers import OFFERS
from tests.gate.test_offers import fault as offers_fault
from tests.gate.test_other_doors import FOR_PROGRAMS, TOPICS, hear
from tests.gate.test_sight import SIGHT, sign_of
from tests.gate.world import World


@dataclass(frozen=True)
class Question:
    """Something whose answer stands in a table kept by hand; `ask` says what is wrong with the answer given."""

    name: str
    role: Role | None
    ask: Callable[[], str]
    # The act and the capability that the way in declares: whoever knows no better asks these first.
    declares: tuple[str, str] = ("", "")
    cost: int = 1


def questions(caller: Caller) -> list[Question]:
    return [
        *_matrix(caller),
        *_whose(caller),
        *_offers(caller),
        *_fields(caller),
        *_sight(caller),
        *_sockets(),
        *_programs(caller),
        *_words(caller),
    ]


def _declared(entry: str) -> tuple[str, str]:
    act, _, label = may_of(entry).partition(" ")
    return (act, ownership(label).capability) if "." in label else ("", "")


def _matrix(caller: Caller) -> Iterator[Question]:
    for entry in sorted(routes()):
        for role in Role:
            for case, sign in line(entry).worth_asking(role):
                ask = partial(_called, caller, entry, role, case, sign)
                yield Question(f"{entry} {case} as {role}", role, ask, _declared(entry))


def _called(caller: Caller, entry: str, role: Role, case: str, sign: str) -> str:
    call = caller.call(entry, role, case)
    return f"{call.said}, not {sign}" if call.sign != sign else fault_in(entry, call)


def _whose(caller: Caller) -> Iterator[Question]:
    for entry in whose.lines():
        for role in Role:
            for case in whose.cases(entry):
                ask = partial(whose.fault, caller, entry, role, case)
                yield Question(f"{entry} {case} as {role}", role, ask, _decided(entry))


def _decided(entry: str) -> tuple[str, str]:
    verb = whose.verb_of(entry)
    act, label = whose.asks(verb, entry.removeprefix(f"{verb} "))
    return act, ownership(label).capability


def _offers(caller: Caller) -> Iterator[Question]:
    for offer in OFFERS:
        for role in Role:
            for case in whose.CASES:
                ask = partial(offers_fault, caller, offer, role, case)
                yield Question(f"{offer[0]} {case} offers {offer[1]} as {role}", role, ask)


def _fields(caller: Caller) -> Iterator[Question]:
    for verb, what, role in product(("shows", "writes"), FIELDS, Role):
        entry = f"{verb} {what}"
        for case, sign in line(entry).expected(role).items():
            ask = partial(_told, caller, entry, role, case, sign)
            yield Question(f"{entry} {case} as {role}", role, ask)


def _told(caller: Caller, entry: str, role: Role, case: str, sign: str) -> str:
    found = sign_of(caller, entry, role, case)
    # What is not shown may be refused or left out; what is written is answered one way.
    is_right = (found == "+") == (sign == "+") if entry.startswith("shows ") else found == sign
    return "" if is_right and found != "?" else f"{found}, not {sign}"


def _sight(caller: Caller) -> Iterator[Question]:
    known = {*routes()}
    for setting, level, role, entry, signs in SIGHT:
        for case, sign in zip(("own", "team", "foreign"), signs, strict=True):
            ask = partial(_seen, caller, setting, level, entry, role, case, sign)
            declares = _declared(entry) if entry in known else ("", "")
            yield Question(f"{setting} {level}: {entry} {case} as {role}", role, ask, declares)


def _seen(caller: Caller, setting: str, level: str, entry: str, role: Role, case: str, sign: str) -> str:
    with undone():
        Organisation.rows.update(**{setting: level})
        found = sign_of(caller, entry, role, case)
    return "" if found == sign else f"{found}, not {sign}"


def _sockets() -> Iterator[Question]:
    for role in Role:
        yield Question(f"socket as {role}", role, partial(_heard, role), cost=5)


def _heard(role: Role) -> str:
    topics = hear(authz.Staff(user_id=1, name="a", roles=frozenset({role}))).topics
    wanted = {topic for topic in TOPICS if line(f"socket {topic}").cells[role] == "+"}
    return f"hears {sorted(wanted ^ set(topics))}" if wanted != set(topics) else ""


def _programs(caller: Caller) -> Iterator[Question]:
    made = count(1)
    for entry in FOR_PROGRAMS:
        for missing in line(entry).scope.split():
            ask = partial(_refused, caller, entry, missing, made)
            yield Question(f"program without {missing}: {entry}", None, ask, cost=3)


def _refused(caller: Caller, entry: str, missing: str, made: Iterator[int]) -> str:
    covering = {missing, f"{missing.partition(':')[0]}:write"}
    secret = f"eni_mutant{next(made)}"
    with undone():
        ApiToken.objects.create(
            owner=caller.world.people[Role.OWNER],
            name="program",
            prefix=secret,
            key_hash=secret_hash(secret),
            scopes=sorted(set(SCOPES) - covering),
            expires_at=clock.now() + timedelta(days=1),
            last_used_at=clock.now(),
        )
        program = Client(headers={"authorization": f"Bearer {secret}", "accept-language": "ja"})
        case = "foreign" if INPUTS[entry].about == "user" else "own"
        call = caller.call(entry, Role.OWNER, case, client=program)
    return "" if call.sign in "x?." and not call.changed else f"{call.said} without {missing}"


def _words(caller: Caller) -> Iterator[Question]:
    """All a role can reach, looked through for words that are not theirs: dear, so asked last."""
    for role in Role:
        yield Question(f"words as {role}", role, partial(_crawled, caller, role), cost=1000)


def _crawled(caller: Caller, role: Role) -> str:
    reader = Reader(caller, role)
    reader.crawl()
    return f"finds {sorted(reader.forbidden)[:3]}" if reader.forbidden else ""


@contextmanager
def listening(heard: set[tuple[Any, ...]]) -> Iterator[None]:
    """Write down every part of the gate that is asked."""

    def told(module: Any, name: str, key: Callable[..., tuple[Any, ...]]) -> Any:
        honest = getattr(module, name)

        def noted(*given: Any, **named: Any) -> Any:
            heard.add(key(*given, **named))
            return honest(*given, **named)

        return patch.object(module, name, noted)

    def looked(actor: Any, model: Any, act: str = "read") -> tuple[Any, ...]:
        return ("bin", model._meta.label)

    def asked(act: str, label: str) -> tuple[str, str, str]:
        return ("asked", act, ownership(label).capability)

    def scoped(scopes: Any, noun: str, act: str) -> tuple[Any, ...]:
        return ("scope", noun, "read" if act in policy.READ_VERBS or act == "export" else "write")

    with ExitStack() as stack:
        for one in (
            told(policy, "_granted", lambda capability, act, role, sees: ("cell", capability, act, role)),
            told(policy, "reach", lambda capability, act, role, sees: (act, role)),
            told(field_policy, "reach", lambda group, act, role: ("field", group, act, role)),
            told(gate, "_rows", lambda actor, label, act, **how: asked(act, label)),
            told(gate, "_rows", lambda actor, label, act, **how: ("rows", *asked(act, label)[1:])),
            told(gate, "_in_scope", scoped),
            *(told(at, "may", lambda actor, act, label: asked(act, label)) for at in (authz, gate)),
            *(
                told(at, "check_new", lambda actor, row: ("new", ownership(row._meta.label).capability))
                for at in (authz, gate)
            ),
            *(
                told(at, "check_fields", lambda actor, row, names: ("fields", row._meta.label))
                for at in (authz, gate)
            ),
            *(told(at, "scope", looked) for at in (authz, gate)),
        ):
            stack.enter_context(one)
        yield


def actors(world: World) -> Mapping[Role, list[Any]]:
    """Each role's person, with a team whether they have one or not, under every say of the organisation."""
    levels = ("own", "team", "all")
    found = {}
    for role in Role:
        person = world.actor(role)
        person = replace(person, teams=person.teams or frozenset({world.one["team"].pk}))
        found[role] = [
            replace(person, sales_sees=sales, service_sees=service) for sales in levels for service in levels
        ]
    return found
