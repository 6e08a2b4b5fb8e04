"""Saved views of lists: made, changed, shared, thrown away."""

from typing import Any
from uuid import UUID

from enishi.foundation import authz, events, filters, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor, Staff
from enishi.foundation.errors import BadInput, NotAllowed
from enishi.staff import custom, filtering, rules
from enishi.staff.models import Team, View, ViewPin
from enishi.staff.queries import user_behind

PLAIN = ("name", "kind", "columns", "sort", "group_by", "sums", "colour", "is_pinned", "is_home")


@action
def create_view(actor: Actor, values: dict[str, Any]) -> View:
    """Keep a list as it is seen now."""
    authz.check(actor, "create", "staff.View")
    owner = user_behind(actor)
    if owner is None:
        raise NotAllowed()
    authz.check(actor, "read", filters.listing(values["entity"]).label)
    view = View(owner=owner, entity=values["entity"])
    fill(actor, view, values)
    view.save(force_insert=True)
    authz.check_new(actor, view)
    events.record("view.created", actor, view)
    return view


@action
def update_view(actor: Actor, view_id: UUID, values: dict[str, Any], *, version: int) -> View:
    """Change the given parts of a view of one's own."""
    view = authz.lock(actor, View, "update", view_id)
    versions.claim(view, version)
    before = view.snapshot()
    fill(actor, view, values)
    view.save()
    events.record("view.updated", actor, view, before=before)
    return view


@action
def pin_view(actor: Actor, view_id: UUID, *, is_pinned: bool) -> View:
    """Put a view that one sees among one's own tabs, or out of them; nobody else's change."""
    authz.check(actor, "create", "staff.ViewPin")
    view = authz.find(actor, View, view_id)
    person = user_behind(actor)
    if person is None:
        raise NotAllowed()
    known = ViewPin.objects.unscoped("one's own").select_for_update().filter(view=view, person=person)
    pin = known.first() or ViewPin(view=view, person=person)
    before = pin.snapshot() if pin.pk else None
    pin.is_pinned = is_pinned
    if before:
        versions.touch(pin)
    pin.save()
    authz.check_new(actor, pin)
    events.record("view.pinned" if is_pinned else "view.unpinned", actor, pin, before=before)
    return view


@action
def delete_view(actor: Actor, view_id: UUID, *, version: int) -> None:
    """Forget a view of one's own; the rows it showed are not touched."""
    view = authz.lock(actor, View, "update", view_id)
    versions.claim(view, version)
    events.record("view.deleted", actor, view, before=view.snapshot())
    view.delete()


@action
def note_export(actor: Actor, entity: str, *, count: int, filter: str, q: str) -> None:
    """Write down who took which rows of a list out; the product itself leaves no note."""
    if person := user_behind(actor):
        asked = {"entity": entity, "rows": count, "filter": filter, "q": q}
        events.record("list.exported", actor, person, before=person.snapshot(), data=asked)


def fill(actor: Actor, view: View, values: dict[str, Any]) -> None:
    for name in PLAIN:
        if name in values:
            setattr(view, name, values[name])
    if "filter" in values:
        view.filter = values["filter"] or {}
    if "team_id" in values:
        view.team = shareable(actor, values["team_id"])
    filtering.check(actor, view.entity, view.filter)
    fields = filters.fields_for(actor, view.entity)
    rules.check_view(
        kind=view.kind,
        sort=view.sort,
        sorts=[*filters.listing(view.entity).sorts, *custom.sortable(view.entity)],
        group_by=view.group_by,
        groups=[name for name, field in fields.items() if field.groups],
        sums=view.sums,
        summable=[name for name, field in fields.items() if field.sums],
    )
    if view.is_home:
        relieve_others(actor, view)


def shareable(actor: Actor, team_id: UUID | None) -> Team | None:
    """A team to share with: one's own or one below it; whoever keeps the teams may name any."""
    team = authz.refer(actor, Team, team_id, "team_id")
    keeps_teams = authz.may(actor, "update", "staff.Team")
    person = actor if isinstance(actor, Staff) else getattr(actor, "owner", None)
    if team is None or keeps_teams or (person and team.pk in person.teams):
        return team
    raise BadInput(fields={"team_id": "not_your_team"})


def relieve_others(actor: Actor, view: View) -> None:
    """A list opens with one view: naming another relieves the one before."""
    others = authz.scope(actor, View, "update").filter(owner=view.owner, entity=view.entity, is_home=True)
    others = others.exclude(pk=view.pk)
    for other in others.select_for_update(of=("self",)):
        before = other.snapshot()
        other.is_home = False
        versions.touch(other)
        other.save()
        events.record("view.updated", actor, other, before=before)
