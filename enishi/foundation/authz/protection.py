"""Models that cannot be read by accident: a query that did not pass the gate raises."""

from typing import Any, Self

from django.db import models


class UnscopedQuery(RuntimeError):
    """A protected table was read without `authz.scope` and without a stated reason."""


class ProtectedQuerySet(models.QuerySet[Any]):
    """A query set that runs only after the gate narrowed it or somebody gave a reason."""

    _passed: bool = False

    def _clone(self) -> Self:
        clone: Self = super()._clone()  # type: ignore[misc]  # Django's own hook for copying state
        clone._passed = self._passed
        return clone

    def passed(self) -> Self:
        """Mark as narrowed by the gate. Only `authz.gate` and `unscoped` call this."""
        clone = self._clone()
        clone._passed = True
        return clone

    def unscoped(self, reason: str) -> Self:
        """Read past the gate, for the stated reason: rules that must see everything, such as duplicates."""
        if not reason:
            raise UnscopedQuery("an unscoped query needs a reason")
        return self.passed()

    def demand_passage(self) -> None:
        """Raise unless the gate narrowed this query, or somebody gave a reason."""
        if not self._passed:
            raise UnscopedQuery(f"{self.model._meta.label}: use authz.scope(actor, ...) or .unscoped(reason)")

    def _fetch_all(self) -> None:
        self.demand_passage()
        super()._fetch_all()

    def iterator(self, *args: Any, **kwargs: Any) -> Any:
        self.demand_passage()
        return super().iterator(*args, **kwargs)

    def count(self) -> int:
        self.demand_passage()
        return super().count()

    def exists(self) -> bool:
        self.demand_passage()
        return super().exists()

    def aggregate(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        self.demand_passage()
        return super().aggregate(*args, **kwargs)

    def update(self, **kwargs: Any) -> int:
        self.demand_passage()
        return super().update(**kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        self.demand_passage()
        return super().delete()


class ProtectedManager(models.Manager.from_queryset(ProtectedQuerySet)):  # type: ignore[misc]  # built at run time
    """The default manager of every protected model, and so of its reverse relations too."""


class Protected(models.Model):
    """Base of rows behind the gate."""

    objects = ProtectedManager()

    class Meta:
        abstract = True
        # Following a foreign key from a row in hand, and saving it, need no second passage.
        base_manager_name = "rows"

    rows = models.Manager()
