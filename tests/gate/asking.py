"""How a route is called: about which row, with what.

`{"field": "@account"}` names the row called so in the kit that is asked about; `"@own account"` one's own.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Input:
    """How one route is called.

    `about`: the row of the kit in the address. `names`: the row of the kit in the body. `shows`: the row
    a list is looked through for; with `word`, its word instead of its id. `own`: another row where one's
    own would be in the wrong state.
    """

    about: str = ""
    names: str = ""
    shows: str = ""
    word: str = ""
    body: Mapping[str, Any] | None = None
    query: str = ""
    version: bool = True
    writes: bool = True
    upload: str = ""
    file: bool = False
    in_bin: bool = False
    own: str = ""
    one: Mapping[str, str] = field(default_factory=dict)


def about(row: str, body: Mapping[str, Any] | None = None, **how: Any) -> Input:
    return Input(about=row, body=body, **how)


def reads(row: str, **how: Any) -> Input:
    return Input(about=row, writes=False, **how)


def lists(row: str, **how: Any) -> Input:
    return Input(shows=row, writes=False, **how)


def names(row: str, body: Mapping[str, Any], **how: Any) -> Input:
    return Input(names=row, body=body, **how)


def restores(row: str) -> Input:
    return Input(about=row, in_bin=True, version=False)


def one_of_all(case_own: str, deleted: str = "", **how: Any) -> Input:
    """About a row of the organisation as a whole."""
    return Input(one={"own": case_own, "deleted": deleted}, **how)
