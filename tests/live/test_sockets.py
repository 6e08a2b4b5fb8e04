"""The live line as browsers and strangers meet it: a real server, and another process beside it."""

import json
import socket
import time
from contextlib import ExitStack, closing, suppress
from http.client import HTTPConnection
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection


def hear(line: ClientConnection, topic: str, seconds: float = 5.0) -> float:
    """Seconds until this topic is told; the line ends the test when it is closed."""
    began = time.monotonic()
    while topic not in next_message(line, began + seconds - time.monotonic())["topics"]:
        assert time.monotonic() < began + seconds
    return time.monotonic() - began


def next_message(line: ClientConnection, seconds: float = 5.0) -> Any:
    return json.loads(line.recv(timeout=seconds))


def resume(line: ClientConnection, **since: int) -> Any:
    # What a test before this one did may still be told.
    with suppress(TimeoutError):
        while True:
            next_message(line, 0.2)
    line.send(json.dumps({"type": "resume", **since}))
    return next_message(line)


def end_of(line: ClientConnection, seconds: float = 5.0) -> tuple[int, str]:
    """How the line is closed: the code and the reason."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            line.recv(timeout=until - time.monotonic())
        except ConnectionClosed as closed:
            assert closed.rcvd is not None
            return closed.rcvd.code, closed.rcvd.reason
    raise AssertionError("still open")


@pytest.mark.parametrize("cookie", ["", "nobody", "' OR 1=1 --", "tanaka%00"])
def test_b69_whoever_has_no_session_gets_no_line(served, cookie):
    with pytest.raises(InvalidStatus) as refused:
        served.socket(cookie)
    assert refused.value.response.status_code == 403
    assert refused.value.response.body in (b"", None)


@pytest.mark.parametrize(
    "said",
    [
        "{",
        "",
        "[]",
        "7",
        "null",
        '"resume"',
        '{"type": "subscribe", "topic": "service.Ticket"}',
        '{"type": "__init__"}',
        '{"type": "__class__"}',
        '{"type": ["resume"]}',
        '{"type": {"$ne": 1}}',
        '{"type": "resume", "since": -1}',
        '{"type": "resume", "since": true}',
        '{"type": "resume", "since": 1e400}',
        '{"type": "resume", "since": "1; DROP TABLE foundation_event"}',
        '{"type": "resume", "since": 99999999999999999999999}',
        '{"type": "resume", "age": null}',
        '{"type": "viewing", "subject": "service.Ticket", "id": "%"}',
        '{"type": "viewing", "subject": "service.Ticket"}',
        '{"type": "viewing", "subject": ["service.Ticket"], "id": "*"}',
        "[" * 2_000,
        b"\x00\xff",
    ],
)
def test_b69_what_no_browser_of_ours_would_say_ends_the_line_without_a_word(served, said):
    with served.socket("tanaka") as line:
        line.send(said)
        assert end_of(line) == (4400, "")


def test_b69_a_megabyte_is_not_read(served):
    with served.socket("tanaka") as line:
        line.send("x" * 1_000_000)
        code, reason = end_of(line)
    assert code == 1009
    assert "/" not in reason and "Error" not in reason


def test_b69_who_never_stops_talking_is_cut_off(served):
    with served.socket("tanaka") as line:
        for _ in range(80):
            line.send('{"type": "resume", "age": 0}')
        assert end_of(line) == (4429, "")


@pytest.mark.parametrize("wild", ["*", "%", "service.Ticket,sales.Deal", "service.Tick_t"])
def test_b05_nobody_chooses_what_they_hear(served, wild):
    with served.socket("sato") as line:
        line.send(json.dumps({"type": "listen", "topic": wild}))
        assert end_of(line) == (4400, "")


def test_f21_what_another_process_wrote_is_told_within_two_seconds_without_redis(served):
    with served.socket("tanaka") as line:
        resume(line, age=0)
        time.sleep(0.5)
        served.write_event("ticket.replied", "service.Ticket")
        assert hear(line, "service.Ticket") < 3.0


def test_b05_what_another_process_wrote_is_told_only_to_those_who_may_read_it(served):
    with served.socket("kanri") as may, served.socket("tanaka") as may_not:
        heard = [resume(may, age=0), resume(may_not, age=0)]
        time.sleep(0.5)
        served.write_event("webhook.created", "automation.Webhook")
        served.write_event("ticket.replied", "service.Ticket")
        hear(may, "automation.Webhook")
        while "service.Ticket" not in (message := next_message(may_not))["topics"]:
            heard.append(message)
    assert not [one for one in heard[1:] if "automation.Webhook" in one["topics"]]


def test_f23_a_line_that_was_away_for_a_minute_misses_no_event(served):
    with served.socket("kanri") as line:
        since = resume(line, age=0)["event"]
    # Meanwhile, by another process; the last one as its transaction ended, long after its event was written.
    for ago, kind, subject in [
        (59, "ticket.opened", "service.Ticket"),
        (31, "deal.moved", "sales.Deal"),
        (2, "handover.accepted", "bond.Handover"),
    ]:
        newest = served.write_event(kind, subject, ago)
    with served.socket("kanri") as line:
        told = resume(line, since=since)
    assert {"service.Ticket", "sales.Deal", "bond.Handover"} <= set(told["topics"])
    assert told["event"] == newest
    with served.socket("sato") as line:
        assert "automation.Webhook" not in resume(line, since=since)["topics"]


def test_f23_a_line_resumes_from_an_event_nobody_knows_by_asking_everything(served):
    with served.socket("sato") as line:
        line.send(json.dumps({"type": "resume", "since": 10**12}))
        hear(line, "*")


def test_what_one_does_oneself_is_told_at_once(served):
    with served.socket("mori") as line:
        resume(line, age=0)
        asked = HTTPConnection("127.0.0.1", served.port, timeout=20)
        token = "a" * 32
        asked.request(
            "PATCH",
            "/api/v1/me",
            '{"language": "en"}',
            {
                "Cookie": f"sessionid={served.sessions['mori']}; csrftoken={token}",
                "X-CSRFToken": token,
                "Content-Type": "application/json",
            },
        )
        answer = asked.getresponse()
        assert answer.status == 200, answer.read()
        hear(line, "staff.User")


@pytest.mark.parametrize(
    ("name", "revoke", "again"),
    [
        ("mori", "UPDATE staff_user SET is_active = 0 WHERE name = 'mori'", "is_active = 1"),
        ("mori", "UPDATE staff_user SET roles = '[]' WHERE name = 'mori'", "roles = '[\"executive\"]'"),
        ("mori", "UPDATE staff_user SET password = '!other' WHERE name = 'mori'", "password = '!mori'"),
        ("sato", "DELETE FROM django_session WHERE session_key LIKE 'sato%'", ""),
    ],
)
def test_b05_access_revoked_by_whatever_hand_closes_the_line_within_five_seconds(served, name, revoke, again):
    with served.socket(name) as line, served.socket("kanri") as other:
        resume(line, age=0)
        resume(other, age=0)
        served.sql(revoke)
        assert end_of(line, 5.0) == (4401, "")
        assert resume(other, age=0)["event"] is not None
    if again:
        served.sql(f"UPDATE staff_user SET {again} WHERE name = ?", name)


def test_b05_a_role_that_was_taken_away_is_not_heard_with_any_more(served):
    with served.socket("tanaka") as line, served.socket("kanri") as other:
        resume(line, age=0)
        served.sql("UPDATE staff_user SET roles = '[\"finance\"]' WHERE name = 'tanaka'")
        time.sleep(2.5)
        served.write_event("ticket.replied", "service.Ticket")
        hear(other, "service.Ticket")
        served.write_event("product.changed", "commerce.Product")
        while "commerce.Product" not in (message := next_message(line))["topics"]:
            assert "service.Ticket" not in message["topics"]
    served.sql("UPDATE staff_user SET roles = '[\"service_agent\"]' WHERE name = 'tanaka'")


def test_f22_slow_senders_and_silent_callers_slow_nobody(served):
    """More of them than threads that answer: some stop in the middle of a body, some never ask anything."""
    token = b"a" * 32
    head = b"".join(
        (
            b"POST /api/v1/password-resets HTTP/1.1\r\nHost: 127.0.0.1\r\n",
            b"Cookie: csrftoken=" + token + b"\r\nX-CSRFToken: " + token + b"\r\n",
            b"Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{",
        )
    )
    with ExitStack() as held:
        for number in range(100):
            line = held.enter_context(socket.create_connection(("127.0.0.1", served.port), timeout=5))
            if number % 2:
                line.sendall(head)
        asked = held.enter_context(closing(HTTPConnection("127.0.0.1", served.port, timeout=5)))
        asked.request("GET", "/readyz")
        assert asked.getresponse().status == 200
