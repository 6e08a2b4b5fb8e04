"""What a handler gives is checked against what its schema promises, and written with its version."""

from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from django.http import HttpResponse
from ninja import Status
from pydantic import ValidationError

from enishi.foundation.http.answers import adapters, answer
from enishi.foundation.http.contract import Schema


class Told(Schema):
    version: int
    at: datetime


@dataclass
class Held:
    version: int
    at: datetime
    secret: str = "nobody promised this"


NOON = datetime(2026, 11, 20, 3, tzinfo=UTC)
BODY = b'{"version":3,"at":"2026-11-20T03:00:00Z"}'


def test_plain_values_become_the_promised_json_with_their_version():
    response = answer(adapters(Told), {"version": 3, "at": NOON})
    assert (response.status_code, response.content) == (200, BODY)
    assert (response["ETag"], response["Content-Type"]) == ('"3"', "application/json; charset=utf-8")


def test_only_what_was_promised_leaves_the_house():
    assert answer(adapters(Told), Held(3, NOON)).content == BODY


def test_the_one_promised_status_is_the_answers():
    assert answer(adapters({201: Told}), {"version": 3, "at": NOON}).status_code == 201
    assert answer(adapters({200: Told, 202: Told}), Status(202, Held(3, NOON))).status_code == 202


def test_what_breaks_the_promise_is_not_sent():
    with pytest.raises(ValidationError):
        answer(adapters(Told), {"version": 3})


def test_an_answer_without_a_body_is_left_alone():
    gone, written = Status(204, None), HttpResponse(status=204)
    assert answer(adapters({204: None}), gone) is gone
    assert answer(adapters(Told), written) is written
