"""Puts the eight rows together. Every figure carries the link to the list it counts."""

from collections import Counter

from enishi.estimators.shares import wilson
from enishi.foundation.authz import Actor
from enishi.insight.board import facts
from enishi.insight.board.facts import Reader, SalesFacts, ServiceFacts
from enishi.insight.board.shapes import Bar, BoardRow, Figure, Side, Span, Unit, link, share
from enishi.insight.rules import RevenueClass
from enishi.service.facts import ServiceFacts as PeriodFacts

LEAST_RATINGS = 10
BARS = 5


def board(actor: Actor, span: Span, currency: str) -> list[BoardRow]:
    """The comparison board of a period. About 25 SQL, each an aggregate."""
    reader = Reader(actor, span, currency)
    sales, sales_before = facts.sales_facts(reader), facts.sales_facts(reader.earlier())
    service, service_before = facts.service_facts(reader), facts.service_facts(reader.earlier())
    revenue, seam = facts.revenue_by_class(reader), facts.seam(reader)
    return [
        _goal(reader, sales, sales_before, service, service_before, seam),
        _focus(reader, revenue, service),
        _metrics(reader, sales, sales_before, service, service_before),
        _skills(reader),
        _activities(reader, seam),
        _interactions(reader),
        _relationship(reader, seam),
        _impact(reader, revenue),
    ]


def _goal(
    reader: Reader,
    sales: SalesFacts,
    before: SalesFacts,
    service: ServiceFacts,
    service_before: ServiceFacts,
    seam: dict[str, int],
) -> BoardRow:
    goal = facts.target(reader, "won_value")
    attained = Figure(
        "attainment",
        share(sales.won_value, goal) if goal else None,
        "percent",
        link("/targets"),
        target=100 if goal else None,
        missing=None if goal else "set_a_target",
    )
    won = _money(reader, "won_value", sales.won_value, _won(reader), before=before.won_value, target=goal)
    return BoardRow(
        "goal",
        Side((won, attained)),
        Side(
            (
                _csat(reader, service.period, service_before.period),
                _resolution(reader, service.period, service_before.period),
            )
        ),
        (
            Figure("handovers", seam["handovers"], "count", link("/handovers", status="waiting")),
            Figure("promises", seam["promises"], "count", link("/promises", status="open")),
        ),
    )


def _focus(reader: Reader, revenue: Counter[str], service: ServiceFacts) -> BoardRow:
    new = revenue[RevenueClass.NEW] + revenue[RevenueClass.REFERRAL]
    existing = sum(revenue.values()) - new
    opened = service.period.opened
    prospects = opened - service.of_customers
    return BoardRow(
        "focus",
        Side(
            (
                _money(
                    reader, "new_revenue", new, _ledger(reader), missing="no_orders" if not revenue else None
                ),
                _money(
                    reader,
                    "existing_revenue",
                    existing,
                    _ledger(reader),
                    missing="no_orders" if not revenue else None,
                ),
            )
        ),
        Side(
            (
                _count(
                    "tickets_of_customers",
                    service.of_customers,
                    _opened(reader),
                    opened,
                    "no_tickets",
                ),
                _count("tickets_of_prospects", prospects, _opened(reader), opened, "no_tickets"),
            )
        ),
    )


