"""How rows of a list are changed by hand: each room's own action, named beside its API."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from pydantic import ValidationError

from enishi.foundation.authz import Actor
from enishi.foundation.errors import BadInput
from enishi.foundation.filters.fields import UnknownList
from enishi.foundation.http.contract import StrictIn
from enishi.foundation.rows import Row


@dataclass(frozen=True)
class Changing:
    """`body` is what a change of one row is sent as; `act` makes it, with all the room's rules."""

    body: type[StrictIn]
    act: Callable[[Actor, UUID, Any, int], Row]

    def read(self, changes: Mapping[str, Any]) -> StrictIn:
        """The changes as the room's API takes them; BadInput names those it does not."""
        try:
            return self.body.model_validate(nested(changes))
        except ValidationError as error:
            places = [".".join(map(str, finding["loc"])) for finding in error.errors()]
            raise BadInput(fields=dict.fromkeys(places, "invalid")) from None


def nested(changes: Mapping[str, Any]) -> dict[str, Any]:
    """Changes by field as a body has them: those of "custom.region" stand in `custom` under "region"."""
    body: dict[str, Any] = {}
    for name, value in changes.items():
        whole, dot, part = name.partition(".")
        if dot:
            body.setdefault(whole, {})[part] = value
        else:
            body[name] = value
    return body


_changing: dict[str, Changing] = {}


def changed_by(key: str, body: type[StrictIn], act: Callable[[Actor, UUID, Any, int], Row]) -> None:
    """Declare how rows of a list are changed. Called once beside the routes that change one row."""
    _changing[key] = Changing(body, act)


def changing(key: str) -> Changing:
    try:
        return _changing[key]
    except KeyError:
        raise UnknownList(fields={"entity": "invalid"}) from None
