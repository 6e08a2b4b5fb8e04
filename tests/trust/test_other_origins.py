"""B71: a page of another origin reads nothing and hears nothing, with the reader's own cookie or without."""

from typing import Any

import pytest
from asgiref.sync import async_to_sync
from asgiref.testing import ApplicationCommunicator
from channels.routing import URLRouter
from django.conf import settings

from enishi.foundation.live.hub import NOT_SIGNED_IN
from enishi.foundation.live.routing import sockets

OURS = settings.BASE_URL
HOST = OURS.partition("//")[2]
FOREIGN = [
    "null",
    "https://evil.example",
    f"{OURS}.evil.example",
    "http://evil-127.0.0.1",
    "http://127.0.0.1.evil.example:8000",
    "file://",
    "http://127.0.0.1:9999",
    "http://localhost",
    "http://localhost.evil.example",
]


@pytest.mark.parametrize("origin", FOREIGN)
@pytest.mark.parametrize("path", ["/api/v1/me", "/api/v1/accounts", "/api/v1/openapi.json", "/healthz"])
def test_b71_no_answer_is_opened_to_another_origin(api, sales_rep, origin, path):
    client = api(sales_rep).http
    asked = client.get(path, headers={"origin": origin})
    before = client.options(
        path,
        headers={
            "origin": origin,
            "access-control-request-method": "PATCH",
            "access-control-request-headers": "if-match, content-type",
        },
    )
    for answer in (asked, before):
        assert not [name for name in answer.headers if name.lower().startswith("access-control-")]
    assert settings.WHITENOISE_ALLOW_ALL_ORIGINS is False


def close_code(origin: str | None, host: str = HOST) -> int | None:
    """How the socket of a stranger from this origin is closed: before who it is was asked, or after."""
    headers = [(b"host", host.encode())]
    if origin is not None:
        headers.append((b"origin", origin.encode()))
    scope = {
        "type": "websocket",
        "path": "/ws/live",
        "query_string": b"",
        "headers": headers,
        "subprotocols": [],
    }

    async def knock() -> dict[str, Any]:
        socket = ApplicationCommunicator(URLRouter(sockets), scope)
        await socket.send_input({"type": "websocket.connect"})
        answer: dict[str, Any] = await socket.receive_output(timeout=10)
        return answer

    answer = async_to_sync(knock)()
    assert answer["type"] == "websocket.close"
    code: int | None = answer.get("code")
    return code


@pytest.mark.parametrize("origin", [*FOREIGN, None])
def test_b71_the_socket_of_another_origin_is_turned_away_before_anything_is_asked(db, origin):
    assert close_code(origin) != NOT_SIGNED_IN


def test_b71_a_name_that_was_made_to_point_here_is_no_page_of_ours(db):
    assert close_code("http://evil.example:8000", host="evil.example:8000") != NOT_SIGNED_IN


@pytest.mark.parametrize("host", [HOST, "localhost:8000"])
def test_b71_the_socket_of_our_own_page_is_asked_who_it_is(db, host):
    assert close_code(f"http://{host}", host=host) == NOT_SIGNED_IN
