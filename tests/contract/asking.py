"""One operation asked many times: generated calls in which ids, versions and addresses are often real ones."""

import copy
import random
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from schemathesis import checks
from schemathesis.core.failures import FailureGroup

from tests.contract.person import Person

PROMISED = [
    checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
]
OFTEN = 0.85
# How often the body is the description's own example, with ids that exist.
AS_DESCRIBED = 0.4
# "", api, v1, accounts, the id: how far the address of a record goes.
RECORD = 5
# An address inside that the operator named: nobody looks a name up, and nobody is there.
INSIDE = "http://127.0.0.1:9"
# What no description says of a text: how a mail address, a telephone number or a postal code looks.
PLAUSIBLE = {
    "email": "hanako@keisoku.example",
    "phone": "03-1234-5678",
    "mobile": "090-1234-5678",
    "postal_code": "100-0001",
    "website": "https://keisoku.example",
    "url": f"{INSIDE}/in",
    "entity": "deals",
    "field": "owner",
    "by": "owner",
    "corporate_number": "",
    "currency": "JPY",
    "zone": "Asia/Tokyo",
    "language": "ja",
}


@schemathesis.serializer("message/rfc822")
def as_mail(ctx: Any, value: Any) -> bytes:
    """A mail is sent as its bytes; what is generated is seldom one."""
    return value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogatepass")


@dataclass
class Found:
    """What an operation answered: how often each status, and every broken promise in words."""

    statuses: Counter[int] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)

    @property
    def reached(self) -> bool:
        return any(200 <= status < 300 for status in self.statuses)


def ask(operation: Any, person: Person, address: str, times: int, number: int) -> Found:
    """The findings of `times` generated calls; the same number makes the same calls."""
    found, chance = Found(), random.Random(number)
    person.look_anew(re.findall(r"\{(\w+)\}", operation.path))
    example = example_of(operation)

    @seed(number)
    @settings(
        max_examples=times,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy())
    def call(case: schemathesis.Case) -> None:
        if example is not None and chance.random() < AS_DESCRIBED:
            case.body = copy.deepcopy(example)
        make_real(case, person, chance)
        answer = case.call(base_url=address, session=person.session, headers=person.headers())
        found.statuses[answer.status_code] += 1
        try:
            case.validate_response(answer, checks=PROMISED)
        except FailureGroup as broken:
            found.broken.append(f"{case.as_curl_command()}\n{broken}")

    call()
    return found


def example_of(operation: Any) -> Any:
    """What the description shows of the body, None where it has none in JSON."""
    body = operation.definition.raw.get("requestBody", {})
    return body.get("content", {}).get("application/json", {}).get("example")


def make_real(case: schemathesis.Case, person: Person, chance: random.Random) -> None:
    """Put in what a caller would have at hand."""
    for name in case.path_parameters:
        case.path_parameters[name] = _often(person, name, chance) or case.path_parameters[name]
    case.headers.pop("Authorization", None)
    if case.operation.method != "get" and chance.random() < OFTEN:
        version = person.version_of("/".join(case.formatted_path.split("/")[:RECORD]))
        if version:
            case.headers["If-Match"] = version
    case.query = {name: _value(name, value, person, chance) for name, value in (case.query or {}).items()}
    if isinstance(case.body, dict):
        case.body = {name: _value(name, value, person, chance) for name, value in case.body.items()}


def _often(person: Person, name: str, chance: random.Random) -> str | None:
    return person.some_id(name, chance) if chance.random() < OFTEN else None


def _value(name: str, value: Any, person: Person, chance: random.Random) -> Any:
    if isinstance(value, dict):
        return {inner: _value(inner, held, person, chance) for inner, held in value.items()}
    if isinstance(value, list):
        return [_value(name, held, person, chance) for held in value]
    if name.endswith("_id") and isinstance(value, str):
        return _often(person, name, chance) or value
    if isinstance(value, str) and name in PLAUSIBLE and chance.random() < OFTEN:
        return PLAUSIBLE[name]
    return value
