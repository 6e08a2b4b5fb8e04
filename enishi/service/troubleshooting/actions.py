"""Writes on trees and walks."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from enishi.commerce.models import Product
from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.i18n import say
from enishi.interactions.actions import create_task
from enishi.service.models import Ticket
from enishi.service.troubleshooting import queries, rules
from enishi.service.troubleshooting.models import TreeWalk, Troubleshooter, TroubleshooterVersion
from enishi.staff.queries import user_behind

LABEL = "service.Troubleshooter"
WHY = "the tree was locked through the gate"
REPAIR_WITHIN = timedelta(days=2)


@action
def draw_tree(actor: Actor, values: Mapping[str, Any]) -> Troubleshooter:
    """A tree that nobody walks yet."""
    authz.check(actor, "create", LABEL)
    tree = Troubleshooter(**rules.in_form({"name": "", **resolved(actor, values)}))
    tree.save()
    authz.check_new(actor, tree)
    events.record("troubleshooter.drawn", actor, tree)
    return tree


@action
def update_tree(actor: Actor, uid: UUID, values: Mapping[str, Any], *, version: int) -> Troubleshooter:
    """Draw it otherwise. Walked is what was published, until it is published anew."""
    tree = authz.lock(actor, Troubleshooter, "update", uid)
    versions.claim(tree, version)
    before = tree.snapshot()
    for field, value in rules.in_form(resolved(actor, values)).items():
        setattr(tree, field, value)
    tree.save()
    events.record("troubleshooter.updated", actor, tree, before=before)
    return tree


@action
def publish_tree(actor: Actor, uid: UUID, *, version: int) -> Troubleshooter:
    """From now on it is walked so; a tree that does not hold together is refused, and where is said."""
    tree = authz.lock(actor, Troubleshooter, "update", uid)
    versions.claim(tree, version)
    found = rules.faults(tree.nodes)
    if found:
        raise rules.BrokenTree(where=said(actor, found[0]), count=len(found))
    before, now = tree.snapshot(), clock.now()
    tree.live_number, tree.published_at = tree.live_number + 1, now
    TroubleshooterVersion.objects.create(
        troubleshooter=tree,
        number=tree.live_number,
        nodes=tree.nodes,
        published_by=user_behind(actor),
        published_at=now,
    )
    tree.save()
    events.record("troubleshooter.published", actor, tree, before=before)
    return tree


def said(actor: Actor, fault: rules.Fault) -> str:
    """A fault in words, with where it is."""
    return say(f"tree.fault.{fault.code}", actor.language, node=fault.words, answer=fault.answer)


@action
def delete_tree(actor: Actor, uid: UUID, *, version: int) -> None:
    """Into the bin; what was walked stays on its tickets."""
    tree = authz.lock(actor, Troubleshooter, "delete", uid)
    versions.claim(tree, version)
    before = tree.snapshot()
    tree.deleted_at = clock.now()
    tree.save()
    events.record("troubleshooter.deleted", actor, tree, before=before)


@action
def begin_walk(actor: Actor, ticket_id: UUID, *, tree_id: UUID) -> TreeWalk:
    """Begin at the top of a tree, on a ticket."""
    ticket = authz.lock(actor, Ticket, "update", ticket_id)
    tree = authz.find(actor, Troubleshooter, tree_id)
    live = queries.live_of(tree)
    walk = TreeWalk(
        ticket=ticket,
        tree=live,
        node=live.nodes[0]["id"],
        walked_by=user_behind(actor),
        started_at=clock.now(),
    )
    arrive(actor, walk, live.nodes[0])
    walk.save()
    authz.check_new(actor, walk)
    events.record("walk.began", actor, walk)
    return walk


@action
def answer_walk(actor: Actor, uid: UUID, *, version: int, answer: int) -> TreeWalk:
    """The answer to where it stands leads on. At an end it is over; a repair becomes a task."""
    walk = authz.lock(actor, TreeWalk, "update", uid)
    versions.claim(walk, version)
    rules.check_walking(walk.outcome)
    before, nodes = walk.snapshot(), walk.tree.nodes
    following = rules.after_answer(nodes, walk.node, answer)
    walk.path = [*walk.path, {"node": walk.node, "answer": answer}]
    walk.node = following["id"]
    arrive(actor, walk, following)
    walk.save()
    events.record("walk.ended" if walk.outcome else "walk.went_on", actor, walk, before=before)
    return walk


def arrive(actor: Actor, walk: TreeWalk, node: Mapping[str, Any]) -> None:
    """An end is an end: what it is, when, and what is to be done."""
    if node["kind"] != rules.END:
        return
    walk.outcome, walk.ended_at = node["end"], clock.now()
    if walk.outcome == rules.REPAIR and walk.ticket.account_id:
        subject = say("tree.repair_task", actor.language, number=walk.ticket.number, what=node["text"])
        account = walk.ticket.account
        assert account is not None
        due_on = clock.today(actor.zone) + REPAIR_WITHIN
        create_task(actor, {"account_id": account.uid, "subject": subject[:300], "due_on": due_on})


@action
def step_back(actor: Actor, uid: UUID, *, version: int) -> TreeWalk:
    """The last answer was another one."""
    walk = authz.lock(actor, TreeWalk, "update", uid)
    versions.claim(walk, version)
    rules.check_walking(walk.outcome)
    before = walk.snapshot()
    if walk.path:
        walk.node, walk.path = walk.path[-1]["node"], walk.path[:-1]
    walk.save()
    events.record("walk.went_on", actor, walk, before=before)
    return walk


@action
def leave_walk(actor: Actor, uid: UUID, *, version: int) -> TreeWalk:
    """It led nowhere: where it was left is counted."""
    walk = authz.lock(actor, TreeWalk, "update", uid)
    versions.claim(walk, version)
    rules.check_walking(walk.outcome)
    before = walk.snapshot()
    walk.outcome, walk.ended_at = rules.LEFT, clock.now()
    walk.save()
    events.record("walk.left", actor, walk, before=before)
    return walk


def resolved(actor: Actor, values: Mapping[str, Any]) -> dict[str, Any]:
    found = dict(values)
    if "product_id" in found:
        found["product"] = authz.refer(actor, Product, found.pop("product_id"), "product_id")
    return found
