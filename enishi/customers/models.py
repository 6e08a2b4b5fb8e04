"""The one customer master."""

from django.db import models

from enishi.customers.segments.models import Segment as Segment
from enishi.foundation.rows import Customised, Importable, Mergeable, ReadFast, Row


class Account(Row, Importable, Mergeable, Customised):
    """A customer: a company or a person. The only customer master of both roles."""

    COMPANY, PERSON = "company", "person"

    number = models.PositiveBigIntegerField(unique=True)
    kind = models.CharField(max_length=8, default=COMPANY)
    name = models.CharField(max_length=200)
    kana = models.CharField(max_length=200, blank=True)
    # Keys for matching only (foundation.text): never shown, never stored over what was typed.
    name_key = models.CharField(max_length=200, blank=True, db_index=True)
    core_key = models.CharField(max_length=200, blank=True, db_index=True)
    corporate_number = models.CharField(max_length=13, blank=True, db_index=True)
    phone = models.CharField(max_length=60, blank=True)
    phone_e164 = models.CharField(max_length=20, blank=True, db_index=True)
    email = models.CharField(max_length=254, blank=True)
    website = models.CharField(max_length=300, blank=True)
    postal_code = models.CharField(max_length=8, blank=True)
    prefecture = models.CharField(max_length=20, blank=True)
    city = models.CharField(max_length=100, blank=True)
    street = models.CharField(max_length=200, blank=True)
    building = models.CharField(max_length=200, blank=True)
    industry = models.CharField(max_length=100, blank=True)
    employees = models.PositiveIntegerField(null=True, blank=True)
    annual_revenue = models.BigIntegerField(null=True, blank=True)
    relationship_stage = models.CharField(max_length=20, default="prospect")
    customer_since = models.DateField(null=True, blank=True)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="subsidiaries"
    )
    sales_owner = models.ForeignKey(
        "staff.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="sales_accounts"
    )
    service_owner = models.ForeignKey(
        "staff.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="service_accounts"
    )
    note = models.TextField(blank=True)

    class Meta(Row.Meta):
        indexes = [
            models.Index(fields=["-updated_at", "-id", "deleted_at"], name="account_recent"),
            models.Index(fields=["name_key", "id"], name="account_by_name"),
        ]


class Contact(Row, Importable, Mergeable, Customised):
    """A person at one or more customers. Who changes company stays one person."""

    family_name = models.CharField(max_length=100)
    given_name = models.CharField(max_length=100, blank=True)
    family_kana = models.CharField(max_length=100, blank=True)
    given_kana = models.CharField(max_length=100, blank=True)
    name_key = models.CharField(max_length=200, blank=True, db_index=True)
    kana_key = models.CharField(max_length=200, blank=True)
    email = models.CharField(max_length=254, blank=True)
    email_key = models.CharField(max_length=254, blank=True, db_index=True)
    phone = models.CharField(max_length=60, blank=True)
    mobile = models.CharField(max_length=60, blank=True)
    mobile_e164 = models.CharField(max_length=20, blank=True, db_index=True)
    preferred_channel = models.CharField(max_length=12, blank=True)
    language = models.CharField(max_length=2, default="ja")
    # These two are read by those responsible only (`wiring.py`): no search, list or filter knows them.
    private_phone = models.CharField(max_length=60, blank=True)
    memo = models.TextField(blank=True)

    class Meta(Row.Meta):
        indexes = [
            models.Index(fields=["-updated_at", "-id", "deleted_at"], name="contact_recent"),
            models.Index(fields=["kana_key"], name="contact_by_reading"),
        ]


class AccountContact(Row):
    """A person's place at a customer: department, title and role, from when to when."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="contact_links")
    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="account_links")
    department = models.CharField(max_length=100, blank=True)
    title = models.CharField(max_length=100, blank=True)
    # decision_maker, approver, promoter, window, user, accounting
    role = models.CharField(max_length=20, blank=True)
    is_primary = models.BooleanField(default=False)
    active_from = models.DateField(null=True, blank=True)
    active_to = models.DateField(null=True, blank=True)

    class Meta(Row.Meta):
        constraints = [models.UniqueConstraint(fields=["account", "contact"], name="one_place_an_account")]


class Merge(Row):
    """Two customers, or two people, made one: what went along and how it was, so that it can be taken back.

    Plain columns, not keys: it tells what was, wherever the two rows are later.
    """

    # "customers.Account" or "customers.Contact"
    label = models.CharField(max_length=60)
    kept_id = models.BigIntegerField()
    gone_id = models.BigIntegerField()
    kept_name = models.CharField(max_length=200)
    gone_name = models.CharField(max_length=200)
    merged_by = models.ForeignKey("staff.User", null=True, on_delete=models.SET_NULL, related_name="merges")
    # {"sales.Deal.account": [4, 9], …}: rows whose key led to the one that went.
    moved = models.JSONField(default=dict)
    # [{"label": …, "id": …, "before": {column: value}, "after": {column: value}}, …]
    changed = models.JSONField(default=list)
    # [{"label": …, "values": {column: value}}, …]: rows the kept one already had its own of.
    aside = models.JSONField(default=list)
    undone_at = models.DateTimeField(null=True)

    class Meta(Row.Meta):
        indexes = [models.Index(fields=["label", "kept_id", "-id"], name="merge_of_kept")]


class Standing(ReadFast):
    """One row an account: what the other role needs to know at a glance. Kept by bond, joined by all lists."""

    account = models.OneToOneField(
        Account, primary_key=True, on_delete=models.CASCADE, related_name="standing"
    )
    open_deals = models.PositiveIntegerField(default=0)
    open_pipeline = models.BigIntegerField(default=0)
    won_deals = models.PositiveIntegerField(default=0)
    lifetime_net = models.BigIntegerField(default=0)
    open_tickets = models.PositiveIntegerField(default=0)
    worst_priority = models.PositiveSmallIntegerField(default=0)
    open_handovers = models.PositiveIntegerField(default=0)
    last_contact_at = models.DateTimeField(null=True)
    satisfaction = models.PositiveSmallIntegerField(null=True)
    # The contract that renews next, and what it is worth a year.
    next_renewal_on = models.DateField(null=True)
    next_renewal_worth = models.BigIntegerField(null=True)
    updated_at = models.DateTimeField(auto_now=True)
