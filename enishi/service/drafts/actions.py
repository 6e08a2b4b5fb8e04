"""Writes on drafts. Keeping one is no event: it is nobody's business but its author's."""

from uuid import UUID

from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.errors import NotAllowed
from enishi.service.actions.steps import user_of
from enishi.service.drafts import rules
from enishi.service.models import Draft, Ticket

LABEL = "service.Draft"
WHY = "one's own draft in a ticket that passed the gate"


@action
def keep_draft(actor: Actor, ticket_id: UUID, mode: str, text: str) -> Draft | None:
    """Keep what was written so far; the last to be kept holds, wherever it was typed. Nothing left: no draft."""
    authz.check(actor, "create", LABEL)
    ticket = authz.find(actor, Ticket, ticket_id, "update")
    if mode == Draft.NOTE:
        authz.check(actor, "create", "service.InternalNote")
    author = user_of(actor)
    if author is None:
        raise NotAllowed()
    kept = Draft.objects.unscoped(WHY).filter(ticket=ticket, author=author, mode=mode)
    if not text.strip():
        kept.delete()
        return None
    # Two machines may keep the first words at once: the database decides, not a look before.
    made = Draft(ticket=ticket, author=author, mode=mode, text=text, updated_at=clock.now())
    Draft.objects.bulk_create(
        [made],
        update_conflicts=True,
        unique_fields=["ticket", "author", "mode"],
        update_fields=["text", "updated_at"],
    )
    draft: Draft = kept.select_related("author").get()
    return draft


@action
def take_draft(actor: Actor, draft_id: UUID) -> Draft:
    """What somebody left behind who works here no longer is one's own, below what one has begun oneself."""
    draft = authz.lock(actor, Draft, "take", draft_id)
    rules.check_left(draft.author.is_active)
    authz.find(actor, Ticket, draft.ticket.uid, "update")
    person = user_of(actor)
    if person is None:
        raise NotAllowed()
    before = draft.snapshot()
    own = Draft.objects.unscoped(WHY).filter(ticket=draft.ticket, author=person, mode=draft.mode)
    for begun in own.select_for_update():
        draft.text = rules.joined(begun.text, draft.text)
        begun.delete()
    draft.author = person
    versions.touch(draft)
    draft.save(force_update=True)
    events.record("draft.taken", actor, draft, before=before)
    return draft
