"""A demo of the kit's open deal that is to come, and one that was held, with their guests and a question."""

from datetime import datetime
from typing import Any

from enishi.foundation import clock
from enishi.sales.models import Demo, DemoGuest, DemoQuestion

STARTS = datetime.fromisoformat("2026-12-01T05:00:00+00:00")


def demos(kit: Any) -> None:
    for name, status in {"demo": Demo.PLANNED, "held demo": Demo.HELD}.items():
        word = kit.word(name.replace(" ", ""))
        kit.rows[name] = demo = Demo.objects.create(
            deal=kit["deal"], owner=kit.sales, title=word, starts_at=STARTS, status=status, message=word
        )
        DemoGuest.objects.create(
            demo=demo,
            name=kit.word("demoguest"),
            email=f"{word}@guest.example",
            email_key=f"{word}@guest.example".lower(),
            came=status == Demo.HELD or None,
        )
    kit.rows["demo question"] = DemoQuestion.objects.create(
        demo=kit["demo"], text=kit.word("demoquestion"), created_at=clock.now()
    )
