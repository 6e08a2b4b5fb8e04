"""What was sealed opens as it was, or it is said in words why not."""

import io
import tarfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.foundation.backup import archive, check, sealing
from enishi.foundation.backup.refusals import Damaged, NewerFormat, NotABackup, Truncated, WrongKey
from enishi.foundation.backup.sealing import SealedReader, SealedWriter

KEY = bytes(range(32))


@pytest.fixture(autouse=True, scope="module")
def small_chunks():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sealing, "CHUNK", 64)
        yield


def sealed(plain: bytes, key: bytes = KEY) -> bytes:
    file = io.BytesIO()
    writer = SealedWriter(file, key, {"made_at": "2026-11-20T00:00:00+00:00"})
    writer.write(plain)
    writer.close()
    return file.getvalue()


def opened(data: bytes, key: bytes = KEY) -> bytes:
    return SealedReader(io.BytesIO(data), key).read()


@given(st.binary(max_size=400), st.integers(1, 50))
def test_what_goes_in_comes_out_however_it_is_read(plain, size):
    reader = SealedReader(io.BytesIO(sealed(plain)), KEY)
    parts = []
    while part := reader.read(size):
        parts.append(part)
    assert b"".join(parts) == plain


@given(st.binary(min_size=1, max_size=300), st.data())
def test_f31_a_flipped_bit_anywhere_is_found(plain, data):
    whole = bytearray(sealed(plain))
    at = data.draw(st.integers(0, len(whole) * 8 - 1))
    whole[at // 8] ^= 1 << (at % 8)
    with pytest.raises((Damaged, NotABackup, NewerFormat, Truncated, WrongKey)):
        opened(bytes(whole))


@given(st.binary(max_size=300), st.data())
def test_f31_an_end_too_early_is_found(plain, data):
    whole = sealed(plain)
    with pytest.raises(Truncated):
        opened(whole[: data.draw(st.integers(0, len(whole) - 1))])


def test_f31_chunks_in_another_order_or_twice_or_from_another_file_do_not_open():
    plain = bytes(64) + bytes(64) + b"end"
    whole = sealed(plain)
    head = len(whole) - (2 * (4 + 64 + 16) + 4 + 3 + 16)
    one, two, end = whole[head : head + 84], whole[head + 84 : head + 168], whole[head + 168 :]
    other = sealed(plain)[head : head + 84]
    for mixed in (two + one + end, one + one + end, one + end, other + two + end, one + two + end + end):
        with pytest.raises(Damaged):
            opened(whole[:head] + mixed)
    assert opened(whole[:head] + one + two + end) == plain


def test_another_key_is_named_by_its_fingerprint_and_nothing_is_opened():
    with pytest.raises(WrongKey) as refused:
        opened(sealed(b"x"), bytes(32))
    assert refused.value.params["wanted"] != refused.value.params["given"]


def test_something_else_is_no_backup():
    with pytest.raises(NotABackup):
        opened(b"SQLite format 3\0" * 10)


@pytest.mark.parametrize(
    "name", ["../keys/secret", "/etc/passwd", "files/../../x", "tables/a.B/000001.jsonl.gz/x", "files/ab"]
)
def test_b87_a_name_that_leads_elsewhere_is_damage_before_anything_is_written(name, tmp_path):
    file = io.BytesIO()
    box = archive.Archive(file, KEY, {})
    box.put(name, b"x")
    box.close()
    (tmp_path / "bad").write_bytes(file.getvalue())
    with pytest.raises(Damaged):
        check.verify(tmp_path / "bad", KEY)
    assert [path.name for path in tmp_path.iterdir()] == ["bad"]


def test_b87_a_link_in_it_is_damage(tmp_path):
    file = io.BytesIO()
    box = archive.Archive(file, KEY, {})
    entry = tarfile.TarInfo("settings.json")
    entry.type, entry.linkname = tarfile.SYMTYPE, "/etc/passwd"
    box.put_entry(entry)
    box.close()
    (tmp_path / "bad").write_bytes(file.getvalue())
    with pytest.raises(Damaged):
        check.verify(tmp_path / "bad", KEY)
