"""The short form of `make fuzz`."""

from tests.fuzz import run as fuzz


def test_a_thousand_damaged_mails_crash_nothing_and_hold_nothing_up():
    result = fuzz.run(range(1000))
    assert result.crashes == []
    assert len(result.seconds) == 1000
    assert result.longest < 5


def test_a_crash_would_be_seen(monkeypatch):
    def crash(raw):
        raise ZeroDivisionError("planted")

    monkeypatch.setattr(fuzz, "understand", crash)
    assert fuzz.run(range(2)).crashes == [
        (0, "ZeroDivisionError: planted"),
        (1, "ZeroDivisionError: planted"),
    ]


def test_the_same_seed_is_the_same_mail():
    assert fuzz.mail_of(77) == fuzz.mail_of(77) != fuzz.mail_of(78)