def _metrics(
    reader: Reader, sales: SalesFacts, before: SalesFacts, service: ServiceFacts, service_before: ServiceFacts
) -> BoardRow:
    closed, closed_before = sales.won + sales.lost, before.won + before.lost
    range_ = wilson(sales.won, closed) if closed else None
    win_rate = Figure(
        "win_rate",
        share(sales.won, closed),
        "percent",
        _closed(reader),
        n=closed,
        low=round(100 * range_.low, 1) if range_ else None,
        high=round(100 * range_.high, 1) if range_ else None,
        before=share(before.won, closed_before),
        missing=None if closed else "no_closed_deals",
    )
    conversion = Figure(
        "lead_conversion",
        share(sales.converted, sales.leads),
        "percent",
        link("/leads", created_from=reader.span.start, created_to=reader.span.end),
        n=sales.leads,
        before=share(before.converted, before.leads),
        missing=None if sales.leads else "no_leads",
    )
    pipeline = _money(
        reader,
        "open_pipeline",
        sales.open_value,
        link("/deals", view="list", stage_type="open"),
        n=sales.open,
    )
    did, did_before = service.period, service_before.period
    first_contact = Figure(
        "fcr",
        share(did.fcr_strict, did.fcr_of),
        "percent",
        link("/tickets", status="resolved", solved_from=reader.span.start, solved_to=reader.span.end),
        n=did.fcr_of,
        before=share(did_before.fcr_strict, did_before.fcr_of),
        missing=None if did.fcr_of else "no_solved_tickets",
    )
    reply = Figure(
        "first_reply",
        _hours(did.first_reply_median),
        "hours",
        _opened(reader),
        n=did.first_replies,
        before=_hours(did_before.first_reply_median),
        missing=None if did.first_replies else "no_replies",
    )
    handle = Figure("aht", None, "hours", link("/tickets"), missing="no_calls")
    return BoardRow("metrics", Side((win_rate, conversion, pipeline)), Side((first_contact, reply, handle)))


def _skills(reader: Reader) -> BoardRow:
    sales, service = facts.people(reader)
    return BoardRow(
        "skills",
        Side(
            (
                Figure(
                    "people", sales, "count", link("/settings/people"), missing=None if sales else "no_people"
                ),
            )
        ),
        Side(
            (
                Figure(
                    "people",
                    service,
                    "count",
                    link("/settings/people"),
                    missing=None if service else "no_people",
                ),
            )
        ),
    )


def _activities(reader: Reader, seam: dict[str, int]) -> BoardRow:
    sides = []
    for side in ("sales", "service"):
        kinds = facts.activities(reader, side)
        total = sum(kinds.values())
        before = sum(facts.activities(reader.earlier(), side).values())
        where = _done(reader, side)
        missing = None if total else "no_activities"
        figure = Figure(
            "activities", total if total else None, "count", where, before=before or None, missing=missing
        )
        sides.append(Side((figure,), _bars(kinds)))
    shared = Figure("promises", seam["promises"], "count", link("/promises", status="open"))
    return BoardRow("activities", sides[0], sides[1], (shared,))


def _interactions(reader: Reader) -> BoardRow:
    kinds, channels = facts.activities(reader, "sales"), facts.tickets_by_channel(reader)
    met = sum(kinds[kind] for kind in ("visit", "visitor", "web_meeting", "call"))
    tickets = sum(channels.values())
    where = _done(reader, "sales")
    return BoardRow(
        "interactions",
        Side((_count("meetings", met, where, sum(kinds.values()), "no_activities"),), _bars(kinds)),
        Side((_count("tickets", tickets, _opened(reader), tickets, "no_tickets"),), _bars(channels)),
    )


def _relationship(reader: Reader, seam: dict[str, int]) -> BoardRow:
    stages = facts.accounts_by_stage(reader)
    everybody = sum(stages.values())

    def stage(name: str) -> Figure:
        return _count(name, stages[name], link("/accounts", stage=name), everybody, "no_accounts")

    return BoardRow(
        "relationship",
        Side((stage("prospect"), stage("talking"))),
        Side((stage("customer"), stage("advocate"))),
        (Figure("referrals", seam["referrals"], "count", link("/accounts", stage="advocate")),),
    )


