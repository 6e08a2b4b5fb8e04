"""The organisation and its people."""

from typing import Any, Self

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.contrib.auth.models import BaseUserManager
from django.db import models

from enishi.foundation.authz import Role
from enishi.foundation.rows import Deletable, Importable, Row
from enishi.staff.feeds.models import CalendarFeed as CalendarFeed
from enishi.staff.notices.models import Notification as Notification
from enishi.staff.notices.models import NotificationSettings as NotificationSettings

SECRETS = frozenset({"password", "key_hash", "last_login"})


class Keyed(Row):
    """A row that holds the hash of a secret: its photographs, which others may read, leave that out."""

    class Meta(Row.Meta):
        abstract = True

    def snapshot(self) -> dict[str, Any]:
        return {name: value for name, value in super().snapshot().items() if name not in SECRETS}


def usual_ranks() -> list[dict[str, Any]]:
    """Aヨミ, Bヨミ, Cヨミ (確度): the usual names and likelihoods, in percent."""
    return [
        {"name": f"{letter}ヨミ", "name_en": letter, "percent": percent}
        for letter, percent in (("A", 90), ("B", 60), ("C", 30))
    ]


class Organisation(Row):
    """The one company that runs this installation. There is a single row, and the database sees to it."""

    sole = models.BooleanField(default=True, unique=True, editable=False)
    name = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    postal_code = models.CharField(max_length=8, blank=True)
    prefecture = models.CharField(max_length=20, blank=True)
    city = models.CharField(max_length=100, blank=True)
    street = models.CharField(max_length=200, blank=True)
    building = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    invoice_number = models.CharField(max_length=14, blank=True)
    # Where customers pay to, as invoices print it.
    bank_account = models.TextField(blank=True, default="")
    fiscal_year_start = models.PositiveSmallIntegerField(default=4)
    currency = models.CharField(max_length=3, default="JPY")
    zone = models.CharField(max_length=60, default="Asia/Tokyo")
    # {"mon": [["09:00", "12:00"], ["13:00", "18:00"]], …}: the frames of foundation.worktime.
    working_hours = models.JSONField(default=dict)
    # [{"name": "年末年始", "first": "2026-12-29", "last": "2027-01-03", "yearly": true}, …]
    closures = models.JSONField(default=list)
    # [{"day": "2026-11-28", "name": "棚卸し", "frames": [["09:00", "12:00"]]}, …]: open in any case.
    openings = models.JSONField(default=list)
    # How amounts are rounded (foundation.money.rounding), and rates of consumption tax to come.
    tax_rounding = models.CharField(max_length=8, default="切捨て")
    line_rounding = models.CharField(max_length=8, default="四捨五入")
    # [{"kind": "standard", "since": "2030-04-01", "percent": "12"}, …], beside those the law has had so far.
    tax_rates = models.JSONField(default=list)
    # {"closing_day": 31, "pay_month": 1, "pay_day": 31, "shift": "前"}; 31 is the month's last day.
    payment_terms = models.JSONField(default=dict)
    # Whether Japanese documents write 令和8年 instead of 2026年.
    era_dates = models.BooleanField(default=False)
    # How far each side looks: own, team or all. `authz.policy.SWITCHED` says at what.
    sales_sees = models.CharField(max_length=4, default="team")
    service_sees = models.CharField(max_length=4, default="team")
    handover_days = models.PositiveSmallIntegerField(default=2)
    # The three ranks of the forecast sheet, the surest first: what they are called, and how much of one comes true.
    ranks = models.JSONField(default=usual_ranks)
    # Whoever has no second factor is led to set one up before anything else.
    second_factor_required = models.BooleanField(default=False)
    # Another text with every change of the custom fields, "" before there are any: what a process knows of
    # them holds as long as this does.
    custom_epoch = models.CharField(max_length=36, blank=True)
    set_up_at = models.DateTimeField(null=True)


class HolidayYear(Row):
    """The national holidays of one year as they were published. A year without a row is computed."""

    year = models.PositiveSmallIntegerField(unique=True)
    # {"2026-01-01": "元日", …}
    days = models.JSONField(default=dict)


class Team(Row, Importable):
    """A team; teams form a tree, each with a manager."""

    name = models.CharField(max_length=100)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    manager = models.ForeignKey(
        "staff.User", null=True, on_delete=models.SET_NULL, related_name="managed_teams"
    )
    # Handovers nobody else is named for go to the default team of service.
    is_default_service = models.BooleanField(default=False)

    class Meta(Row.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["is_default_service"],
                condition=models.Q(is_default_service=True),
                name="one_default_service_team",
            )
        ]


