"""Every read of leads, pipelines and deals, scoped to an actor."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import BigIntegerField, Count, ExpressionWrapper, F, Q, QuerySet, Sum, Window
from django.db.models.functions import Coalesce, RowNumber

from enishi.customers.queries import staff_behind
from enishi.foundation import authz, clock, search
from enishi.foundation.authz import Actor
from enishi.foundation.errors import NotFound
from enishi.foundation.prepared import Lines
from enishi.foundation.rows import own_columns
from enishi.sales import rules
from enishi.sales.models import Deal, DealOrder, Lead, Pipeline, Stage, StageChange, StageType
from enishi.staff import filtering

CARDS = 50
# The board shows what ended lately; the list has the rest.
ENDED_WITHIN = timedelta(days=30)
# Medians over this many won deals: enough to be steady, few enough to be read in a blink.
WON_COUNTED = 200

FAR = date(9999, 12, 31)
DEAL_SORTS = {
    "updated_at": "updated_at",
    "created_at": "created_at",
    "number": "number",
    "name": "name",
    "stage": "stage__position",
    "stage_since": "stage_since",
    "amount": "worth",
    "expected_close": "close_by",
    "closed_on": "ended_on",
    "next_action_on": "act_by",
}
COMPUTED = {
    "worth": Coalesce("amount", 0, output_field=BigIntegerField()),
    "close_by": Coalesce("expected_close", FAR),
    "ended_on": Coalesce("closed_on", FAR),
    "act_by": Coalesce("next_action_on", FAR),
}
# What a line of a list and a card show: a list reads no more, and half of its time goes into reading.
DEAL_COLUMNS = (
    *"uid version number name kind currency amount probability stage_type stage_since".split(),
    *"expected_close closed_on lost_reason next_action next_action_on custom updated_at".split(),
    *(f"account__{name}" for name in ("uid", "name", "standing__open_tickets", "standing__worst_priority")),
    *("owner__uid", "owner__name"),
    *(f"stage__{name}" for name in "uid version name name_en type position probability".split()),
)
DEAL_LINES = Lines(Deal, DEAL_COLUMNS)
DEAL_BESIDE = (
    *(f"{who}__{name}" for who in ("contact", "lead") for name in ("uid", "family_name", "given_name")),
    *("lead__number", "product__uid", "product__name", "pipeline__uid", "pipeline__name"),
)
DEALS = Lines(Deal, (*own_columns(Deal), *DEAL_COLUMNS, *DEAL_BESIDE))
# What belongs to a deal is read by whoever may read the deal: its orders, its way, the stages it may go to.
ORDERS = Lines(DealOrder, [f"order__{name}" for name in ("uid", "number", "net", "currency")], by="deal")
STEPS = Lines(
    StageChange,
    [
        "changed_at",
        *(f"{which}__{name}" for which in ("from_stage", "to_stage") for name in ("name", "name_en")),
    ],
    by="deal",
    order=("-changed_at", "-id"),
)
STAGES = Lines(Stage, own_columns(Stage), by="pipeline", order=("position",))
DEAL_LOOKUPS = {
    "owner_id": "owner__uid",
    "account_id": "account__uid",
    "product_id": "product__uid",
    "lead_id": "lead__uid",
    "campaign_id": "lead__campaign__uid",
    "pipeline_id": "pipeline__uid",
    "stage_id": "stage__uid",
    "stage_type": "stage_type",
    "kind": "kind",
    "lost_reason": "lost_reason",
    "closed_from": "closed_on__gte",
    "closed_to": "closed_on__lte",
    "opened_from": "opened_on__gte",
    "opened_to": "opened_on__lte",
}
LEAD_SORTS = ["-updated_at", "created_at", "number", "company", "score"]
LEAD_LOOKUPS = {
    "owner_id": "owner__uid",
    "account_id": "account__uid",
    "campaign_id": "campaign__uid",
    "status": "status",
    "source": "source",
    "created_from": "created_at__date__gte",
    "created_to": "created_at__date__lte",
}


@dataclass(frozen=True)
class Column:
    """A stage on the board: what stands in it, its first cards (`DEAL_LINES`), how long won deals stood there."""

    stage: Stage
    count: int
    total: int
    weighted: int
    usual_days: int | None
    cards: list[Any]


def deals(actor: Actor, asked: Mapping[str, Any], column: str = "") -> QuerySet[Deal]:
    """The deals of a list."""
    rows = narrowed(authz.scope(actor, Deal), DEAL_LOOKUPS, asked, actor)
    if asked.get("overdue"):
        late = Q(expected_close__lt=clock.today(actor.zone))
        rows = rows.filter(late, stage_type=StageType.OPEN)
    if asked.get("without_amount") is not None:
        rows = rows.filter(amount__isnull=asked["without_amount"])
    if column in COMPUTED:
        rows = rows.annotate(**{column: COMPUTED[column]})
    rows = filtering.narrowed(actor, rows, "deals", asked.get("filter", ""))
    return search.narrow(rows, asked.get("q", ""))


def narrowed(
    rows: QuerySet[Any], lookups: Mapping[str, str], asked: Mapping[str, Any], actor: Actor
) -> QuerySet[Any]:
    for name, lookup in lookups.items():
        if asked.get(name) is not None:
            rows = rows.filter(**{lookup: asked[name]})
    return owned(rows, asked["owner"], actor) if asked.get("owner") else rows


def owned(rows: QuerySet[Any], owner: str, actor: Actor, by: str = "owner") -> QuerySet[Any]:
    """Those that I own, my teams own, or nobody owns."""
    person = staff_behind(actor)
    if owner == "none":
        return rows.filter(**{by: None})
    if person is None:
        return rows.none()
    return rows.filter(**{by: person.user_id} if owner == "mine" else {f"{by}__team__in": person.teams})


def deal(actor: Actor, uid: UUID) -> Any:
    """What one deal's record shows, a line of `DEALS`. Two SQL."""
    return DEALS.one(authz.find_key(actor, Deal, uid))


