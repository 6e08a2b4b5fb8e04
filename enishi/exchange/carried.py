"""What `enishi export` carries to another installation, and what stays behind, with the reason. A test asks about
every table of the product, so that a new one is not forgotten."""

from collections.abc import Mapping

from django.apps import apps

from enishi.foundation.rows import Row

SECRET = "it is of use only with a secret of the old installation: made anew in the settings"
DERIVED = "it is computed from what is carried"
OPERATIONAL = "it tells of the old installation's work, not of customers"
SIGN_IN = "it is how somebody signs in: people are invited anew"

LEFT_OUT: Mapping[str, str] = {
    "staff.ApiToken": SECRET,
    "staff.IdentityProvider": SECRET,
    "staff.Invitation": SIGN_IN,
    "automation.Webhook": SECRET,
    "automation.WebhookDelivery": OPERATIONAL,
    "automation.DeliveryTry": OPERATIONAL,
    "enishi_channels.Fetching": OPERATIONAL,
    "enishi_channels.FolderCursor": OPERATIONAL,
    "exchange.Import": OPERATIONAL,
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
# Columns that say what of the left-out tables a row has.
COLUMNS_LEFT_OUT: Mapping[str, frozenset[str]] = {
    "staff.User": frozenset({"is_linked", "has_second_factor"}),
}


def tables() -> list[type[Row]]:
    """Every model whose rows are carried line by line, by name."""
    rows = (one for one in apps.get_models() if issubclass(one, Row) and one._meta.label not in LEFT_OUT)
    return sorted(rows, key=lambda one: one._meta.label_lower)


def columns(model: type[Row]) -> list[str]:
    """The columns of a carried line, without secrets."""
    out = COLUMNS_LEFT_OUT.get(model._meta.label, frozenset())
    return [name for name in model().snapshot() if name not in out]
