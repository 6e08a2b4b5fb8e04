"""A key that people copy by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.foundation.backup import keys
from enishi.foundation.backup.refusals import MistypedKey

KEYS = st.binary(min_size=32, max_size=32)


@given(KEYS)
def test_a_key_is_read_as_it_was_written_however_it_is_typed(key):
    written = keys.written(key)
    typed = written.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert keys.read(written) == keys.read(f"\n{typed} ") == key


@given(KEYS, st.integers(0, 59), st.sampled_from(keys.LETTERS))
def test_a_slip_in_one_letter_is_told_from_a_wrong_key(key, place, letter):
    letters = list(keys.written(key).replace("-", ""))
    if letters[place] == letter:
        return
    letters[place] = letter
    with pytest.raises(MistypedKey):
        keys.read("".join(letters))


@pytest.mark.parametrize("text", ["", "ABCD", "!" * 60, "ABCD-" * 15 + "A"])
def test_what_is_no_key_is_a_slip(text):
    with pytest.raises(MistypedKey):
        keys.read(text)


def test_a_fingerprint_tells_keys_apart():
    assert keys.fingerprint(bytes(32)) != keys.fingerprint(bytes(31) + b"\1")