def pipelines(actor: Actor) -> QuerySet[Pipeline]:
    return authz.scope(actor, Pipeline).order_by("-is_default", "id")


def pipeline(actor: Actor, uid: UUID | None) -> Pipeline:
    """The named pipeline, or the default one."""
    if uid is not None:
        return authz.find(actor, Pipeline, uid)
    found = pipelines(actor).first()
    if found is None:
        raise NotFound()
    return found


def stages(actor: Actor, pipeline: Pipeline | None = None) -> QuerySet[Stage]:
    """Stages in their order, of one pipeline or of all. One SQL."""
    rows = authz.scope(actor, Stage).select_related("pipeline").order_by("pipeline", "position")
    return rows.filter(pipeline=pipeline) if pipeline else rows


def known_by(stages: Iterable[Stage]) -> dict[str, Stage]:
    """The stage a file's word means: its name in either language, or what it stands for (won, lost, …).

    Where several stand for the same, the first in order is meant.
    """
    known: dict[str, Stage] = {}
    for stage in sorted(stages, key=lambda one: -one.position):
        known |= {word: stage for word in (stage.type, stage.name_en, stage.name) if word}
    return known


def board(actor: Actor, pipeline: Pipeline, asked: Mapping[str, Any]) -> list[Column]:
    """The kanban board: every stage with its sums and first cards. Six SQL, however many deals."""
    ended = Q(closed_on__gte=ended_since(actor))
    going = Q(stage_type__in=[StageType.OPEN, StageType.ON_HOLD])
    rows = deals(actor, asked).filter(going | ended, pipeline=pipeline)
    sums = {row["stage"]: row for row in _sums(rows)}
    places = list(_first_cards(rows).values_list("stage", "pk"))
    lines = DEAL_LINES.read([key for _, key in places])
    cards: dict[int, list[Any]] = {}
    for place, key in places:
        cards.setdefault(place, []).append(lines[key])
    usual = usual_days(actor, pipeline)
    return [
        Column(
            stage=stage,
            count=sums.get(stage.pk, {}).get("count", 0),
            total=sums.get(stage.pk, {}).get("total", 0),
            weighted=sums.get(stage.pk, {}).get("weighted", 0) // 100,
            usual_days=usual.get(stage.pk),
            cards=cards.get(stage.pk, []),
        )
        for stage in stages(actor, pipeline)
    ]


