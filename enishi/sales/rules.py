"""What may happen to a lead and a deal. Plain values only."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median

from enishi.customers import rules as customers
from enishi.foundation.errors import BadInput, Refusal
from enishi.foundation.money.money import LARGEST

KINDS = ("", "new", "renewal", "expansion", "cross_sell", "win_back")
LOST_REASONS = (
    "price",
    "features",
    "competitor",
    "budget_frozen",
    "timing",
    "contact_changed",
    "no_response",
    "our_side",
)
OPEN, WON, LOST, ON_HOLD = "open", "won", "lost", "on_hold"
CLOSED = frozenset({WON, LOST})
# What may still be written on a deal that is over.
AFTERWARDS = frozenset(
    {"note", "next_action", "next_action_on", "why_bought", "go_live_on", "cost", "custom"}
)
LEAD_STATUSES = ("new", "working", "nurturing")
LEAD_DONE = frozenset({"converted", "disqualified"})
LONGEST_PROMISE = 500


@dataclass(frozen=True)
class StageFacts:
    """A step as the default pipeline has it."""

    name: str
    name_en: str
    type: str
    probability: int


DEFAULT_STAGES = (
    StageFacts("アプローチ", "Approach", OPEN, 10),
    StageFacts("ヒアリング", "Discovery", OPEN, 20),
    StageFacts("提案", "Proposal", OPEN, 40),
    StageFacts("見積提出", "Quoted", OPEN, 60),
    StageFacts("稟議・決裁待ち", "Awaiting approval", OPEN, 80),
    StageFacts("内示", "Verbal award", OPEN, 90),
    StageFacts("受注", "Won", WON, 100),
    StageFacts("失注", "Lost", LOST, 0),
    StageFacts("保留", "On hold", ON_HOLD, 0),
)


class DealClosed(Refusal):
    """A deal that is won or lost stays as it is until it is reopened."""

    code = "deal.closed"


class DealOpen(Refusal):
    """Only a lost or won deal can be reopened."""

    code = "deal.still_open"


class OrderStands(Refusal):
    """A won deal whose order is recorded is not reopened: the order would speak of nothing."""

    code = "deal.order_stands"


class FieldsNeeded(BadInput):
    """A step that closes a deal needs facts that are not there yet; `fields` names them."""

    code = "deal.fields_needed"


class LeadDone(Refusal):
    """A lead that was converted or disqualified does not change any more."""

    code = "lead.done"


class LeadNotDisqualified(Refusal):
    """Only a disqualified lead can be taken up again."""

    code = "lead.not_disqualified"


class LeadNotConverted(Refusal):
    """Only a conversion that happened here, and not long ago, can be taken back."""

    code = "lead.not_converted"


class ConversionStands(Refusal):
    """Something was added to what a lead became; `fields` says to which of it."""

    code = "lead.conversion_stands"


class LeadTaken(Refusal):
    """Somebody else already looks after this lead."""

    code = "lead.taken"


@dataclass(frozen=True)
class WinFacts:
    """What is known when a deal is to be won."""

    stage_type: str
    has_account: bool
    amount: int | None
    amount_unknown: bool
    closed_on: date | None
    promises: Sequence[str]


def check_winnable(deal: WinFacts, today: date) -> None:
    """A won deal has a customer, a day, and an amount or the word that nobody knows it yet."""
    check_unclosed(deal.stage_type)
    missing = {}
    if not deal.has_account:
        missing["account_id"] = "required"
    if deal.amount is None and not deal.amount_unknown:
        missing["amount"] = "amount_or_unknown"
    if deal.closed_on is None:
        missing["closed_on"] = "required"
    if missing:
        raise FieldsNeeded(fields=missing)
    refused = day_faults(deal.closed_on, today)
    refused |= {
        f"promises.{place}": "too_long"
        for place, text in enumerate(deal.promises)
        if len(text) > LONGEST_PROMISE
    }
    if refused:
        raise BadInput(fields=refused)


def check_losable(stage_type: str, reason: str, closed_on: date, today: date) -> None:
    """A lost deal says why."""
    check_unclosed(stage_type)
    if not reason:
        raise FieldsNeeded(fields={"lost_reason": "required"})
    refused = day_faults(closed_on, today)
    if reason not in LOST_REASONS:
        refused["lost_reason"] = "not_a_choice"
    if refused:
        raise BadInput(fields=refused)


def check_move(stage_type: str, to_type: str, *, has_account: bool, has_amount: bool) -> None:
    """A deal moves freely between stages that are not its end; the end asks for its fields."""
    check_unclosed(stage_type)
    if to_type == WON:
        known = {"account_id": has_account, "amount": has_amount, "closed_on": False}
        raise FieldsNeeded(fields={name: "required" for name, there in known.items() if not there})
    if to_type == LOST:
        raise FieldsNeeded(fields={"lost_reason": "required"})


def check_unclosed(stage_type: str) -> None:
    if stage_type in CLOSED:
        raise DealClosed()


def check_reopenable(stage_type: str, *, has_order: bool) -> None:
    if stage_type not in CLOSED:
        raise DealOpen()
    if has_order:
        raise OrderStands()


def check_changeable(stage_type: str, fields: Iterable[str], *, amount_known: bool) -> None:
    """A closed deal takes remarks and custom fields only; a won one also the amount that nobody knew on the day."""
    allowed = AFTERWARDS | {"amount"} if stage_type == WON and not amount_known else AFTERWARDS
    late = sorted(set(fields) - allowed)
    if stage_type in CLOSED and late:
        raise DealClosed(fields=dict.fromkeys(late, "deal_closed"))


def day_faults(closed_on: date | None, today: date) -> dict[str, str]:
    return {"closed_on": "in_future"} if closed_on is not None and closed_on > today else {}


def deal_in_form(values: Mapping[str, object]) -> dict[str, object]:
    """A deal's values as they are stored; all that cannot be taken are named at once."""
    taken, refused = dict(values), {}
    if "name" in values:
        taken["name"] = str(values["name"]).strip()
        if not taken["name"]:
            refused["name"] = "required"
    if values.get("kind", "") not in KINDS:
        refused["kind"] = "not_a_choice"
    for name in ("amount", "cost"):
        amount = values.get(name)
        if isinstance(amount, int) and amount < 0:
            refused[name] = "negative_amount"
        elif isinstance(amount, int) and amount > LARGEST:
            refused[name] = "amount_too_large"
    probability = values.get("probability")
    if isinstance(probability, int) and not 0 <= probability <= 100:
        refused["probability"] = "percent"
    if refused:
        raise BadInput(fields=refused)
    return taken


