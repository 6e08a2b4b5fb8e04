"""The ground floor's tables, and those the product's libraries bring along."""

from collections.abc import Mapping

from enishi.privacy.register.words import BLANK, COLLEAGUE, DERIVED, HELD, MENTION, TOMBSTONE, Table, each

TABLES: Mapping[str, Table] = {
    "foundation.Sequence": Table("name last"),
    "foundation.Backup": Table("place began_at seconds size rows_kept files_kept error params"),
    "foundation.Hold": Table("backup_made_at released_at is_training"),
    # An issued document, as it was issued: `commerce.Document` says how long.
    "foundation.Content": Table("sha256 size kept_at", {"content": HELD}),
    "foundation.Event": Table(
        "kind at actor_kind actor_id subject subject_id subject_uid account_id request_id history digest",
        {"data": MENTION, "ip": BLANK},
    ),
    "foundation.EventValues": Table("event", each(BLANK, "before after")),
    "foundation.EventSeal": Table("event chain place"),
    "foundation.StoredFile": Table(
        "subject subject_id uploader_id digest size declared_type kind scan threat width height pages thumbnail"
        " preview looked_at",
        {"name": TOMBSTONE, "content_id": BLANK},
        goes=True,
    ),
    "foundation.LooseBytes": Table("digest since"),
    "foundation.FileTrouble": Table("digest problem"),
    # Answers of the last 24 hours.
    "foundation.IdempotencyKey": Table(
        "sender key fingerprint status etag made_at", {"body": BLANK}, goes=True
    ),
    "foundation.Job": Table(
        "path priority due attempts once made_at done_at dead", each(MENTION, "payload error")
    ),
    "foundation.SearchRow": Table("seq label row_id", each(DERIVED, "key tokens")),
    "auth.Permission": Table("name content_type codename"),
    "auth.Group": Table("name"),
    "auth.Group_permissions": Table("group permission"),
    "contenttypes.ContentType": Table("app_label model"),
    "sessions.Session": Table("session_key expire_date", each(COLLEAGUE, "session_data")),
    "usersessions.UserSession": Table("last_seen_at session_key", each(COLLEAGUE, "user ip user_agent data")),
    "account.EmailAddress": Table("verified primary", each(COLLEAGUE, "user email")),
    "account.EmailConfirmation": Table("created sent key", each(COLLEAGUE, "email_address")),
    "mfa.Authenticator": Table("type last_used_at", each(COLLEAGUE, "user data")),
    "socialaccount.SocialApp": Table("provider provider_id name client_id secret key settings"),
    "socialaccount.SocialAccount": Table(
        "provider last_login date_joined", each(COLLEAGUE, "user uid extra_data")
    ),
    "socialaccount.SocialToken": Table("app token token_secret expires_at", each(COLLEAGUE, "account")),
}
