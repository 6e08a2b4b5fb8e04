"""What several of the room's answers are made of."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from enishi.foundation.http.contract import Schema
from enishi.staff.models import Team, User

Name = Annotated[str, Field(min_length=1, max_length=100)]
Short = Annotated[str, Field(max_length=100)]
Language = Literal["ja", "en"]
Email = Annotated[str, Field(max_length=254)]
Password = Annotated[str, Field(max_length=200)]


class Ref(Schema):
    """A row that is only pointed at."""

    id: UUID
    name: str


def ref(row: User | Team | None) -> dict[str, object] | None:
    return {"id": row.uid, "name": row.name} if row else None
