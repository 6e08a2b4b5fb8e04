"""Which tags are in use, and how the house writes them."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.db.models import Count, QuerySet

from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.service.models import Ticket
from enishi.service.tags import rules

SUGGESTED = 200


def in_use(actor: Actor) -> list[tuple[str, int]]:
    """The tags of the tickets one may read, the most used first, each with how many wear it. One SQL."""
    return sorted(_counted(authz.scope(actor, Ticket)).items(), key=lambda one: (-one[1], one[0]))


def suggested(actor: Actor) -> Sequence[str]:
    """What is offered where a tag is chosen. One SQL."""
    return [name for name, _ in in_use(actor)[:SUGGESTED]]


def spelled() -> dict[str, str]:
    """By key, how the house writes its tags; of two ways the more usual one. One SQL."""
    rows = Ticket.objects.unscoped("how a word is written is the same for everybody").filter(deleted_at=None)
    counted = _counted(rows)
    return {rules.key(name): name for name in sorted(counted, key=lambda one: (counted[one], one))}


def spelled_ways() -> list[str]:
    """Every way a tag is written, in the bin too. One SQL."""
    return list(_counted(Ticket.objects.unscoped("a tag is called otherwise in the bin, too")))


def _counted(rows: QuerySet[Any]) -> Counter[str]:
    """Tickets with the same tags are counted together: the index of tagged ones tells."""
    alike = rows.filter(tags__isnull=False).order_by().values_list("tags").annotate(n=Count("pk"))
    found: Counter[str] = Counter()
    for tags, count in alike:
        for name in tags:
            found[name] += count
    return found
