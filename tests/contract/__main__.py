"""`python -m tests.contract`: does the whole API keep what its description promises, whoever calls it?

Every operation is called with generated values, signed in as each role of the demo company. It must never
answer with a server error, nor with anything its description does not promise; 1 when it does, or when fewer
operations than the goal were answered with success by somebody.
"""

import argparse
import sys
from typing import Any

import requests
import schemathesis

from tests.contract.asking import INSIDE, Found, ask
from tests.contract.person import Person
from tools.demo_house import PASSWORD, demo_house

LOGINS = "executive finance support service-manager sales sales-manager admin owner".split()
# What takes things away comes last, or the others would find nothing.
LAST = {"delete": 2, "post": 1, "patch": 1, "put": 1}


def main() -> int:
    asked = argparse.ArgumentParser(prog="python -m tests.contract", description=__doc__.splitlines()[0])
    asked.add_argument("--login", action="append", choices=LOGINS, help="only this person (may be repeated)")
    asked.add_argument("--only", default="", help="only operations whose name contains this")
    asked.add_argument("--times", type=int, default=20, help="calls an operation and person")
    asked.add_argument("--goal", type=float, default=0.6, help="the share of operations that must succeed")
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()
    reached: set[str] = set()
    broken = 0
    with demo_house(ENISHI_INSIDE_ORIGINS=INSIDE) as address:
        operations = _operations(address, given.only)
        paths = {one.path for one in _operations(address, "")}
        # Who may do less comes first: an owner also sends people away.
        for login in sorted(given.login or LOGINS, key=LOGINS.index):
            person = Person(address, f"{login}@minamo.example", PASSWORD, paths)
            found = _asked(person, operations, address, given)
            _tell(login, found)
            broken += sum(len(one.broken) for one in found.values())
            reached |= {label for label, one in found.items() if one.reached}
    never = sorted({one.label for one in operations} - reached)
    share = len(reached) / len(operations)
    print(f"{len(reached)} of {len(operations)} operations answered with success ({share:.0%})")
    print("Never: " + "; ".join(never))
    print(f"{broken} promises broken.")
    return 1 if broken or share < given.goal else 0


def _operations(address: str, only: str) -> list[Any]:
    """What the description names, the reads first and what takes things away last."""
    schema = schemathesis.openapi.from_dict(requests.get(f"{address}/api/v1/openapi.json").json())
    made = [one.ok() for one in schema.get_all_operations()]
    named = [one for one in made if only in one.definition.raw["operationId"]]
    return sorted(named, key=lambda one: LAST.get(one.method.lower(), 0))


def _asked(
    person: Person, operations: list[Any], address: str, given: argparse.Namespace
) -> dict[str, Found]:
    found = {}
    for number, operation in enumerate(operations):
        found[operation.label] = ask(operation, person, address, given.times, given.seed * 1000 + number)
        if not person.signed_in_still():
            person.sign_in()
    return found


def _tell(login: str, found: dict[str, Found]) -> None:
    for label, one in found.items():
        for words in one.broken[:2]:
            print(f"\n── {login}: {label} {dict(one.statuses)}\n{words[:3000]}")
    reached = sum(one.reached for one in found.values())
    print(f"{login}: {reached} of {len(found)} operations reached", flush=True)


if __name__ == "__main__":
    sys.exit(main())