def _impact(reader: Reader, revenue: Counter[str]) -> BoardRow:
    missing = None if revenue else "no_orders"
    direct = revenue[RevenueClass.NEW] + revenue[RevenueClass.EXPANSION]
    retained = sum(
        revenue[name] for name in (RevenueClass.RENEWAL, RevenueClass.REPEAT, RevenueClass.REACTIVATION)
    )
    return BoardRow(
        "impact",
        Side(
            (_money(reader, "direct_revenue", direct, _ledger(reader), missing=missing),), _classes(revenue)
        ),
        Side(
            (
                _money(reader, "retained_revenue", retained, _ledger(reader), missing=missing),
                _money(
                    reader,
                    "referred_revenue",
                    revenue[RevenueClass.REFERRAL],
                    _ledger(reader),
                    missing=missing,
                ),
                Figure("service_effect", None, "money", _ledger(reader), missing="effect_not_enough_data"),
            )
        ),
        (_money(reader, "total_revenue", sum(revenue.values()), _ledger(reader), missing=missing),),
    )


def _hours(seconds: int | None) -> float | None:
    """Business hours with one decimal."""
    return None if seconds is None else round(seconds / 3600, 1)


def _csat(reader: Reader, service: PeriodFacts, before: PeriodFacts) -> Figure:
    """The share of 4 and 5; below ten ratings no percentage is given, only their number."""
    enough = service.answered >= LEAST_RATINGS
    range_ = wilson(service.satisfied, service.answered) if enough else None
    goal = facts.share_target(reader, "csat")
    return Figure(
        "csat",
        share(service.satisfied, service.answered) if enough else None,
        "percent",
        link("/tickets", rated_from=reader.span.start, rated_to=reader.span.end),
        n=service.answered,
        low=round(100 * range_.low, 1) if range_ else None,
        high=round(100 * range_.high, 1) if range_ else None,
        target=round(goal / 10, 1) if goal else None,
        before=share(before.satisfied, before.answered) if before.answered >= LEAST_RATINGS else None,
        missing=None if enough else "few_ratings" if service.answered else "no_ratings",
    )


def _resolution(reader: Reader, service: PeriodFacts, before: PeriodFacts) -> Figure:
    return Figure(
        "resolution_rate",
        share(service.solved_of_opened, service.opened),
        "percent",
        _opened(reader),
        n=service.opened,
        before=share(before.solved_of_opened, before.opened),
        missing=None if service.opened else "no_tickets",
    )


def _money(
    reader: Reader,
    key: str,
    value: int,
    where: str,
    *,
    n: int | None = None,
    before: int | None = None,
    target: int | None = None,
    missing: str | None = None,
) -> Figure:
    shown = None if missing else value
    return Figure(
        key,
        shown,
        "money",
        where,
        n=n,
        before=before,
        target=target,
        currency=reader.currency,
        missing=missing,
    )


def _count(key: str, value: int, where: str, of: int, missing: str, unit: Unit = "count") -> Figure:
    return Figure(key, value if of else None, unit, where, n=of or None, missing=None if of else missing)


def _bars(counts: Counter[str]) -> tuple[Bar, ...]:
    return tuple(Bar(key, value) for key, value in sorted(counts.items(), key=lambda c: (-c[1], c[0]))[:BARS])


def _classes(revenue: Counter[str]) -> tuple[Bar, ...]:
    return tuple(Bar(name.value, revenue[name]) for name in RevenueClass if revenue[name])


def _won(reader: Reader) -> str:
    return link(
        "/deals",
        view="list",
        stage_type="won",
        closed_from=reader.span.start,
        closed_to=reader.span.end,
    )


def _closed(reader: Reader) -> str:
    return link("/deals", view="list", closed_from=reader.span.start, closed_to=reader.span.end)


def _opened(reader: Reader) -> str:
    return link("/tickets", opened_from=reader.span.start, opened_to=reader.span.end)


def _ledger(reader: Reader) -> str:
    return link("/orders", ordered_from=reader.span.start, ordered_to=reader.span.end)


def _done(reader: Reader, side: str) -> str:
    """The activities of one role; their list is asked by instants."""
    start, end = reader.ends()
    return link("/activities", side=side, since=start.isoformat(), until=end.isoformat())
