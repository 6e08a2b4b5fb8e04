"""What a person holds that is still open: each room says which of its rows, and how one passes to somebody else.

Asked when somebody leaves, so that nothing of theirs is forgotten, whichever room is added.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from django.apps import apps
from django.db.models import Q, QuerySet

from enishi.foundation import events, versions
from enishi.foundation.authz import Actor
from enishi.foundation.events import Change
from enishi.foundation.rows import Row
from enishi.staff.models import User

WHY = "all that somebody holds, for an administrator who may let them go"
BATCH = 500
Give = Callable[[Actor, Row, User], None]


@dataclass(frozen=True)
class Holding:
    """Open rows of one kind, by the columns that name their holder, and the event of their passing on.

    `give` is for rows that take others along; without it the columns change, in bulk.
    """

    kind: str
    label: str
    columns: tuple[str, ...]
    event: str
    is_open: Q = field(default_factory=Q)
    give: Give | None = None

    def rows(self, person: User) -> QuerySet[Row]:
        theirs = Q()
        for column in self.columns:
            theirs |= Q(**{column: person.pk})
        found: QuerySet[Row] = apps.get_model(self.label)._default_manager.unscoped(WHY)
        return found.filter(theirs & self.is_open)

    def pass_on(self, actor: Actor, person: User, to: User) -> int:
        """All of them to somebody else, an event each; inside the caller's action."""
        passed = 0
        rows = list(self.rows(person).select_for_update(of=("self",)).order_by("pk"))
        for start in range(0, len(rows), BATCH):
            passed += self._pass_batch(actor, rows[start : start + BATCH], person, to)
        return passed

    def _pass_batch(self, actor: Actor, rows: list[Row], person: User, to: User) -> int:
        if self.give:
            for row in rows:
                self.give(actor, row, to)
            return len(rows)
        changes = []
        for row in rows:
            before = row.snapshot()
            for column in self.columns:
                if getattr(row, f"{column}_id") == person.pk:
                    setattr(row, column, to)
            versions.touch(row)
            changes.append(Change(row, before, {"left": str(person.uid)}))
        manager = type(rows[0])._default_manager
        manager.unscoped(WHY).bulk_update(rows, [*self.columns, "version", "updated_at"])
        events.record_many(self.event, actor, changes)
        return len(rows)


_holdings: dict[str, Holding] = {}


def holds(holding: Holding) -> None:
    """Declare rows that somebody may hold. Called once from the room's wiring."""
    _holdings[holding.kind] = holding


def holdings() -> Iterator[Holding]:
    yield from _holdings.values()
