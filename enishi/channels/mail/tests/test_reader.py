"""What goes over from the process that reads a mail to the one that asked."""

import struct

import pytest

from enishi.channels.mail.reader import packed, unpacked
from enishi.channels.mail.understand import understand
from tests.mails.corpus import CASES
from tests.mails.mutate import mutate


def test_every_mail_comes_over_as_it_was_understood():
    for case in CASES:
        answer = (understand(case.raw), ("mx.example", True))
        assert unpacked(packed(answer)) == answer


@pytest.mark.parametrize("seed", range(60))
def test_a_damaged_mail_comes_over_too(seed):
    answer = (understand(mutate(CASES[seed * 7 % len(CASES)].raw, seed)), ("", False))
    assert unpacked(packed(answer)) == answer


@pytest.mark.parametrize("piece", [b"\x00" * 8, b"\x00" * 7 + b"\x02{}", b"\x80\x04."])
def test_b86_anything_else_is_refused(piece):
    with pytest.raises((ValueError, struct.error)):
        unpacked(piece)
