import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.foundation.files import Damaged, DiskStore, Missing


@pytest.fixture
def store(tmp_path):
    return DiskStore(tmp_path / "files")


def names(store):
    return [path for path in store.folder.rglob("*") if path.is_file()]


def test_bytes_come_back_by_their_digest(store):
    kept = store.put([b"ab", b"c"])
    assert kept == ("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", 3)
    assert store.read(kept.digest) == b"abc"
    assert store.has(kept.digest)


def test_the_same_bytes_twice_are_kept_once(store):
    assert store.put([b"abc"]) == store.put([b"a", b"bc"])
    assert len(names(store)) == 1
    assert len(list(store.digests())) == 1


def test_a_write_broken_off_leaves_nothing(store):
    def broken():
        yield b"abc"
        raise OSError("the line went dead")

    with pytest.raises(OSError):
        store.put(broken())
    assert names(store) == []


@pytest.mark.parametrize("digest", ["", "../../etc/passwd", "0" * 63, "0" * 64, "G" * 64, "0" * 64 + "\n"])
def test_what_is_no_digest_of_ours_is_missing(store, digest):
    assert not store.has(digest)
    with pytest.raises(Missing):
        store.read(digest)


def test_f17_a_flipped_bit_is_found_when_read(store):
    kept = store.put([b"abc"])
    store.path(kept.digest).write_bytes(b"abd")
    with pytest.raises(Damaged):
        store.read(kept.digest)


def test_what_is_forgotten_is_gone(store):
    kept = store.put([b"abc"])
    store.forget(kept.digest)
    store.forget(kept.digest)
    assert not store.has(kept.digest)


@given(st.lists(st.binary(max_size=200), max_size=8))
def test_how_the_bytes_are_cut_does_not_matter(tmp_path_factory, pieces):
    store = DiskStore(tmp_path_factory.getbasetemp() / "cut")
    kept = store.put(pieces)
    assert store.read(kept.digest) == b"".join(pieces)
    assert kept.size == len(b"".join(pieces))
