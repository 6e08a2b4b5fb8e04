"""A form, and what was posted to it: of a kit's lead, and one that is held."""

from datetime import timedelta
from typing import Any

from enishi.foundation import clock
from enishi.sales.models import FormPost, LeadForm


def form() -> dict[str, Any]:
    return {
        "form": LeadForm.objects.create(key="key-of-a-form", name="資料請求", title="資料請求", fields=[])
    }


def posts(kit: Any, made: LeadForm) -> None:
    """What hangs on no lead is open to whoever takes leads: no private word stands in it."""
    kit["lead"].contact_due_at = clock.now() + timedelta(days=1)
    kit["lead"].save()
    common = {"form": made, "posted_at": clock.now()}
    kit.rows["form post"] = FormPost.objects.create(
        state=FormPost.TAKEN, lead=kit["lead"], values={"family_name": kit.word("formpost")}, **common
    )
    kit.rows["held post"] = FormPost.objects.create(
        state=FormPost.SUSPECT, reasons=["links"], values={"family_name": "渡辺"}, **common
    )
