"""The virus scanner: asked by its own protocol, believed when it answers, and never a reason to lose a file."""

import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO

import pytest

from enishi.foundation.authz import System
from enishi.foundation.files import actions, clamd, jobs, taking, upkeep
from enishi.foundation.files.models import StoredFile

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
Talk = Callable[[socket.socket], None]


def received(line: socket.socket) -> bytes:
    """What a client streams, by the protocol: lengths and pieces, a length of nought at the end."""
    stream, data = line.makefile("rb"), b""
    assert stream.read(10) == b"zINSTREAM\0"
    while length := struct.unpack("!I", stream.read(4))[0]:
        data += stream.read(length)
    return data


def scans(line: socket.socket) -> None:
    """As clamd does."""
    found = EICAR in received(line)
    line.sendall(b"stream: Eicar-Test-Signature FOUND\0" if found else b"stream: OK\0")


def crashes(line: socket.socket) -> None:
    line.recv(10)


def breaks_off(line: socket.socket) -> None:
    received(line)
    line.sendall(b"stream: O")


def refuses(line: socket.socket) -> None:
    received(line)
    line.sendall(b"INSTREAM size limit exceeded. ERROR\0")


def chatters(line: socket.socket) -> None:
    received(line)
    line.sendall(b"stream: OK" * 10_000)


def hangs(line: socket.socket) -> None:
    received(line)
    line.recv(1)


@contextmanager
def scanner(talk: Talk) -> Iterator[str]:
    """A scanner that talks like this to whoever calls, and its address."""
    server = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                line, _ = server.accept()
            except OSError:
                return
            with line:
                try:
                    talk(line)
                except OSError:
                    continue

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"tcp://127.0.0.1:{server.getsockname()[1]}"
    finally:
        server.shutdown(socket.SHUT_RDWR)
        server.close()
        thread.join(5)


@pytest.fixture
def asking(monkeypatch) -> Callable[[str], None]:
    """`asking(address)`: the operator named this scanner."""

    def name(address: str) -> None:
        settings = {"CLAMD": address}
        for module in (actions, jobs, upkeep):
            monkeypatch.setattr(module, "config", settings)

    monkeypatch.setattr(clamd, "MOST_SECONDS", 0.3)
    monkeypatch.setattr(clamd.ask, "__kwdefaults__", {"seconds": 0.3})
    return name


def kept(deal, data=b"fine") -> StoredFile:
    return actions.keep_file(System("job"), deal, name="a.txt", data=data)


def examined(file) -> StoredFile:
    jobs.examine.func(file_id=str(file.uid))
    file.refresh_from_db()
    return file


def test_b85_the_scanner_passes_what_is_clean(deal, asking):
    with scanner(scans) as address:
        asking(address)
        file = kept(deal)
        assert file.scan == "pending"
        assert (examined(file).scan, file.threat) == ("clean", "")


def test_b85_eicar_is_kept_shown_and_given_to_nobody(deal, asking, api, sales_rep, store):
    with scanner(scans) as address:
        asking(address)
        file = examined(kept(deal, EICAR))
    assert (file.scan, file.threat) == ("infected", "Eicar-Test-Signature")
    assert store.has(file.digest)
    refused = api(sales_rep).get(f"/files/{file.uid}/content")
    assert (refused.status_code, refused.json()["code"]) == (409, "file.infected")
    told = api(sales_rep).get(f"/files/{file.uid}").json()
    assert (told["scan"], told["threat"], told["picture"]) == ("infected", "Eicar-Test-Signature", "none")
    assert kept(deal, EICAR).scan == "infected"  # the same bytes again are known


def test_b85_an_infected_draft_is_attached_to_nothing(deal, asking, api, upload, service_agent, ticket):
    with scanner(scans) as address:
        asking(address)
        made = upload(service_agent, EICAR).json()
        jobs.examine.func(file_id=made["id"])
    refused = api(service_agent).post(
        f"/tickets/{ticket.uid}/notes", {"text": "参考", "file_ids": [made["id"]]}
    )
    assert refused.json()["code"] == "file.infected"
    assert ticket.notes.all().unscoped("a test").count() == 0


@pytest.mark.parametrize("talk", [crashes, breaks_off, refuses, chatters, hangs])
def test_b85_a_scanner_that_gives_no_verdict_leaves_the_file_marked_and_to_be_had(
    deal, asking, api, sales_rep, talk
):
    with scanner(talk) as address:
        asking(address)
        file = examined(kept(deal))
    assert file.scan == "not_scanned"
    assert api(sales_rep).get(f"/files/{file.uid}/content").content == b"fine"


def test_b85_without_a_scanner_or_with_one_that_is_off_files_are_marked_not_scanned(deal, asking):
    assert kept(deal).scan == "not_scanned"
    asking("tcp://127.0.0.1:1")
    assert examined(kept(deal, b"other")).scan == "not_scanned"


def test_b85_a_scanner_that_comes_back_is_asked_about_everything_again(deal, asking, rows):
    asking("tcp://127.0.0.1:1")
    for data in (b"fine", b"also fine", EICAR):
        examined(kept(deal, data))
    jobs.scan_again.func()
    assert set(rows.values_list("scan", flat=True)) == {"not_scanned"}
    with scanner(scans) as address:
        asking(address)
        jobs.scan_again.func()
    assert sorted(rows.values_list("scan", flat=True)) == ["clean", "clean", "infected"]


def test_b85_a_verdict_stays_when_the_scanner_is_off(deal, asking):
    with scanner(scans) as address:
        asking(address)
        file = examined(kept(deal))
    assert upkeep.note_scan(System("job"), file.digest, threat=None) == 0
    file.refresh_from_db()
    assert file.scan == "clean"


def test_what_is_just_being_scanned_is_not_given_out_yet(deal, asking, api, sales_rep):
    asking("tcp://127.0.0.1:1")
    file = kept(deal)
    refused = api(sales_rep).get(f"/files/{file.uid}/content")
    assert (refused.status_code, refused.json()["code"]) == (409, "file.being_scanned")


def test_a_scanner_behind_a_socket_file_is_asked_alike(tmp_path):
    path = str(tmp_path / "clamd.ctl")
    server = socket.socket(socket.AF_UNIX)
    server.bind(path)
    server.listen()

    def serve() -> None:
        line, _ = server.accept()
        with line:
            scans(line)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    assert clamd.ask(f"unix:{path}", BytesIO(EICAR * 2_000)).threat == "Eicar-Test-Signature"
    thread.join(5)
    server.close()


def test_taking_in_keeps_the_first_bytes_for_their_kind_however_they_come():
    assert taking.take_in([b"%P", b"DF-1.7"]).kind == "pdf"