def changeable(actor: Actor, cards: Iterable[Any]) -> set[int]:
    """Those of these deals that the actor may change. One SQL."""
    asked = authz.scope(actor, Deal, "update").filter(pk__in=[card.pk for card in cards])
    return set(asked.values_list("pk", flat=True))


def ended_since(actor: Actor) -> date:
    """From which day on the board shows what was won and lost."""
    return clock.today(actor.zone) - ENDED_WITHIN


def _sums(rows: QuerySet[Deal]) -> Iterable[Any]:
    likely = ExpressionWrapper(F("amount") * F("probability"), output_field=BigIntegerField())
    return (
        rows.order_by()
        .values("stage")
        .annotate(
            count=Count("id"),
            total=Coalesce(Sum("amount"), 0, output_field=BigIntegerField()),
            weighted=Coalesce(Sum(likely), 0, output_field=BigIntegerField()),
        )
    )


def _first_cards(rows: QuerySet[Deal]) -> QuerySet[Deal]:
    """The cards changed last, in each stage."""
    place = Window(RowNumber(), partition_by="stage", order_by=["-updated_at", "-id"])
    return rows.annotate(place=place).filter(place__lte=CARDS).order_by("stage", "place")


def usual_days(actor: Actor, pipeline: Pipeline) -> dict[int, int]:
    """By stage: the median days that deals won of late stood in it. Two SQL."""
    won = authz.scope(actor, Deal).filter(pipeline=pipeline, stage_type=StageType.WON)
    lately = list(won.order_by("-closed_on", "-id").values_list("pk", flat=True)[:WON_COUNTED])
    steps = StageChange.objects.unscoped("the deals they belong to passed the gate just now")
    way = steps.filter(deal__in=lately).order_by("changed_at", "id")
    return rules.usual_days(
        [rules.Step(deal, stage, at) for deal, stage, at in way.values_list("deal", "to_stage", "changed_at")]
    )


def leads(actor: Actor, asked: Mapping[str, Any]) -> QuerySet[Lead]:
    """The leads of a list. One SQL."""
    rows = narrowed(authz.scope(actor, Lead), LEAD_LOOKUPS, asked, actor)
    rows = filtering.narrowed(actor, rows, "leads", asked["filter"])
    return search.narrow(rows.select_related("owner", "referrer", "account", "campaign"), asked["q"])


def waiting(actor: Actor, owner: str) -> QuerySet[Lead]:
    """New leads nobody has spoken to yet, whose clock runs. One SQL."""
    rows = authz.scope(actor, Lead).filter(contact_due_at__isnull=False, contacted_at=None)
    rows = rows.exclude(status__in=sorted(rules.LEAD_DONE)).select_related(
        "owner", "referrer", "account", "campaign"
    )
    return owned(rows, owner, actor) if owner else rows


def lead(actor: Actor, uid: UUID) -> Lead:
    """One lead with all its record shows. One SQL."""
    beside = ("owner", "referrer", "account__standing", "contact", "campaign", "product")
    return authz.find(actor, Lead, uid, joined=lambda rows: rows.select_related(*beside))


def deals_from(actor: Actor, lead: Lead) -> QuerySet[Deal]:
    """The deals a lead became, as far as one may read them. One SQL."""
    return authz.scope(actor, Deal).filter(lead=lead).select_related("stage").order_by("id")


def sources(actor: Actor) -> list[str]:
    """Where the leads one may read came from. One SQL."""
    rows = authz.scope(actor, Lead).exclude(source="").order_by("source")
    return list(rows.values_list("source", flat=True).distinct())
