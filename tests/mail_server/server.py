"""A private mail server: Dovecot for IMAP on a free port, and SMTP that puts what it gets into the Maildir."""

import os
import pwd
import shutil
import smtplib
import socket
import socketserver
import subprocess
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

PATH = f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin"
DOVECOT = shutil.which("dovecot", path=PATH)
PASSWORD = "kaede-no-ha"
CONFIG = """
base_dir = {home}/run
state_dir = {home}/run
log_path = {home}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
first_valid_uid = 1
mail_location = maildir:{home}/mail/%u
namespace inbox {{
  inbox = yes
}}
maildir_stat_dirs = yes
mail_fsync = never
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={home}/mail/%u
}}
"""


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


class MailServer:
    """`put` delivers a mail; `port` is IMAP's; `stop` and `start` are an outage."""

    def __init__(self, home: Path) -> None:
        self.home, self.port = home, free_port()
        # As root Dovecot gives its processes away, as anybody else it keeps them.
        person = pwd.getpwnam("nobody") if os.getuid() == 0 else pwd.getpwuid(os.getuid())
        group = subprocess.run(["id", "-gn", person.pw_name], capture_output=True, text=True, check=True)
        self._owner = (person.pw_uid, person.pw_gid)
        for folder in ("run", "mail"):
            (home / folder).mkdir()
            os.chown(home / folder, *self._owner)
        home.chmod(0o755)
        text = CONFIG.format(
            home=home,
            port=self.port,
            user=person.pw_name,
            group=group.stdout.strip(),
            uid=person.pw_uid,
            gid=person.pw_gid,
            password=PASSWORD,
        )
        (home / "dovecot.conf").write_text(text)
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        assert DOVECOT
        self._process = subprocess.Popen([DOVECOT, "-F", "-c", str(self.home / "dovecot.conf")])
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            except OSError:
                time.sleep(0.05)
        raise RuntimeError((self.home / "log").read_text())

    def stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait(timeout=20)
            self._process = None

    def maildir(self, user: str) -> Path:
        place = self.home / "mail" / user
        for folder in (place, *(place / name for name in ("new", "cur", "tmp"))):
            if not folder.exists():
                folder.mkdir()
                os.chown(folder, *self._owner)
        return place

    def put(self, user: str, raw: bytes) -> None:
        """A mail is delivered."""
        place, name = self.maildir(user), f"{time.time_ns()}.{uuid.uuid4().hex}.test"
        written = place / "tmp" / name
        written.write_bytes(raw)
        os.chown(written, *self._owner)
        written.rename(place / "new" / name)

    def count_anew(self, user: str) -> None:
        """The folder gets another UIDVALIDITY, as after a restore or a move to another server."""
        time.sleep(1.1)  # it is made of the time in seconds
        for file in self.maildir(user).glob("dovecot*"):
            file.unlink()


class _Talk(socketserver.StreamRequestHandler):
    """As much SMTP as smtplib speaks."""

    server: "_Post"

    def handle(self) -> None:
        self.say(b"220 post.example ESMTP")
        recipients: list[str] = []
        while line := self.rfile.readline():
            word = line[:4].upper()
            if word == b"EHLO":
                self.say(b"250-post.example\r\n250-8BITMIME\r\n250 SMTPUTF8")
            elif word == b"RCPT":
                recipients.append(line.decode().split("<")[1].split(">")[0])
                self.say(b"250 ok")
            elif word == b"DATA":
                self.say(b"354 go on")
                raw = self._data()
                changed = self.server.change(raw)
                for address in recipients:
                    self.server.mail.put(address, b"Return-Path: <sender@example>\r\n" + changed)
                recipients = []
                self.say(b"250 kept")
            elif word == b"QUIT":
                self.say(b"221 bye")
                return
            else:
                self.say(b"250 ok")

    def _data(self) -> bytes:
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line[1:] if line.startswith(b".") else line)
        return b"".join(lines)

    def say(self, words: bytes) -> None:
        self.wfile.write(words + b"\r\n")


class _Post(socketserver.ThreadingTCPServer):
    allow_reuse_address = daemon_threads = True

    def __init__(self, mail: MailServer, change: Callable[[bytes], bytes]) -> None:
        self.mail, self.change = mail, change
        super().__init__(("127.0.0.1", 0), _Talk)


@contextmanager
def post(mail: MailServer, change: Callable[[bytes], bytes] = bytes) -> Iterator[int]:
    """An SMTP server that delivers into the Maildirs, each mail as `change` makes it; its port."""
    with _Post(mail, change) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield int(server.server_address[1])
        server.shutdown()


def send(port: int, to: str, raw: bytes) -> None:
    """Hand a mail in by SMTP."""
    with smtplib.SMTP("127.0.0.1", port, timeout=10) as smtp:
        smtp.sendmail("sender@example.com", [to], raw)