def margin(amount: int | None, cost: int | None) -> int | None:
    """What is left of the amount; None while one of the two is not known."""
    return None if amount is None or cost is None else amount - cost


def margin_rate(amount: int | None, cost: int | None) -> float | None:
    """The margin's share of the amount, from 1 downwards; None where there is nothing to share."""
    left = margin(amount, cost)
    return round(left / amount, 4) if left is not None and amount else None


def moved_probability(current: int, left: int, entered: int) -> int:
    """The probability follows the stage, unless somebody gave the deal one of its own."""
    return entered if current == left else current


def check_stage_probability(stage_type: str, probability: int) -> None:
    """Won is certain and lost is none: only the steps before the end are estimates."""
    fixed = {WON: 100, LOST: 0}.get(stage_type)
    if fixed is not None and probability != fixed:
        raise BadInput(fields={"probability": "probability_fixed"})
    if not 0 <= probability <= 100:
        raise BadInput(fields={"probability": "percent"})


def lead_in_form(values: Mapping[str, object]) -> dict[str, object]:
    """A lead's values as they are stored, by the same forms as the customer it may become."""
    taken = customers.in_form(values)
    if "status" in values and values["status"] not in LEAD_STATUSES:
        raise BadInput(fields={"status": "not_a_choice"})
    return taken


def check_lead_open(status: str) -> None:
    if status in LEAD_DONE:
        raise LeadDone()


def check_untouched(added: Mapping[str, str]) -> None:
    """A conversion is taken back only while what it made is as it was made; `added` says what became of each."""
    if stands := {name: word for name, word in added.items() if word}:
        raise ConversionStands(fields=stands)


@dataclass(frozen=True)
class Step:
    """A deal came to a stage at an instant."""

    deal: int
    stage: int
    at: datetime


def usual_days(steps: Sequence[Step]) -> dict[int, int]:
    """Whole days deals stood in each stage, as medians; `steps` are in the order they happened."""
    stays: dict[int, list[int]] = {}
    standing: dict[int, Step] = {}
    for step in steps:
        if before := standing.get(step.deal):
            stays.setdefault(before.stage, []).append((step.at - before.at).days)
        standing[step.deal] = step
    return {stage: round(median(days)) for stage, days in stays.items()}


def told_promises(typed: Collection[str]) -> list[str]:
    """The promises that say something."""
    return [text.strip() for text in typed if text.strip()]
