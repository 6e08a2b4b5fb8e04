"""Which policy a ticket gets, and what a policy may say. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from enishi.foundation.errors import BadInput, Refusal
from enishi.foundation.worktime import BadHours, Calendar, NoWorkingTime
from enishi.foundation.worktime.own import OwnHours
from enishi.foundation.worktime.table import C
from enishi.service.rules import PRIORITIES, TARGETS, Targets

NAMES = ("first_reply", "next_reply", "solve")
MOST = 50
# Two years around the clock: a longer promise is none.
MOST_MINUTES = 2 * 366 * 24 * 60
MOST_STEPS = 12
MOST_DAYS = 90
# What a step does: tell whoever holds the ticket, tell the manager of its team, raise its priority, ask the second line.
TELL_HOLDER, TELL_MANAGER, RAISE, ESCALATE = "tell_holder", "tell_manager", "raise", "escalate"
TELLING = (TELL_HOLDER, TELL_MANAGER)


class PolicyInUse(Refusal):
    """Open tickets have this policy: another one must take them over."""

    code = "sla_policy.in_use"
    shows = ("tickets",)


class DefaultPolicyStays(Refusal):
    """There is always a default policy."""

    code = "sla_policy.default_stays"


@dataclass(frozen=True)
class Facts:
    """What of a ticket decides its policy. `stage`: where its customer stands; "" without a customer. `contracts`: what the
    contracts that cover it entitle to."""

    type: str
    priority: int
    stage: str = ""
    contracts: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Step:
    """What is done `minutes` of a target's working time before it runs out, or after (`is_after`).

    `key` stays when the step is changed: for a target it was taken for, it is not taken again.
    """

    key: str
    target: str
    minutes: int
    is_after: bool
    act: str
    priority: int | None = None
    team: str = ""

    @property
    def is_warning(self) -> bool:
        """It says what is to come: nothing to say once it has come."""
        return self.act in TELLING and not self.is_after


@dataclass(frozen=True)
class Closing:
    """After how many business days of silence a ticket is closed: a solved one, one that waits for its customer, who is
    told `notice` days before. None: it is not."""

    solved: int | None = None
    waiting: int | None = None
    notice: int | None = None


@dataclass(frozen=True)
class Policy:
    """A policy as values. `key` is None for the default one, which fits every ticket."""

    key: int | None
    name: str
    promises: Mapping[int, Targets]
    types: frozenset[str] = frozenset()
    priorities: frozenset[int] = frozenset()
    stages: frozenset[str] = frozenset()
    contracts: frozenset[str] = frozenset()
    second_line: timedelta | None = None
    steps: tuple[Step, ...] = ()
    closing: Closing = Closing()

    def unmet(self, facts: Facts) -> tuple[str, ...]:
        """The conditions these facts do not meet; none: the policy fits."""
        asked = (("type", self.types), ("priority", self.priorities), ("stage", self.stages))
        unmet = [name for name, among in asked if among and getattr(facts, name) not in among]
        if self.contracts and not self.contracts & facts.contracts:
            unmet.append("contract")
        return tuple(unmet)

    def calendar(self, ours: C) -> C:
        """The calendar, or its table, that its business days and its second line are counted on."""
        hours = self.promises[PRIORITIES[0]].hours
        return hours.on(ours) if hours else ours


BUILT_IN = Policy(None, "", TARGETS)


def chosen(policies: Iterable[Policy], facts: Facts) -> Policy:
    """The first policy that fits; the default one stands last and always does."""
    return next(policy for policy in policies if not policy.unmet(facts))


def own_hours(stored: Mapping[str, Any]) -> OwnHours | None:
    """Hours as they are stored: the same frames on each of the days. Raises BadHours, or NoWorkingTime without a day or frame."""
    if not stored:
        return None
    week = Calendar.of({"zone": "UTC", "weekly": dict.fromkeys(stored["days"], stored["frames"])}).weekly
    return OwnHours(week, stored["works_holidays"])


def promises_of(
    targets: Mapping[str, Mapping[str, int]], always: Sequence[str], hours: OwnHours | None = None
) -> dict[int, Targets]:
    """The targets by priority, from the stored minutes."""
    return {
        priority: Targets(
            **{name: timedelta(minutes=targets[str(priority)][name]) for name in NAMES},
            always=frozenset(always),
            hours=hours,
        )
        for priority in PRIORITIES
    }


def check_policy(values: Mapping[str, Any]) -> dict[str, Any]:
    """A policy's values as they are stored: a name, and for every priority targets of which replies come before the solve."""
    refused = {}
    if not values["name"].strip():
        refused["name"] = "required"
    for priority in PRIORITIES:
        minutes = values["targets"].get(str(priority))
        if minutes is None:
            refused[f"targets.{priority}"] = "required"
        elif any(not 0 < minutes[name] <= MOST_MINUTES for name in NAMES):
            refused[f"targets.{priority}"] = "target_minutes"
        elif minutes["first_reply"] > minutes["solve"]:
            refused[f"targets.{priority}"] = "reply_after_solve"
    steps = values.get("steps", [])
    refused |= {f"steps.{place}": fault for place, one in enumerate(steps) if (fault := _step_fault(one))}
    if len(steps) > MOST_STEPS:
        refused["steps"] = "too_many_steps"
    refused |= _closing_faults(values) | _hours_fault(values.get("hours") or {})
    if refused:
        raise BadInput(fields=refused)
    kept = {"name": values["name"].strip(), "hours": values.get("hours") or {}}
    return {**values, **kept, "steps": [_step_kept(one) for one in steps]}


def _hours_fault(hours: Mapping[str, Any]) -> dict[str, str]:
    try:
        own_hours(hours)
    except NoWorkingTime:
        return {"hours": "no_working_time"}
    except BadHours:
        return {"hours": "bad_hours"}
    return {}


def _closing_faults(values: Mapping[str, Any]) -> dict[str, str]:
    names = ("close_solved_days", "close_waiting_days", "close_notice_days")
    refused = {
        name: "closing_days"
        for name in names
        if (days := values.get(name)) is not None and not 1 <= days <= MOST_DAYS
    }
    waiting, notice = values.get("close_waiting_days"), values.get("close_notice_days")
    if notice is not None and not refused and (waiting is None or notice >= waiting):
        refused["close_notice_days"] = "notice_before_closing"
    return refused


def _step_fault(step: Mapping[str, Any]) -> str:
    if not (0 if step["is_after"] else 1) <= step["minutes"] <= MOST_MINUTES:
        return "step_minutes"
    if step["act"] == RAISE and step["priority"] is None:
        return "step_priority"
    return "step_team" if step["act"] == ESCALATE and not step["team"] else ""


def _step_kept(step: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **step,
        "priority": step["priority"] if step["act"] == RAISE else None,
        "team": step["team"] if step["act"] == ESCALATE else "",
    }


def check_room(count: int) -> None:
    if count >= MOST:
        raise BadInput(fields={"name": "too_many_policies"})


def check_order(known: Iterable[object], given: Sequence[object]) -> None:
    """The order names each policy once, and no other."""
    if sorted(map(str, known)) != sorted(map(str, given)):
        raise BadInput(fields={"ids": "each_once"})


def check_deletable(*, is_default: bool, open_tickets: int, has_successor: bool) -> None:
    if is_default:
        raise DefaultPolicyStays()
    if open_tickets and not has_successor:
        raise PolicyInUse(tickets=open_tickets)


def check_heir(*, same: bool) -> None:
    if same:
        raise BadInput(fields={"successor_id": "another_policy"})
