"""Records to hang files on, a store of this test alone, and uploads as a browser sends them."""

import zlib
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from enishi.customers.actions import create_account, create_contact
from enishi.foundation.files import DiskStore, jobs, queries, taking, upkeep
from enishi.foundation.files.models import StoredFile
from enishi.interactions.actions import record_activity
from enishi.interactions.models import Message
from enishi.sales.actions import create_deal, ensure_default_pipeline
from enishi.service.actions import open_ticket

PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00\x90wS\xde"
    + (
        lambda data: (
            len(data).to_bytes(4, "big") + b"IDAT" + data + zlib.crc32(b"IDAT" + data).to_bytes(4, "big")
        )
    )(zlib.compress(b"\x00\xff\x00\x00"))
    + b"\x00\x00\x00\x00IEND\xaeB`\x82"
)


def message_of(ticket) -> Message:
    """What the customer said first."""
    return Message.objects.unscoped("a test").get(conversation__ticket_link__ticket=ticket)


@pytest.fixture(autouse=True)
def store(tmp_path, monkeypatch) -> DiskStore:
    """A store that begins empty."""
    made = DiskStore(tmp_path / "files")
    for module in (taking, queries, jobs, upkeep):
        monkeypatch.setattr(module, "store", lambda: made)
    return made


@pytest.fixture
def account(sales_rep):
    return create_account(sales_rep, {"name": "株式会社ハナサキ精機"})


@pytest.fixture
def contact(sales_rep, account):
    return create_contact(sales_rep, {"family_name": "渡辺"}, account_id=account.uid)


@pytest.fixture
def activity(sales_rep, account):
    return record_activity(sales_rep, {"kind": "visit", "subject": "訪問", "account_id": account.uid})


@pytest.fixture
def deal(sales_rep, account, cli):
    ensure_default_pipeline(cli)
    return create_deal(sales_rep, {"name": "流量計の更新", "account_id": account.uid})


@pytest.fixture
def ticket(service_agent, account):
    asked = {"channel_kind": "mail", "type": "fault", "subject": "表示がおかしい", "account_id": account.uid}
    return open_ticket(service_agent, asked, text="昨日から数値が安定しません。")


@pytest.fixture
def upload(api) -> Callable[..., Any]:
    """`upload(sales_rep, b"…", "a.txt", subject="deal", subject_id=deal.uid)`: the answer to an upload."""

    def send(actor: Any, data: bytes, name: str = "a.txt", kind: str = "", **form: Any) -> Any:
        file = SimpleUploadedFile(name, data, content_type=kind or "application/octet-stream")
        return api(actor).http.post("/api/v1/files", {**form, "file": file})

    return send


@pytest.fixture
def rows(db) -> Iterator[Any]:
    """All files' rows, whoever may see them."""
    return StoredFile.objects.unscoped("a test looks at what was written")
