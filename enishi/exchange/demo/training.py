"""Training: a demo company that holds everything back and may be put back to its beginning, as often as one likes.

The mark of it is a hold that nobody releases, set only on an installation that was empty. So no installation with
data of its own can ever be put back.
"""

from django.core.management.color import no_style
from django.db import connection

from enishi.exchange.demo.make import make
from enishi.foundation import authz, events
from enishi.foundation.actions import action, one_transaction
from enishi.foundation.authz import Actor
from enishi.foundation.errors import NotAllowed, Refusal
from enishi.foundation.hold.actions import begin_training
from enishi.foundation.hold.queries import in_training
from enishi.foundation.jobs import enqueue
from enishi.foundation.live.change import EVERYTHING
from enishi.foundation.live.publish import announce
from enishi.staff.queries import user_behind

SIZE = "S"
JOB = "enishi.exchange.demo.jobs.reset"
# What Django keeps of the tables themselves, and the mark.
KEPT = frozenset(
    {
        *("django_migrations", "django_content_type", "auth_permission"),
        *("foundation_hold", "foundation_job"),
    }
)

# The tokens of SQLite's index are no table of ours; PostgreSQL empties no table of which a check still waits.
BEFORE = {
    "sqlite": "INSERT INTO foundation_search_tokens(foundation_search_tokens) VALUES ('delete-all')",
    "postgresql": "SET CONSTRAINTS ALL IMMEDIATE",
}


class NotTraining(Refusal):
    """Only an installation made for training can be put back to its beginning."""

    code = "not_training"
    status = 409


def begin(actor: Actor, size: str) -> dict[str, int]:
    """The demo company in an empty installation, held back from its first moment on."""
    begin_training(actor)
    return make(size)


@action
def ask_for_reset(actor: Actor) -> None:
    """Have the demo company put back; whoever is signed in is signed out by it. A person's word, no program's."""
    authz.check(actor, "update", "staff.Organisation")
    if user_behind(actor) is None or actor.kind != "staff":
        raise NotAllowed()
    check_training()
    enqueue("exchange.demo.reset", asked_by=actor.name)


def check_training() -> None:
    if not in_training():
        raise NotTraining()


def reset(actor: Actor, asked_by: str) -> dict[str, int]:
    """Everything goes and the company is made anew. Cut short, it begins again: the mark stays throughout."""
    check_training()
    empty()
    counts = make(SIZE)
    events.note("training.reset", actor, subject="foundation.Hold", data={"by": asked_by})
    with one_transaction():
        announce(EVERYTHING)
    return counts


def empty() -> None:
    """Every row of the product but the mark, the job at hand, and what Django keeps of the tables."""
    check_training()
    names = connection.introspection.django_table_names(only_existing=True, include_views=False)
    tables = sorted(set(names) - KEPT)
    statements = connection.ops.sql_flush(no_style(), tables, reset_sequences=True, allow_cascade=False)
    with one_transaction(), connection.cursor() as cursor:
        cursor.execute(BEFORE[connection.vendor])
        for statement in statements:
            cursor.execute(statement)
        cursor.execute("DELETE FROM foundation_job WHERE path <> %s", [JOB])
