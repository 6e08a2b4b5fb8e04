"""What this room declares at start-up: how its rows are owned, and what it hears."""

from django.db.models import Q

from enishi.customers import fields, finding
from enishi.customers.following import follows, follows_where
from enishi.foundation.authz import Ownership, register
from enishi.foundation.files.places import FILE, holds_files
from enishi.foundation.filters import listed
from enishi.foundation.search import searchable
from enishi.staff.custom import customised
from enishi.staff.holdings import Holding, holds

OWNERS = (("sales_owner", "sales"), ("service_owner", "service"))

register("customers.Account", Ownership("customers", owners=OWNERS, account="", pool=True))
register(
    "customers.Contact",
    Ownership(
        "customers",
        parent="account_links__account",
        parent_label="customers.Account",
        pool=True,
        guarded={"private_fields": ("private_phone", "memo")},
    ),
)
register(
    "customers.AccountContact",
    Ownership("customers", parent="account", parent_label="customers.Account"),
)
register("customers.Merge", Ownership("customers"))
register("customers.Segment", Ownership("segments"))
searchable("customers.Account", finding.ACCOUNTS)
searchable("customers.Contact", finding.CONTACTS)
listed(fields.ACCOUNTS)
listed(fields.CONTACTS)
holds(
    Holding(
        "accounts",
        "customers.Account",
        ("sales_owner", "service_owner"),
        "account.updated",
        is_open=Q(deleted_at=None),
    )
)
follows("customers.Account", "parent", "merged_into")
follows("customers.Contact", "merged_into")
follows("customers.AccountContact", "account", beside=("contact",))
follows("customers.AccountContact", "contact", beside=("account",))
follows("customers.Standing", "account", derived=True)
customised("accounts", "customers.Account")
customised("contacts", "customers.Contact")
holds_files("account", "customers.Account")
holds_files("contact", "customers.Contact")
follows_where(FILE, "subject_id", "customers.Account", subject="customers.Account")
follows_where(FILE, "subject_id", "customers.Contact", subject="customers.Contact")
