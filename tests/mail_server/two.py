"""`python -m tests.mail_server.two`: two installations acknowledge each other's mail, and stop (B92).

Two processes with a data folder each, one mail server between them that strips every mail of whatever shows a machine: its
headers, its subject, its words. What is left is their limits. Each may send the other three automatic mails an hour, and
the administrators of the one that stops are told.
"""

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from email import message_from_bytes
from itertools import count
from pathlib import Path

from tests.mail_server.server import MailServer, post, send

HOUSES = ("minamo.example", "hanasaki.example")
MOST = 3
# So many rounds in which nothing came in, and they have stopped.
QUIET_ROUNDS = 3
numbers = count(1)


@dataclass
class House:
    """An installation of its own, asked by lines to fetch, work and send."""

    domain: str
    process: subprocess.Popen[str]

    def round(self) -> tuple[int, int]:
        """One round of everything; how many mails came in, and how many automatic ones left in all."""
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write("round\n")
        self.process.stdin.flush()
        came, sent = map(int, self.answer().split())
        return came, sent

    def answer(self) -> str:
        assert self.process.stdout
        line = self.process.stdout.readline()
        assert line, f"{self.domain} ended"
        return line


def main() -> int:
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="enishi-two-") as home:
        mail = MailServer(Path(home))
        mail.start()
        try:
            with post(mail, stripped) as smtp_port:
                return play(mail, smtp_port, Path(home), began)
        finally:
            mail.stop()


def play(mail: MailServer, smtp_port: int, home: Path, began: float) -> int:
    for domain in HOUSES:
        mail.maildir(f"desk@{domain}")
        mail.maildir(f"admin@{domain}")
    houses = [started(domain, home / domain, mail.port, smtp_port) for domain in HOUSES]
    try:
        for house in houses:
            assert house.answer() == "ready\n"
        send(smtp_port, f"desk@{HOUSES[0]}", written(f"desk@{HOUSES[1]}", f"desk@{HOUSES[0]}"))
        came, sent = exchange(houses)
    finally:
        for house in houses:
            house.process.kill()
            house.process.wait()
    told = [len(list((mail.maildir(f"admin@{domain}") / "new").iterdir())) for domain in HOUSES]
    is_right = all(0 < one <= MOST for one in sent) and sorted(told) == [0, 1]
    print(
        f"two installations, every sign of a machine stripped: {came} mails came in, {sent[0]} and {sent[1]} automatic"
        f" answers left (at most {MOST} each), the administrators of one told once;"
        f" {time.monotonic() - began:.1f} s{'' if is_right else ' – WRONG'}"
    )
    return int(not is_right)


def exchange(houses: list[House]) -> tuple[int, list[int]]:
    """Both go on in turn until nothing comes any more, or it is clear that they do not stop."""
    came, sent, quiet = 0, [0, 0], 0
    while quiet < QUIET_ROUNDS and came < 50:
        news = 0
        for place, house in enumerate(houses):
            taken, sent[place] = house.round()
            news += taken
        came, quiet = came + news, 0 if news else quiet + 1
    return came, sent


def started(domain: str, folder: Path, imap_port: int, smtp_port: int) -> House:
    folder.mkdir()
    settings = {
        "ENISHI_DATA": str(folder),
        "ENISHI_LOG_LEVEL": "CRITICAL",
        "ENISHI_SMTP_URL": f"smtp://127.0.0.1:{smtp_port}",
        "ENISHI_INSIDE_ORIGINS": f"imap://127.0.0.1:{imap_port}, smtp://127.0.0.1:{smtp_port}",
        "DJANGO_SETTINGS_MODULE": "enishi.settings",
    }
    ours = {name: value for name, value in os.environ.items() if not name.startswith("ENISHI_")}
    command = [sys.executable, "-m", "tests.mail_server.house", domain, str(imap_port), str(smtp_port)]
    process = subprocess.Popen(
        command, env=ours | settings, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    return House(domain, process)


def stripped(raw: bytes) -> bytes:
    """The mail as a careless gateway passes it on: from whom and to whom, and nothing a machine is known by."""
    mail = message_from_bytes(raw)
    return written(str(mail["From"]), str(mail["To"]))


def written(sender: str, to: str) -> bytes:
    number = next(numbers)
    return (
        f"From: {sender}\r\nTo: {to}\r\nSubject: =?utf-8?B?44GK5ZWP44GE5ZCI44KP44Gb?=\r\nMessage-ID: <{number}@gateway.example>\r\n"
        f"Date: Fri, 20 Nov 2026 11:58:00 +0900\r\n\r\nPlease look at this, number {number}.\r\n"
    ).encode()


if __name__ == "__main__":
    sys.exit(main())
