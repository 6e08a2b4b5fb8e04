"""B60: whatever stands in a parameter, the answer is a sentence, never a defect; both databases alike."""

from collections.abc import Iterator
from urllib.parse import quote
from uuid import UUID

import pytest

from enishi.api import api as whole_api
from enishi.interactions.models import Activity
from enishi.service.models import Ticket

NOBODY = str(UUID(int=7))
ODD = (
    "\x00", "a\x00b", "\x1b[0m", "'", '"', "\\", "%", "_", "🌸", "か\u3099", "長" * 2000, "-1", "1e400",
    "99999999999999999999", "NaN", "2026-02-30", "0001-01-01", "9999-12-31", "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59Z", "__class__", "sales_owner__password", "W10", "WzFlMzA4LDFd", "bnVsbA",
)  # fmt: skip


def readings() -> Iterator[tuple[str, list[str]]]:
    """Every operation that reads, with the query parameters it knows."""
    for path, operations in whole_api.get_openapi_schema(path_prefix="/")["paths"].items():
        if told := operations.get("get"):
            names = [p["name"] for p in told.get("parameters", ()) if p["in"] == "query"]
            filled = "/".join(NOBODY if part.startswith("{") else part for part in path.split("/"))
            yield filled, names


@pytest.mark.parametrize(("path", "names"), [pytest.param(*r, id=r[0]) for r in readings() if r[1]])
def test_b60_no_text_in_any_query_parameter_is_a_defect(api, owner, path, names):
    asking = api(owner)
    for name in names:
        for text in ODD:
            answer = asking.get(f"{path}?{name}={quote(text)}")
            assert answer.status_code < 500, (path, name, text)
            if "\x00" in text:
                assert answer.status_code in (400, 404)


def test_b60_lone_surrogates_are_refused(api, owner):
    for raw in ("%ED%A0%80", "%FF"):
        assert api(owner).get(f"/users?q={raw}").status_code in (200, 400)
    answer = api(owner).post("/accounts", {"name": "\ud800"})
    assert answer.status_code == 400


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"])
def test_b60_a_moment_no_calendar_reaches_is_refused_by_name(api, admin, moment):
    asking = api(admin)
    told = asking.post("/activities", {"kind": "visit", "subject": "訪問", "happened_at": moment})
    asked = asking.post(
        "/tickets", {"subject": "欠測", "text": "欠測", "channel_kind": "phone", "received_at": moment}
    )
    for answer, field in ((told, "happened_at"), (asked, "received_at")):
        assert answer.status_code == 400
        assert answer.json()["fields"] == {field: "1800年から2299年までの日付を入力してください。"}
    assert not Activity.objects.unscoped("test").exists()
    assert not Ticket.objects.unscoped("test").exists()


def test_b60_a_control_character_is_named_with_its_field(api, admin):
    answer = api(admin).post("/accounts", {"name": "田中\x1b[0m"})
    assert (answer.status_code, list(answer.json()["fields"])) == (400, ["name"])
