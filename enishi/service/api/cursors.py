"""How the room's lists and threads go on: sort names and points in a thread, as plain text."""

import base64
import binascii
from datetime import datetime

import orjson

from enishi.foundation.errors import BadInput
from enishi.foundation.http import Paging
from enishi.service.queries import SORTS, Said, place

LARGEST = 2**63 - 1


def by_column(paging: Paging) -> tuple[Paging, str]:
    """The paging with the column behind its sort's public name; unknown names stay to be refused."""
    asked = paging.sort or "due"
    column = SORTS.get(asked.removeprefix("-"), asked.removeprefix("-"))
    sign = "-" if asked.startswith("-") else ""
    return paging.model_copy(update={"sort": f"{sign}{column}"}), column


def point_of(said: Said) -> str:
    at, kind, pk = place(said)
    return base64.urlsafe_b64encode(orjson.dumps([at, kind, pk])).decode().rstrip("=")


def read_point(text: str | None) -> tuple[datetime, str, int] | None:
    if not text:
        return None
    try:
        at, kind, pk = orjson.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        moment = datetime.fromisoformat(at)
    except (binascii.Error, ValueError, TypeError):
        raise BadInput(fields={"before": "bad_cursor"}) from None
    if not isinstance(kind, str) or not isinstance(pk, int) or abs(pk) > LARGEST or moment.tzinfo is None:
        raise BadInput(fields={"before": "bad_cursor"})
    return moment, kind, pk
