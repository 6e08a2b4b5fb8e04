"""An improvement that was made, with the kit's ticket as the voice that asked for it."""

from typing import Any

from enishi.foundation import clock
from enishi.foundation.ids import next_numbers
from enishi.service.models import Improvement, Voice


def improvements(kit: Any) -> None:
    kit.rows["improvement"] = improvement = Improvement.objects.create(
        number=next_numbers("improvement")[0],
        title=kit.word("improvement"),
        result=kit.word("improvement"),
        status="done",
        decided_at=clock.now(),
        owner=kit.service,
    )
    kit.rows["voice"] = Voice.objects.create(
        improvement=improvement, ticket=kit["ticket"], added_by=kit.service
    )
