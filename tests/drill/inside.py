"""What the drill does inside an installation, each in a process of its own: `python -m tests.drill.inside WHAT`."""

import hashlib
import json
import sys
import time
from typing import Any

import django

django.setup()

import orjson  # noqa: E402  # the rooms exist only once Django is set up

from enishi.automation.models import Webhook, WebhookDelivery  # noqa: E402
from enishi.foundation.actions import action  # noqa: E402
from enishi.foundation.authz import System  # noqa: E402
from enishi.foundation.backup import tables  # noqa: E402
from enishi.foundation.files.store import store  # noqa: E402
from enishi.foundation.ids import Sequence, new_uid  # noqa: E402
from enishi.foundation.jobs import enqueue  # noqa: E402
from enishi.foundation.jobs.worker import drain  # noqa: E402
from enishi.foundation.sealed import seal, unseal  # noqa: E402
from enishi.staff.models import IdentityProvider, User  # noqa: E402

PASSWORD = "minamo-demo-2026"
SECRET = "known to the provider alone"
FILES = 40
# The first rows of each table are the backup's own: what the hold wrote stands behind them.
BY_THE_HOLD = frozenset({"foundation.Hold", "foundation.Event", "foundation.EventValues"})


@action
def prepare(actor: System, hook: str) -> None:
    """Something of each kind a backup has to bring: kept files, a sealed secret, a webhook and a mail that wait."""
    for number in range(FILES):
        store().put([f"添付 {number} ".encode() * (number * 997 + 1)])
    webhook = Webhook.objects.create(name="受け口", url=hook, kinds=["drill.none"], secret=seal("s" * 40))
    delivery = WebhookDelivery.objects.create(webhook=webhook, event_uid=new_uid(), kind="deal.won", body={})
    enqueue("automation.deliver", delivery_id=delivery.pk, version=delivery.version)
    enqueue("staff.mail_reset", email="owner@minamo.example")
    IdentityProvider.objects.create(
        name="社内", issuer="https://idp.example", client_id="enishi", secret=seal(SECRET), is_active=False
    )
    for name in ("drill one", "drill two"):
        Sequence.objects.create(name=name)


@action
def _step(actor: System) -> None:
    """Two rows that are equal at every moment; a copy of two moments would show them apart."""
    for name in ("drill one", "drill two"):
        row = Sequence.objects.select_for_update().get(name=name)
        row.last += 1
        row.save()


def write(seconds: float, per_second: float) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        began = time.monotonic()
        _step(System("job"))
        time.sleep(max(0.0, 1 / per_second - (time.monotonic() - began)))


def told(counts: dict[str, int]) -> dict[str, Any]:
    """Row counts and a digest of each table, the kept files read, and whether people and secrets can be opened."""
    found = {model._meta.label: _digest(model, counts) for model in tables.kept_models()}
    owner = User.objects.get(email="owner@minamo.example")
    provider = IdentityProvider.objects.unscoped("the drill looks").get(name="社内")
    return {
        "tables": found,
        "files": hashlib.sha256(b"".join(sorted(store().read(d) for d in store().digests()))).hexdigest(),
        "signs in": owner.check_password(PASSWORD),
        "secret opens": unseal(provider.secret) == SECRET,
        "pair": list(Sequence.objects.filter(name__startswith="drill").values_list("last", flat=True)),
    }


def _digest(model: Any, counts: dict[str, int]) -> list[Any]:
    """The rows a backup of these counts had; in JSON the order of keys means nothing."""
    label = model._meta.label
    most = counts.get(label) if label in BY_THE_HOLD else None
    names = [field.column for field in tables.columns(model)]
    digest, rows = hashlib.sha256(), 0
    for line in tables.lines(model):
        if rows == most:
            break
        row = dict(zip(names, tables.row_of(line), strict=True))
        digest.update(orjson.dumps(row, option=orjson.OPT_SORT_KEYS))
        rows += 1
    return [rows, digest.hexdigest()]


def main() -> None:
    what, *given = sys.argv[1:]
    if what == "prepare":
        prepare(System("cli"), given[0])
    elif what == "write":
        write(float(given[0]), float(given[1]))
    elif what == "told":
        print(json.dumps(told(json.loads(given[0]))))
    elif what == "drain":
        print(drain())


if __name__ == "__main__":
    main()