class People(models.QuerySet["User"]):
    """People may be read before there is an actor, by sign-in; the gate narrows them like other rows."""

    def passed(self) -> Self:
        return self.all()

    def unscoped(self, reason: str) -> Self:
        return self.all()

    def able_to_sign_in(self) -> Self:
        """Active people with an address, a role, and a password they chose or a provider they are linked to."""
        no_password = models.Q(password="") | models.Q(password__startswith=UNUSABLE_PASSWORD_PREFIX)
        reachable = self.filter(is_active=True, email__isnull=False).exclude(roles=[])
        return reachable.filter(models.Q(is_linked=True) | ~no_password)


class UserManager(BaseUserManager.from_queryset(People)):  # type: ignore[misc]  # built at run time
    """Finds people for sign-in, which happens before there is an actor."""

    def create_user(self, email: str | None, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=self.normalize_email(email).lower() if email else None, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(Keyed, Importable, AbstractBaseUser):
    """A person of the organisation. Without an e-mail address they cannot sign in until invited."""

    email = models.EmailField(null=True, blank=True, unique=True)
    name = models.CharField(max_length=100)
    kana = models.CharField(max_length=100, blank=True)
    name_en = models.CharField(max_length=100, blank=True)
    language = models.CharField(max_length=2, default="ja")
    roles = models.JSONField(default=list)
    team = models.ForeignKey(Team, null=True, on_delete=models.SET_NULL, related_name="members")
    office = models.CharField(max_length=100, blank=True)
    is_active = models.BooleanField(default=True)
    # Signs in by an identity provider, with or without a password besides.
    is_linked = models.BooleanField(default=False)
    # A passkey or an app with codes, besides the password: what allauth keeps, told here for every request.
    has_second_factor = models.BooleanField(default=False)
    # When a link that was mailed there was opened; empty again with another address.
    email_verified_at = models.DateTimeField(null=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]
    objects = UserManager()  # type: ignore[misc]  # in place of the guarded manager

    @property
    def can_sign_in(self) -> bool:
        """The same four conditions as `People.able_to_sign_in`, of one person in hand."""
        chosen = bool(self.password) and self.has_usable_password()
        return bool(self.is_active and self.email and self.roles and (chosen or self.is_linked))

    @property
    def role_set(self) -> frozenset[Role]:
        return frozenset(Role(role) for role in self.roles)


class Invitation(Keyed):
    """A link that lets one address in, once, for as long as `rules.LINK_LASTS`. The link itself is not kept."""

    purpose = models.CharField(max_length=10, default="invitation")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField()
    key_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)


class IdentityProvider(Row):
    """Where people may sign in instead: an OpenID Connect provider, known by its issuer for ever."""

    untold = frozenset({"secret"})

    name = models.CharField(max_length=40)
    issuer = models.CharField(max_length=400, unique=True)
    client_id = models.CharField(max_length=200)
    # Ciphertext, opened only to speak to the provider.
    secret = models.TextField()
    is_active = models.BooleanField(default=True)


class ApiToken(Keyed):
    """A program's key: `prefix` is shown, of the secret only the hash is kept."""

    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=100)
    prefix = models.CharField(max_length=12)
    key_hash = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField(default=list)
    expires_at = models.DateTimeField()
    # Networks it is taken from, as 203.0.113.0/24; none means from anywhere.
    networks = models.JSONField(default=list)
    last_used_at = models.DateTimeField(null=True)
    last_used_ip = models.CharField(max_length=45, blank=True)
    revoked_at = models.DateTimeField(null=True)


class Absence(Row, Deletable):
    """Days somebody is away, both included, and who may act for them in those days.

    `from_noon`: the first day begins at noon; `until_noon`: the last one ends there.
    """

    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="absences")
    deputy = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="deputising")
    # leave, trip, training, long_leave, other
    reason = models.CharField(max_length=12, default="leave")
    starts_on = models.DateField()
    ends_on = models.DateField()
    from_noon = models.BooleanField(default=False)
    until_noon = models.BooleanField(default=False)
    note = models.CharField(max_length=100, blank=True)

    class Meta(Row.Meta):
        # Every request asks who is away: years of absences must not lie in its way.
        indexes = [models.Index(fields=["ends_on"], name="absence_ends")]


