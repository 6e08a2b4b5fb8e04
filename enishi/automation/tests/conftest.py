"""A webhook of the house, and a book of names: nothing leaves the machine."""

import pytest

from enishi.automation import actions
from enishi.automation.models import Webhook
from enishi.automation.tests.test_webhooks import URL
from enishi.foundation.http import outbound


@pytest.fixture(autouse=True)
def public_names(monkeypatch):
    """Names are looked up in a book of our own: nothing leaves the machine."""
    book = {
        "hooks.partner.example": ["203.0.114.7"],
        "inside.example": ["10.0.0.5"],
        "mixed.example": ["203.0.114.7", "127.0.0.1"],
    }
    monkeypatch.setattr(outbound.checked, "__defaults__", (lambda host, port: book.get(host, []),))
    monkeypatch.setattr(outbound.post, "__defaults__", (lambda host, port: book.get(host, []),))


@pytest.fixture
def webhook(admin) -> Webhook:
    return actions.create_webhook(admin, name="基幹システム", url=URL, kinds=["account.*"])
