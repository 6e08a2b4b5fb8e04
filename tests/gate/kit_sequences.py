"""A sequence of the kit's seller, and the kit's contact in it: once on the way, once at rest."""

from typing import Any

from enishi.foundation import clock
from enishi.sales.models import Enrolment, Sequence

STEPS = [
    {"kind": "task", "wait": 0, "unit": "days", "subject": "資料を送る", "text": ""},
    {"kind": "call", "wait": 3, "unit": "days", "subject": "電話する", "text": ""},
]


def sequences(kit: Any) -> None:
    kit.rows["sequence"] = sequence = Sequence.objects.create(
        name=kit.word("sequence"), owner=kit.sales, steps=STEPS
    )
    for name, state in {"enrolment": Enrolment.RUNNING, "resting enrolment": Enrolment.PAUSED}.items():
        kit.rows[name] = Enrolment.objects.create(
            sequence=sequence,
            contact=kit["contact"],
            owner=kit.sales,
            ground="card",
            ground_note=kit.word("enrolmentground"),
            state=state,
            due_at=clock.now(),
        )
