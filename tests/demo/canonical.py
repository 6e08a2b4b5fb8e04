"""What the demo company consists of, as lines of text, and their digest. A story retold changes it."""

import csv
import hashlib
from io import StringIO
from typing import Any

from django.db.models import Count, Sum
from django.db.models.functions import TruncMonth

from enishi.commerce.models import Order
from enishi.customers.models import Account, Contact
from enishi.interactions.models import Activity
from enishi.sales.models import Deal, Lead
from enishi.service.models import Ticket

# A model, how its rows lead to the number of their customer, and the columns told.
KINDS = (
    (Account, "number", "uid number name kana corporate_number relationship_stage customer_since"),
    (Contact, "account_links__account__number", "uid family_name given_name email"),
    (Lead, "account__number", "uid number company status source"),
    (Deal, "account__number", "uid number name kind amount stage_type opened_on closed_on lost_reason"),
    (Order, "account__number", "uid number net ordered_on"),
    (Ticket, "account__number", "uid number subject status opened_at first_reply_at solved_at"),
    (Activity, "account__number", "uid kind subject happened_at"),
)


def digest(customers: int) -> str:
    """SHA-256 over the rows of the first customers, ids included: the same on every machine, database and day."""
    told = hashlib.sha256()
    for model, number, columns in KINDS:
        rows = model.objects.unscoped("the demo company is told").filter(**{f"{number}__lte": customers})
        text = StringIO()
        writer = csv.writer(text)
        for row in rows.order_by("uid").values_list(*columns.split()).iterator(chunk_size=5_000):
            writer.writerow(row)
        told.update(text.getvalue().encode())
    return told.hexdigest()


def golden(customers: int) -> dict[str, Any]:
    """What must be the same every time: counts, sums, what was won by month, and the digest of all."""
    deals = Deal.objects.unscoped("the demo company is told")
    won = deals.filter(stage_type="won").annotate(month=TruncMonth("closed_on"))
    months = won.values("month").annotate(amount=Sum("amount"), deals=Count("pk")).order_by("month")
    return {
        "rows": {model.__name__: model.objects.unscoped("counted").count() for model, *_ in KINDS},
        "net": Order.objects.unscoped("counted").aggregate(net=Sum("net"))["net"],
        "won": {f"{month['month']:%Y-%m}": [month["deals"], month["amount"]] for month in months},
        "digest": digest(customers),
    }
