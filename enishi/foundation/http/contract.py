"""Types every handler speaks: the request with its actor, strict bodies, money, the If-Match version."""

from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Header
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from enishi.foundation.authz import Actor
from enishi.foundation.errors import VersionMissing


class ActorRequest(HttpRequest):
    """A request whose caller is known."""

    actor: Actor


class Schema(BaseModel):
    """Base of what goes in and out: checked by pydantic alone.

    Ninja's own looks each value up through a getter in Python, for resolvers and managers. We have none,
    and a list of 50 is checked in 0.2 ms instead of 2.
    """

    model_config = ConfigDict(from_attributes=True)


class StrictIn(Schema):
    """Base of request bodies: an unknown field is refused, never ignored."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True, str_max_length=100_000)

    def given(self) -> dict[str, Any]:
        """Only the fields that were sent: what a PATCH changes. An amount always has its currency."""
        given = self.model_dump(exclude_unset=True)
        sent = {name: getattr(self, name) for name in given}
        whole = {name: value.model_dump() for name, value in sent.items() if isinstance(value, Money)}
        return given | whole


class SeenIn(StrictIn):
    """A list as it is seen: conditions, words looked for, order, the names of its columns (none: all), and its form."""

    filter: Annotated[str, Field(max_length=8_000)] = ""
    q: Annotated[str, Field(max_length=300)] = ""
    sort: Annotated[str, Field(max_length=60)] = ""
    columns: Annotated[list[Annotated[str, Field(max_length=60)]], Field(max_length=100)] = []
    # A workbook's numbers and days are what they are.
    form: Literal["csv", "xlsx"] = "csv"


# Values of the organisation's own fields by key, as `/custom-fields` says; null takes one away.
CustomIn = Annotated[dict[Annotated[str, Field(max_length=40)], Any], Field(max_length=100)]
# Those that are filled in.
CustomOut = dict[str, Any]

# A handler's answer that is a file: named in the description, sent as it is.
CSV_FILE: dict[str, Any] = {
    "responses": {200: {"description": "CSV", "content": {"text/csv": {"schema": {"type": "string"}}}}}
}


LIST_FILE: dict[str, Any] = {
    "responses": {
        200: {
            "description": "CSV or a workbook",
            "content": {
                "text/csv": {"schema": {"type": "string"}},
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": {
                    "schema": {"type": "string", "format": "binary"}
                },
            },
        }
    }
}


class Money(Schema):
    """An amount in minor units of its currency (yen has none, so 1,000 yen is 1000)."""

    model_config = ConfigDict(extra="forbid")

    amount: Annotated[int, Field(ge=-(2**53), le=2**53)]
    currency: Annotated[str, Field(min_length=3, max_length=3, pattern="^[A-Z]{3}$")] = "JPY"


def _version(value: Any) -> Any:
    if value is None or value == "":
        raise VersionMissing()
    text = str(value).removeprefix("W/").strip('"')
    return int(text) if text.isdigit() and len(text) < 10 else -1


# The version a change was made on, from `If-Match: "3"`. Absent is 428; unreadable matches nothing: 409.
# Ninja only sees the header when it stands last.
IfMatch = Annotated[int, BeforeValidator(_version), Header(None, alias="If-Match", validate_default=True)]
