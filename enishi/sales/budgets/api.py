"""Targets by month over HTTP: the grid, a pasted table looked at and set, and what was set by whom."""

from datetime import date

from ninja import Query

from enishi.customers.queries import currency
from enishi.foundation import authz, clock
from enishi.foundation.authz import Actor
from enishi.foundation.errors import BadInput
from enishi.foundation.http import ActorRequest, Routes
from enishi.foundation.http.problems import language_of
from enishi.foundation.i18n import say
from enishi.foundation.worktime.fiscal import fiscal
from enishi.sales.budgets import actions, looking, queries, rules, shapes
from enishi.staff.queries import our_organisation

router = Routes(tags=["sales"])


@router.get("/budgets", response=shapes.BudgetGridOut, may="read staff.Target")
def read_budgets(request: ActorRequest, asked: Query[shapes.BudgetFilter]):
    """The value targets of a year by month, a line a person, a team or a product."""
    months = months_of(request.actor, asked.start)
    unit = currency()
    found = queries.holders(request.actor, asked.by)
    grid = queries.lines(request.actor, asked.by, months, found)
    return {
        "months": months,
        "currency": unit,
        "lines": [shapes.line_out(line, months, unit) for line in grid],
        "may": {"set": authz.may(request.actor, "create", queries.model_of(asked.by)._meta.label)},
    }


@router.post("/budgets/look", response=shapes.BudgetLookOut, may="create staff.Target")
def look_at_budgets(request: ActorRequest, body: shapes.BudgetTableIn):
    """What a table from a spreadsheet would change, and each cell of it that cannot be taken. Nothing is written."""
    months = months_of(request.actor, body.start)
    looked = looking.look(request.actor, body.by, months, body.table, body.unit)
    language = language_of(request)
    return shapes.look_out(looked, currency(), lambda reason: say(f"field.{reason}", language))


@router.post("/budgets", response=shapes.BudgetSetOut, may="create staff.Target")
def set_budgets(request: ActorRequest, body: shapes.BudgetIn):
    """Set the targets of many months at once, all of them or none."""
    unit = currency()
    if any(change.value and change.value.currency != unit for change in body.changes):
        raise BadInput(fields={"changes": "other_currency"})
    changes = [
        actions.Change(
            one.holder_id, one.month.replace(day=1), one.value.amount if one.value else None, one.version
        )
        for one in body.changes
    ]
    actions.set_targets(request.actor, body.by, changes, [(one.id, one.version) for one in body.removed])
    return {"changed": len(changes)}


@router.get("/budgets/history", response=shapes.BudgetHistoryOut, may="read staff.Target")
def read_budget_history(request: ActorRequest, asked: Query[shapes.BudgetFilter]):
    """What was set, changed and taken back of a year's targets, by whom, the latest first."""
    told = queries.history(request.actor, asked.by, months_of(request.actor, asked.start))
    unit = currency()
    return {"items": [shapes.told_out(one, unit) for one in told]}


def months_of(actor: Actor, start: date | None) -> list[date]:
    """The months of the year that begins in the month of `start`: this fiscal year without one."""
    if start is None:
        ours = our_organisation()
        first = ours.fiscal_year_start if ours else 4
        start = date(fiscal(clock.today(actor.zone), first).year, first, 1)
    if not 2000 <= start.year <= 2099:
        raise BadInput(fields={"start": "invalid"})
    return rules.months_from(start)
