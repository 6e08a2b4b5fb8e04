"""Finding: what is called just so first, then what begins so, then anywhere; inside each the newest first."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet
from django.db.models.expressions import RawSQL

from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.search import tokens
from enishi.foundation.search.asking import Among, Holding, Sql, answers, gate, holding
from enishi.foundation.search.excerpt import Excerpt, excerpt
from enishi.foundation.search.registry import Searchable, Shown, known

M = TypeVar("M", bound=Model)
PER_KIND = 6
# Beyond this it is not counted how many there are.
COUNTED = 50
# So little is found nearly everywhere: who reads only their part is asked about at once, not after the question.
LITTLE = 6
EXACT, BEGINNING, ANYWHERE, LOOSE = range(4)

# By label its rows, best first, each with how well it fits.
Hits = dict[str, dict[int, int]]


@dataclass(frozen=True)
class Found:
    """One line of an answer. `kind` and `id` are what to open; `matched` is what of it the line does not show."""

    found_id: UUID
    kind: str
    id: UUID
    number: int | None
    title: str
    subtitle: str
    matched: Excerpt | None


@dataclass(frozen=True)
class Group:
    """The best hits of one kind, and how many there are: where `is_more`, that many and more."""

    kind: str
    count: int
    is_more: bool
    items: Sequence[Found]


def find(actor: Actor, query: str, *, kinds: Collection[str] = (), per_kind: int = PER_KIND) -> list[Group]:
    """The best hits of each kind the actor may read; the kind that fits best stands first.

    At most 3 statements, and what each kind needs to show its lines.
    """
    parts = tokens.words(query)
    labels = [
        label
        for label, what in known().items()
        if (not kinds or what.kind in kinds) and authz.may(actor, "read", label)
    ]
    if not parts or not labels:
        return []
    questions = _questions(labels, parts, tokens.loose_words(query), per_kind)
    if sum(map(len, parts)) <= LITTLE and _reads_parts(actor, labels):
        hits = _hits(_gated(questions, _gates(actor, labels)))
    else:
        hits = _readable(actor, _hits(questions), questions)
    best_first = sorted(hits, key=lambda label: (min(hits[label].values()), labels.index(label)))
    return [_group(actor, label, list(hits[label]), parts, per_kind) for label in best_first]


def narrow(rows: QuerySet[M], query: str) -> QuerySet[M]:
    """Those of the rows that contain every part of the query: the `q` of a list."""
    parts, loosely = tokens.words(query), tokens.loose_words(query)
    if not parts:
        return rows if not query.strip() else rows.none()
    label = rows.model._meta.label
    held = [holding(label, "", words) for words in ([parts] if parts == loosely else [parts, loosely])]
    matches = " UNION ALL ".join(f"SELECT row_id FROM {one.sql} AND label = %s" for one in held)
    return rows.filter(pk__in=RawSQL(matches, [param for one in held for param in (*one.params, label)]))


def _questions(
    labels: Sequence[str], parts: Sequence[str], loosely: Sequence[str], per_kind: int
) -> list[Holding]:
    exact, beginning = tokens.whole_token("".join(parts)), tokens.head_token(parts[0])
    questions = []
    for label in labels:
        questions += [
            Holding(label, EXACT, exact, parts, per_kind),
            Holding(label, ANYWHERE, "", parts, COUNTED + 1),
        ]
        if not tokens.is_short_number(parts):
            questions.append(Holding(label, BEGINNING, beginning, parts, per_kind))
        if loosely != parts:
            questions.append(Holding(label, LOOSE, "", loosely, COUNTED + 1))
    return questions


def _hits(questions: Sequence[Holding]) -> Hits:
    hits: Hits = {}
    for label, stage, row_id in sorted(answers(questions), key=lambda answer: answer[1]):
        hits.setdefault(label, {}).setdefault(row_id, stage)
    return hits


def _readable(actor: Actor, hits: Hits, questions: Sequence[Holding]) -> Hits:
    """The hits the reader may read. The gate is asked about kinds with hits only, and nearly all have none.

    Few hits are looked at one by one. Where there may be more than were answered, the question is asked
    anew within what the reader may read: others' rows never crowd out one's own.
    """
    gates = _gates(actor, hits)
    cut = {
        label for label in gates if len(hits[label]) >= min(q.limit for q in questions if q.label == label)
    }
    few = [Among(label, list(hits[label]), gates[label]) for label in gates.keys() - cut]
    allowed = {(label, row_id) for label, _, row_id in answers(few)}
    readable = {
        label: {
            row_id: stage
            for row_id, stage in rows.items()
            if label not in gates or (label, row_id) in allowed
        }
        for label, rows in hits.items()
    }
    anew = _gated([question for question in questions if question.label in cut], gates)
    readable |= dict.fromkeys(cut, {}) | _hits(anew)
    return {label: rows for label, rows in readable.items() if rows}


def _reads_parts(actor: Actor, labels: Sequence[str]) -> bool:
    """Does the actor, of most kinds, read some rows only?"""
    return 2 * sum(not authz.reaches_all(actor, "read", label) for label in labels) > len(labels)


def _gates(actor: Actor, labels: Iterable[str]) -> dict[str, Sql]:
    """The condition for reading, of the labels of which the actor does not read everything."""
    return {label: condition for label in labels if (condition := gate(actor, label)) is not None}


def _gated(questions: Iterable[Holding], gates: Mapping[str, Sql]) -> list[Holding]:
    return [replace(question, gate=gates.get(question.label, Sql())) for question in questions]


def _group(actor: Actor, label: str, row_ids: Sequence[int], parts: Sequence[str], per_kind: int) -> Group:
    what = known()[label]
    shown = what.shown(actor, row_ids[:per_kind])
    return Group(
        kind=what.kind,
        count=min(len(row_ids), COUNTED),
        is_more=len(row_ids) > COUNTED,
        items=[_line(what, line, parts) for line in shown],
    )


def _line(what: Searchable, line: Shown, parts: Sequence[str]) -> Found:
    kind, row = line.at or (what.kind, line.row)
    return Found(
        found_id=line.row.uid,
        kind=kind,
        id=row.uid,
        number=number if isinstance(number := getattr(row, "number", None), int) else None,
        title=line.title,
        subtitle=line.subtitle,
        matched=excerpt(what.document(line.row), f"{line.title} {line.subtitle}", parts),
    )
