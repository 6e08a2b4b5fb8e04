"""Who acts. An actor is always passed by hand, never kept in a global."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID


class Role(StrEnum):
    """The nine fixed roles of people. A person may hold several: what they may do is the union."""

    OWNER = "owner"
    ADMIN = "admin"
    SALES_MANAGER = "sales_manager"
    SALES_REP = "sales_rep"
    SERVICE_MANAGER = "service_manager"
    SERVICE_AGENT = "service_agent"
    FINANCE = "finance"
    EXECUTIVE = "executive"
    READ_ONLY = "read_only"


SALES_ROLES = frozenset({Role.SALES_MANAGER, Role.SALES_REP})
SERVICE_ROLES = frozenset({Role.SERVICE_MANAGER, Role.SERVICE_AGENT})


@dataclass(frozen=True)
class Staff:
    """A signed-in person. `teams` are the ids of the teams they stand for, with all teams below.

    `stands_in_for` are people away today whose deputy this person is.
    """

    user_id: int
    name: str
    roles: frozenset[Role]
    teams: frozenset[int] = frozenset()
    language: str = "ja"
    zone: str = "Asia/Tokyo"
    # How far the organisation lets each side look: "own", "team" or "all".
    sales_sees: str = "team"
    service_sees: str = "team"
    stands_in_for: tuple["Staff", ...] = ()
    kind: str = field(default="staff", init=False)

    @property
    def id(self) -> int | None:
        return self.user_id

    @property
    def sees(self) -> Mapping[str, str]:
        """How far each side may look, by side."""
        return {"sales": self.sales_sees, "service": self.service_sees}


@dataclass(frozen=True)
class TokenActor:
    """A program with an API token: what its owner may do, narrowed to the token's `noun:verb` scopes."""

    owner: Staff
    token_id: int
    scopes: frozenset[str]
    kind: str = field(default="token", init=False)

    @property
    def sees(self) -> Mapping[str, str]:
        return self.owner.sees

    @property
    def id(self) -> int | None:
        return self.token_id

    @property
    def name(self) -> str:
        return self.owner.name

    @property
    def language(self) -> str:
        return self.owner.language

    @property
    def zone(self) -> str:
        return self.owner.zone


@dataclass(frozen=True)
class Portal:
    """A customer's contact in the portal. Never a row of the staff table."""

    contact_id: int
    name: str
    language: str = "ja"
    zone: str = "Asia/Tokyo"
    kind: str = field(default="portal", init=False)

    @property
    def id(self) -> int | None:
        return self.contact_id


@dataclass(frozen=True)
class Visitor:
    """Somebody on a public page, known only by a random session."""

    session: str
    language: str = "ja"
    zone: str = "Asia/Tokyo"
    name: str = ""
    kind: str = field(default="visitor", init=False)

    @property
    def id(self) -> int | None:
        return None


@dataclass(frozen=True)
class LinkHolder:
    """Whoever holds one secret link: it opens one row (`label`, `uid`) and nothing else."""

    label: str
    uid: UUID
    language: str = "ja"
    zone: str = "Asia/Tokyo"
    name: str = ""
    kind: str = field(default="link", init=False)

    @property
    def id(self) -> int | None:
        return None


@dataclass(frozen=True)
class System:
    """The product itself, always with a reason: "cli", "job", "demo", "import", "set-up", "event"."""

    reason: str
    language: str = "ja"
    zone: str = "Asia/Tokyo"
    kind: str = field(default="system", init=False)

    @property
    def id(self) -> int | None:
        return None

    @property
    def name(self) -> str:
        return self.reason


Actor = Staff | TokenActor | Portal | Visitor | LinkHolder | System
