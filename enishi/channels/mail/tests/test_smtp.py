"""Every recipient ends with a result, whatever a mail server does (F11); what it may have taken is never taken for lost."""

import base64
from dataclasses import replace
from datetime import timedelta

import pytest

from enishi.channels.mail.compose import Composed
from enishi.channels.mail.outcomes import DELAYS, GIVE_UP_AFTER, next_delay, of_answer
from enishi.channels.mail.smtp import NotReached, Server, check, deliver
from enishi.channels.tests.post_office import Orders, certificate, post_office

# Whether the installation is held stands in the database.
pytestmark = pytest.mark.django_db

RAW = b"Subject: x\r\n\r\n.a line with a dot\r\n..\r\nend\r\n"
A, B, C = "a@customer.example", "b@customer.example", '"a..b"@docomo.ne.jp'


def mail(*recipients, sender="us@minamo.example"):
    return Composed(RAW, sender, recipients or (A,), "utf-8")


def sent(orders, *recipients, hand_over=lambda refused: True, **changed):
    """What became of a mail offered to a server with these orders."""
    with post_office(orders) as office:
        server = Server("post.example", office.port, changed.pop("security", "none"), "127.0.0.1", **changed)
        found = deliver(server, mail(*recipients), hand_over)
    return {address: (str(result.outcome), result.reason) for address, result in found.items()}


def test_a_mail_arrives_byte_for_byte_at_exactly_its_recipients():
    orders = Orders()
    assert sent(orders, A, C) == {A: ("sent", ""), C: ("sent", "")}
    (taken,) = orders.taken
    assert (taken.sender, taken.recipients, taken.raw) == ("us@minamo.example", [A, C], RAW)


def test_f11_one_of_three_recipients_is_refused_and_one_is_asked_to_wait():
    orders = Orders({B: "550 5.1.1 no such user", C: "451 4.7.1 greylisted"})
    assert sent(orders, A, B, C) == {
        A: ("sent", ""),
        B: ("failed", "no_such_address"),
        C: ("later", "asked_to_wait"),
    }
    assert orders.taken[0].recipients == [A]


@pytest.mark.parametrize(
    ("orders", "result"),
    [
        (Orders(data="554 5.7.1 spam"), ("failed", "refused_by_rule")),
        (Orders(data="452 4.3.1 disk full"), ("later", "busy")),
        (Orders(sender="553 5.7.1 not your address"), ("failed", "refused_by_rule")),
        (Orders(sender="451 4.3.0 later"), ("later", "asked_to_wait")),
        (Orders(banner="554 go away"), ("later", "not_ready")),
        (Orders(banner="421 too busy"), ("later", "not_ready")),
        (Orders({A: "421 4.3.2 closing"}), ("later", "busy")),
        (Orders({A: "552 5.2.2 full"}), ("failed", "mailbox_full")),
        (Orders(drop="connect"), ("later", "broken_off")),
        (Orders(drop="ehlo"), ("later", "broken_off")),
        (Orders(drop="rcpt"), ("later", "broken_off")),
        (Orders(drop="data"), ("later", "broken_off")),
        (Orders(drop="bytes"), ("unknown", "no_answer")),
        (Orders(drop="taken"), ("unknown", "no_answer")),
    ],
)
def test_f11_every_way_to_fail_has_its_end(orders, result):
    assert sent(orders) == {A: result}
    assert len(orders.taken) == (orders.drop == "taken")


def test_f11_a_server_that_is_away_is_tried_again():
    with post_office(Orders()) as office:
        port = office.port
    found = deliver(
        Server("post.example", port, "none", "127.0.0.1", seconds=2), mail(), lambda refused: True
    )
    assert (found[A].outcome, found[A].reason) == ("later", "unreachable")


def test_f11_a_server_that_sends_a_byte_now_and_then_ends_at_the_deadline():
    assert sent(Orders(drip=0.05), deadline=0.4, seconds=5)[A] == ("later", "broken_off")


