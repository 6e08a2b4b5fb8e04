"""What a person asks for is all there, to be read and to be taken along; what is only colleagues' is not."""

import io
import json
import zipfile

import pytest

from enishi.foundation.events.models import Event
from tests.privacy import looking

pytestmark = pytest.mark.django_db(transaction=True)
# In the company's own words, what the house keeps for itself, and what stood there before.
NOT_THEIRS = {"note", "custom", "memo_before", "aside_trace", "server_words", "sent_bytes"}


def taken(answer) -> zipfile.ZipFile:
    assert answer.status_code == 200
    return zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))


def test_everything_of_a_person_is_in_the_zip(owner, api, planted):
    path = f"/contacts/{planted.contact.uid}/personal-data/export"
    box = taken(api(owner).post(path, {}))
    heap = [(name, box.read(name) + name.encode()) for name in box.namelist()]

    found = looking.found(planted.words, heap)

    assert set(planted.words) - set(found) - NOT_THEIRS == set()
    assert "note" not in found
    assert {"data.json", "index.html"} <= set(box.namelist())
    told = json.loads(box.read("data.json"))
    assert "key_hash" not in box.read("data.json").decode()
    assert [deal["number"] for deal in told["sales.Deal"]] == [planted.deal["number"]]
    event = Event.objects.filter(kind="contact.disclosed").get()
    assert (event.subject_id, event.data["notes"]) == (planted.contact.pk, False)

    box = taken(api(owner).post(path, {"notes": True}))
    assert planted.words["note"] in box.read("index.html").decode()


def test_b17_what_a_customer_wrote_runs_in_no_page(owner, api, planted):
    planted.patch({"memo": '"><img src=x onerror=alert(1)><script>alert(1)</script>'})
    box = taken(api(owner).post(f"/contacts/{planted.contact.uid}/personal-data/export", {}))
    page = box.read("index.html").decode()
    assert "<script" not in page
    assert "<img" not in page
    assert "http" not in page.split("</style>")[0]


def test_a_dry_run_counts_and_writes_nothing(owner, api, planted):
    before = Event.objects.count()
    told = api(owner).get(f"/contacts/{planted.contact.uid}/personal-data").json()
    assert told["name"] == "zqfamily zqgiven"
    assert told["counts"]["customers.Contact"] == 2
    assert told["counts"]["interactions.Message"] >= 2
    assert (told["kept"], told["waiting"]) == ([], False)
    assert Event.objects.count() == before
