"""Which kinds of event belong together for whoever looks through the log."""

from collections.abc import Mapping

# A kind, or its beginning up to the dot.
GROUPS: Mapping[str, tuple[str, ...]] = {
    "sign_in": ("sign_in.", "session.", "user.signed_out", "user.password_changed", "user.reset_asked", "second_factor."),
    "rights": (
        *("user.", "team.", "absence.", "invitation.", "token.", "identity_provider.", "organisation."),
        *("second_factor.", "calendar_feed."),
    ),
    "exports": ("list.exported", "audit.exported", "backup.made"),
    "denied": ("access.denied", "sign_in.refused"),
    "installation": ("hold.", "backup.", "audit.", "mailbox.", "webhook.", "custom_field.", "import."),
}  # fmt: skip