def test_f11_no_answer_after_the_bytes_is_unknown():
    waits = Orders()

    def slow(place):
        waits.drip = 0.4 if place == "taken" else 0.0

    waits.reached = slow
    assert sent(waits, deadline=0.6)[A] == ("unknown", "no_answer")  # "25" and no more
    assert len(waits.taken) == 1


def test_who_does_not_hold_the_mail_any_more_sends_nothing():
    orders = Orders()
    assert sent(orders, hand_over=lambda refused: False) == {}
    assert orders.taken == []


@pytest.fixture(scope="module")
def contexts(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tls")
    return certificate(folder, "post.example"), certificate(folder, "other.example")


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_f11_tls_must_be_there_and_the_hosts_own(contexts, security):
    (good, trust), (other, trust_other) = contexts
    orders = Orders(starttls=True, at_once=security == "tls", context=good)
    assert sent(orders, security=security, context=trust)[A] == ("sent", "")
    assert sent(orders, security=security)[A] == ("later", "certificate")
    orders.context = other
    assert sent(orders, security=security, context=trust_other)[A] == ("later", "certificate")
    assert len(orders.taken) == 1


def test_f11_nothing_is_sent_in_the_clear_because_tls_is_not_offered():
    orders = Orders(starttls=False)
    assert sent(orders, security="starttls")[A] == ("later", "no_tls")
    assert sent(Orders(), security="tls", seconds=1)[A][0] == "later"
    assert orders.taken == []


def test_one_signs_in_by_password_or_by_token():
    known = base64.b64encode(b"\0us\0secret").decode()
    orders = Orders(passwords={"us": known})
    assert sent(orders, user="us", secret="secret")[A] == ("sent", "")
    assert sent(orders, user="us", secret="wrong")[A] == ("later", "sign_in_refused")
    orders.passwords = {"us": base64.b64encode(b"user=us\x01auth=Bearer T\x01\x01").decode()}
    assert sent(orders, user="us", token="T")[A] == ("sent", "")
    assert sent(orders, user="us", token="U")[A] == ("later", "sign_in_refused")


def test_a_server_may_be_tried_without_a_mail():
    with post_office(Orders(passwords={"us": "x"})) as office:
        server = Server("post.example", office.port, "none", "127.0.0.1")
        check(server)
        with pytest.raises(NotReached, match="sign_in_refused"):
            check(replace(server, user="us", secret="wrong"))


@pytest.mark.parametrize(
    ("code", "words", "outcome", "reason", "status"),
    [
        (250, "2.0.0 ok", "sent", "", "2.0.0"),
        (550, "5.1.1 <a@b>: unknown", "failed", "no_such_address", "5.1.1"),
        (550, "5.1.10 null MX", "failed", "takes_no_mail", "5.1.10"),
        (550, "5.7.26 unauthenticated", "failed", "not_authenticated", "5.7.26"),
        (550, "5.7.1 blocked", "failed", "refused_by_rule", "5.7.1"),
        (550, "no such user", "failed", "address_refused", ""),
        (521, "5.2.1 disabled", "failed", "mailbox_off", "5.2.1"),
        (599, "?", "failed", "refused", ""),
        (450, "4.2.1 later", "later", "mailbox_off", "4.2.1"),
        (450, "later", "later", "asked_to_wait", ""),
        (421, "busy", "later", "busy", ""),
        (354, "what?", "later", "asked_to_wait", ""),
    ],
)
def test_an_answer_is_told_by_its_enhanced_code_or_its_old_one(code, words, outcome, reason, status):
    found = of_answer(code, words)
    assert (found.outcome, found.reason, found.status) == (outcome, reason, status)


def test_tries_come_further_apart_and_end_after_two_days():
    assert [next_delay(tries, timedelta()) for tries in (1, 2, 7, 8, 99)] == [
        DELAYS[0], DELAYS[1], DELAYS[-1], DELAYS[-1], DELAYS[-1],
    ]  # fmt: skip
    assert next_delay(9, GIVE_UP_AFTER) is None
