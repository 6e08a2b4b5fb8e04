"""How far a reader's totals reach: one answer for the board and for every report."""

from typing import TypeVar

from django.db.models import Model, QuerySet

from enishi.foundation import authz
from enishi.foundation.authz import Actor

M = TypeVar("M", bound=Model)
REPORTS = "insight.RevenueLine"


def counted(actor: Actor, model: type[M]) -> QuerySet[M]:
    """All rows for those who may total everything, else the rows this reader may read.

    A figure may so count more than its reader may open: the list behind it shows what is theirs to see.
    """
    if not authz.reaches_all(actor, "read", REPORTS):
        return authz.scope(actor, model)
    rows: QuerySet[M] = model._default_manager.unscoped("totals: this reader may read all reports")  # type: ignore[attr-defined]  # ProtectedManager
    return rows.filter(deleted_at=None) if hasattr(model, "deleted_at") else rows
