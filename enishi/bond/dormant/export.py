"""The list of customers gone quiet as a file."""

import csv
from collections.abc import Mapping
from io import BytesIO, StringIO
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.http import HttpResponse

from enishi.bond.dormant import queries
from enishi.customers.models import Account
from enishi.foundation import authz, clock, sheets
from enishi.foundation.authz import Actor
from enishi.foundation.i18n import say
from enishi.foundation.text.cells import guarded
from enishi.staff.actions.views import note_export
from enishi.staff.exporting import CSV, MARK, MOST_ROWS, TooManyRows

COLUMNS = (
    "number",
    "name",
    "phone",
    "owner",
    "bought_on",
    "worth",
    "last_contact_on",
    "rating",
    "complaints",
)
BATCH = 500


def exported(actor: Actor, asked: Mapping[str, Any], language: str, form: str) -> HttpResponse:
    """The rows one may take out, the most valuable first; money in minor units. Who took them is written down."""
    authz.check(actor, "export", Account._meta.label)
    may = authz.scope(actor, Account, "export").values("pk")
    found: QuerySet[Any] = queries.dormant(actor, asked).filter(pk__in=may)
    rows = list(found.order_by("-worth", "-id")[: MOST_ROWS + 1])
    if len(rows) > MOST_ROWS:
        raise TooManyRows(most=f"{MOST_ROWS:,}")
    beside: dict[int, queries.Beside] = {}
    for start in range(0, len(rows), BATCH):
        beside |= queries.beside(actor, [row.pk for row in rows[start : start + BATCH]])
    heading = [say(f"dormant.{name}", language) for name in COLUMNS]
    lines = [_cells(actor, row, beside[row.pk]) for row in rows]
    if form == "xlsx":
        file = BytesIO()
        sheets.fold(file, "dormant", heading, iter(lines))
        response = HttpResponse(file.getvalue(), content_type=sheets.XLSX)
    else:
        text = StringIO()
        writer = csv.writer(text)
        writer.writerow(heading)
        writer.writerows([guarded("" if cell is None else str(cell)) for cell in line] for line in lines)
        response = HttpResponse(MARK + text.getvalue(), content_type=CSV)
    note_export(actor, "accounts", count=len(rows), filter=asked["filter"], q=asked["q"])
    day = clock.today(actor.zone).isoformat()
    response["Content-Disposition"] = f'attachment; filename="dormant-{day}.{form}"'
    return response


def _cells(actor: Actor, account: Any, beside: queries.Beside) -> list[Any]:
    standing = getattr(account, "standing", None)
    last = standing.last_contact_at if standing else None
    return [
        account.number,
        account.name,
        account.phone,
        account.sales_owner.name if account.sales_owner else "",
        beside.bought_on,
        account.worth,
        last.astimezone(ZoneInfo(actor.zone)).date() if last else None,
        beside.rating,
        beside.complaints,
    ]