class Target(Row, Importable, Deletable):
    """What a person, or a team, should reach in a period: won value, satisfaction, …"""

    metric = models.CharField(max_length=40)
    person = models.ForeignKey(User, null=True, on_delete=models.CASCADE, related_name="targets")
    team = models.ForeignKey(Team, null=True, on_delete=models.CASCADE, related_name="targets")
    starts_on = models.DateField()
    ends_on = models.DateField()
    # Money in minor units, shares in per mille, counts as they are: the metric says which.
    value = models.BigIntegerField()


class View(Row):
    """A list as somebody keeps it: what it is narrowed to, how it is shown, who else sees it."""

    LIST, GROUP, KANBAN = "list", "group", "kanban"

    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="views")
    # The list it is of, as foundation.filters knows it: "deals".
    entity = models.CharField(max_length=20)
    name = models.CharField(max_length=100)
    kind = models.CharField(max_length=6, default=LIST)
    filter = models.JSONField(default=dict)
    columns = models.JSONField(default=list)
    sort = models.CharField(max_length=60, blank=True)
    group_by = models.CharField(max_length=60, blank=True)
    sums = models.JSONField(default=list)
    colour = models.CharField(max_length=10, blank=True)
    is_pinned = models.BooleanField(default=True)
    # What its owner's list opens with.
    is_home = models.BooleanField(default=False)
    # Whoever stands for this team sees it, too.
    team = models.ForeignKey(Team, null=True, on_delete=models.SET_NULL, related_name="views")

    class Meta(Row.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "entity"], condition=models.Q(is_home=True), name="one_home_view_a_list"
            )
        ]


class ViewPin(Row):
    """Whether a view that somebody shares stands as a tab before one of those who see it."""

    view = models.ForeignKey(View, on_delete=models.CASCADE, related_name="pins")
    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="view_pins")
    is_pinned = models.BooleanField(default=True)

    class Meta(Row.Meta):
        constraints = [models.UniqueConstraint(fields=["view", "person"], name="one_pin_a_person")]


class CustomField(Row):
    """A field the organisation gave one kind of its rows; their values stand in the rows' own `custom`."""

    # The list of these rows, as foundation.filters knows it: "deals".
    entity = models.CharField(max_length=20)
    # Its name in the API, in files and in filters; neither it nor the kind ever changes.
    key = models.CharField(max_length=40)
    kind = models.CharField(max_length=10)
    name = models.CharField(max_length=100)
    name_en = models.CharField(max_length=100, blank=True)
    # [{"value": "option_1", "name": "直販", "name_en": "Direct"}, …]
    choices = models.JSONField(default=list)
    is_required = models.BooleanField(default=False)
    # Out of sight, with its values kept.
    is_archived = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta(Row.Meta):
        constraints = [models.UniqueConstraint(fields=["entity", "key"], name="one_custom_field_a_key")]

    def called(self, language: str) -> str:
        """Its name in this language, as far as it has one."""
        return (self.name_en if language == "en" else "") or self.name


class BulkEdit(Row):
    """Changes made to many rows at once: what each was before, so that all can be taken back."""

    editor = models.ForeignKey(User, on_delete=models.CASCADE, related_name="bulk_edits")
    entity = models.CharField(max_length=20)
    # As they were sent: {"owner_id": …}; empty where each row has its own, pasted from a spreadsheet.
    changes = models.JSONField(default=dict)
    # [{"id": …, "version": …, "before": {"owner_id": …}}, …] of the rows that were changed.
    kept = models.JSONField(default=list)
    # What whoever takes them over should know, where the rows passed to somebody else.
    note = models.TextField(blank=True)
    undone_at = models.DateTimeField(null=True)


class OwnerChange(Row):
    """Rows that a bulk edit put into somebody's hands, until that person has seen that they did."""

    edit = models.ForeignKey(BulkEdit, on_delete=models.CASCADE, related_name="owner_changes")
    receiver = models.ForeignKey(User, on_delete=models.CASCADE, related_name="owner_changes")
    seen_at = models.DateTimeField(null=True)

    class Meta(Row.Meta):
        indexes = [
            models.Index(
                fields=["receiver", "-id"], condition=models.Q(seen_at=None), name="owner_change_unseen"
            )
        ]
