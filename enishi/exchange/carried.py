"""What `enishi export` carries to another installation, and what stays behind, with the reason. A test asks about
every table of the product, so that a new one is not forgotten."""

from collections.abc import Mapping
from typing import Any

from django.apps import apps
from django.db import models

from enishi.foundation.rows import Row
from enishi.staff.models import SECRETS

WHY = "an installation is written out, or brought in, whole"

SECRET = "it is of use only with a secret of the old installation: made anew in the settings"
DERIVED = "it is computed from what is carried"
OPERATIONAL = "it tells of the old installation's work, not of customers"
SIGN_IN = "it is how somebody signs in: people are invited anew"

LEFT_OUT: Mapping[str, str] = {
    "staff.ApiToken": SECRET,
    "staff.IdentityProvider": SECRET,
    "staff.Invitation": SIGN_IN,
    "staff.CalendarFeed": SECRET,
    "staff.Notification": OPERATIONAL,
    "service.Draft": OPERATIONAL,
    "sales.QuoteLink": SECRET,
    "automation.Webhook": SECRET,
    "automation.WebhookDelivery": OPERATIONAL,
    "automation.DeliveryTry": OPERATIONAL,
    "enishi_channels.Fetching": OPERATIONAL,
    "enishi_channels.FolderCursor": OPERATIONAL,
    "foundation.Hold": OPERATIONAL,
    "exchange.Import": OPERATIONAL,
    "exchange.Duplicate": OPERATIONAL,
    "exchange.Written": OPERATIONAL,
    "customers.Standing": DERIVED,
    "insight.RevenueLine": DERIVED,
    "insight.Pending": DERIVED,
    "foundation.EventSeal": DERIVED,
    "foundation.FileTrouble": OPERATIONAL,
    "foundation.LooseBytes": OPERATIONAL,
    "foundation.SearchRow": DERIVED,
    "foundation.IdempotencyKey": OPERATIONAL,
    "foundation.Job": OPERATIONAL,
    "auth.Group": "the product does not use it",
    "auth.Group_permissions": "the product does not use it",
    "auth.Permission": "the product does not use it",
    "contenttypes.ContentType": "made with the tables",
    "sessions.Session": SIGN_IN,
    "usersessions.UserSession": SIGN_IN,
    "account.EmailAddress": SIGN_IN,
    "account.EmailConfirmation": SIGN_IN,
    "mfa.Authenticator": SIGN_IN,
    "socialaccount.SocialAccount": SIGN_IN,
    "socialaccount.SocialApp": SIGN_IN,
    "socialaccount.SocialToken": SIGN_IN,
}
# Written in files of their own form.
APART: Mapping[str, str] = {
    "foundation.Event": "events.jsonl",
    "foundation.EventValues": "events.jsonl",
    "foundation.Sequence": "numbers.jsonl",
    "foundation.Content": "documents/",
}
# Of these nothing is told either: an installation that was brought in begins to hold everything back.
EVENTS_LEFT_OUT = ("foundation.Hold",)
# Tables that are carried although nobody owns their rows: they belong to a carried row.
BESIDE = ("enishi_channels.OutgoingRecipient", "enishi_channels.Sending")
# Columns left out of a carried line where these are not just what no photograph of the row shows.
COLUMNS_LEFT_OUT: Mapping[str, frozenset[str]] = {
    # They say what of the left-out tables somebody has.
    "staff.User": frozenset({"is_linked", "has_second_factor", *SECRETS}),
    # A photograph leaves its long columns out; they are no secret.
    "enishi_channels.OutgoingMail": frozenset(),
    # No word of a complaint stands in a photograph of it; it is carried whole.
    "service.Complaint": frozenset(),
    "service.Escalation": frozenset(),
    "service.WorkSession": frozenset(),
    "privacy.Erasure": frozenset(),
    "enishi_channels.Sending": frozenset({"provider_secret"}),
}


def tables() -> list[type[models.Model]]:
    """Every model whose rows are carried line by line, by name."""
    rows = (one for one in apps.get_models() if issubclass(one, Row) and one._meta.label not in LEFT_OUT)
    beside = (apps.get_model(label) for label in BESIDE)
    return sorted((*rows, *beside), key=lambda one: one._meta.label_lower)


def columns(model: type[models.Model]) -> list[str]:
    """The columns of a carried line, without secrets."""
    names = [field.attname for field in model._meta.concrete_fields]
    out = COLUMNS_LEFT_OUT.get(model._meta.label)
    if out is None:
        shown = set(model().snapshot() if issubclass(model, Row) else names)
        out = frozenset(name for name in names if name not in shown)
    return [name for name in names if name not in out]


def every(model: type[models.Model]) -> models.QuerySet[Any]:
    """All rows of a carried table, in the order they are written."""
    rows: Any = model._default_manager.all()
    return (rows.unscoped(WHY) if issubclass(model, Row) else rows).order_by("pk")
