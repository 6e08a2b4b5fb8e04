"""How each kind of row is owned. Rooms register their labels at start-up; a label without one is denied."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from enishi.foundation.authz.actors import SALES_ROLES, SERVICE_ROLES, Role

SIDES: Mapping[str, frozenset[Role]] = {
    "sales": SALES_ROLES,
    "service": SERVICE_ROLES,
    "both": SALES_ROLES | SERVICE_ROLES,
}


@dataclass(frozen=True)
class Ownership:
    """How rows of one label are owned.

    `owners`: paths to the owning user, each with the side that owns by it ("sales", "service", "both").
    `teams`: paths to a team that holds the row. `account`: path to the account it belongs to.
    `parent`: path to a row of `parent_label` that decides instead. `pool`: rows without an owner are
    open to the team level, so that somebody can pick them up. `private`: what colleagues own is theirs
    alone; the team level opens only what a team holds. `hangs`: the row hangs on whichever row its columns `subject`
    and `subject_id` name, and that one decides; on none yet, it is its owner's. `guarded`: groups of the policy's fields, each with
    the columns of this kind of row that belong to it. `restricted`: a yes-or-no column, and the capability that decides
    instead of everything above where it says yes; `owners` then are those who are named on the row.
    """

    capability: str
    owners: tuple[tuple[str, str], ...] = ()
    teams: tuple[str, ...] = ()
    account: str | None = None
    parent: str | None = None
    parent_label: str | None = None
    pool: bool = False
    private: bool = False
    hangs: bool = False
    guarded: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    restricted: tuple[str, str] | None = None

    def group_of(self, column: str) -> str:
        """The group of fields that this column belongs to; "" where whoever reads the row reads it."""
        return next((group for group, columns in self.guarded.items() if column in columns), "")


@dataclass(frozen=True)
class Hook:
    """Rows of `label` carry rows that hang. `settled`: what hangs there is part of it, and changes only if it may go."""

    label: str
    settled: bool


@dataclass(frozen=True)
class Way:
    """Another row by which one is read: at `path`, of the label `label`."""

    path: str
    label: str


_ownerships: dict[str, Ownership] = {}
_hooks: dict[str, dict[str, Hook]] = {}
_ways: dict[str, dict[str, Way]] = {}


class UnknownLabel(LookupError):
    """A label that no room registered: the gate stays shut."""


def register(label: str, ownership: Ownership) -> None:
    """Declare how rows of `label` ("sales.Deal") are owned. Called once from the room's app config."""
    _ownerships[label] = ownership


def ownership(label: str) -> Ownership:
    try:
        return _ownerships[label]
    except KeyError:
        raise UnknownLabel(label) from None


def labels() -> Mapping[str, Ownership]:
    return dict(_ownerships)


def hang(label: str, on: str, *, settled: bool = False) -> None:
    """Rows of `label`, which `hangs`, may hang on rows of the label `on`. Called once from the other room's wiring."""
    _hooks.setdefault(label, {})[on] = Hook(on, settled)


def hooks(label: str) -> list[Hook]:
    """The kinds of row on which rows of this label may hang."""
    return list(_hooks.get(label, {}).values())


def read_with(label: str, path: str, other: str) -> None:
    """Who may read the row of `other` at this path may read the row of `label`, if they read such rows at all.

    What hangs on it is reached by this way where it is of the same capability: a ticket's messages, not the notes among
    colleagues. It opens reading alone. Called once, from the wiring of the room that ties the two.
    """
    _ways.setdefault(label, {})[path] = Way(path, other)


def ways(label: str) -> list[Way]:
    """By which other rows rows of this label are read."""
    return list(_ways.get(label, {}).values())
