"""One drill, from the demo company to what is left of a damaged archive."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg

from enishi.foundation.backup import keys
from tests.drill.sinks import Sink

WRITES_PER_SECOND = 100
ROOT = Path(__file__).resolve().parents[2]


class Drill:
    """Installations side by side, each driven by the command line as an operator would."""

    def __init__(self, folder: Path, size: str, server: str) -> None:
        self.folder, self.size, self.server = folder, size, server
        self.told: list[str] = []
        self.troubles: list[str] = []
        self.archive, self.key = folder / "first.enishi", folder / "key"
        self.mail, self.hook = Sink(), Sink()

    def run(self) -> list[str]:
        """Everything, in order; answers what was not as it must be."""
        self.make_first()
        # Before the backup, which notes itself in the installation it is of.
        before = self.looked("first", {})
        self.back_up_under_load()
        self.restore_and_compare("folder", self.archive, before)
        self.check_held("folder")
        if self.server:
            self.restore_and_compare("postgresql", self.archive, before)
            again = self.folder / "second.enishi"
            self.timed("backup of PostgreSQL", lambda: self.enishi("postgresql", "backup", str(again)))
            self.restore_and_compare("postgresql2", again, before)
        self.check_words()
        self.close()
        return self.troubles

    def close(self) -> None:
        for sink in (self.mail, self.hook):
            sink.close()
        for name in ("postgresql", "postgresql2") if self.server else ():
            self._on_server(f'DROP DATABASE IF EXISTS "{self._database(name)}" WITH (FORCE)')

    def make_first(self) -> None:
        printed = self.enishi("first", "init", "--yes").stdout
        written = "".join(line.strip() + "\n" for line in printed.splitlines() if line.startswith("    "))
        self.key.write_text(written.replace("\n", " "), "utf-8")
        self.timed(f"demo {self.size}", lambda: self.enishi("first", "demo", "--size", self.size))
        self.inside("first", "prepare", f"http://127.0.0.1:{self.hook.port}/in")

    def back_up_under_load(self) -> None:
        """A backup while others write."""
        writer = self._start("first", "tests.drill.inside", "write", "600", str(WRITES_PER_SECOND))
        try:
            time.sleep(3 if self.size == "S" else 5)
            self.timed("backup under load", lambda: self.enishi("first", "backup", str(self.archive)))
        finally:
            writer.kill()
            writer.wait()
        self.told.append(f"{self.archive.stat().st_size / 1e6:9.1f} MB")

    def restore_and_compare(self, name: str, archive: Path, before: dict[str, Any]) -> None:
        """Restore into an empty installation and hold it to the first one."""
        if name != "folder":
            self._on_server(f'DROP DATABASE IF EXISTS "{self._database(name)}" WITH (FORCE)')
            self._on_server(f'CREATE DATABASE "{self._database(name)}"')
        words = ["restore", str(archive), "--yes", "--key-file", str(self.key)]
        self.timed(f"restore into {name}", lambda: self.enishi(name, *words))
        after = self.looked(name, {label: rows for label, (rows, _) in before["tables"].items()})
        # What was written while the backup ran may be in it or not, but never by half.
        one, two = after["pair"]
        if not 0 < one == two:
            self.troubles.append(f"{name}: torn: {one}, {two}")
        for table, facts in before["tables"].items():
            if table != "foundation.Sequence" and after["tables"].get(table) != facts:
                self.troubles.append(f"{name}: {table} is {after['tables'].get(table)}, was {facts}")
        for fact in ("files", "signs in", "secret opens"):
            if not after[fact] or after[fact] != before[fact]:
                self.troubles.append(f"{name}: {fact} is {after[fact]}, was {before[fact]}")
        rows = sum(rows for rows, _ in after["tables"].values())
        self.told.append(f"{name}: {rows:,} rows in {len(after['tables'])} tables, one by one the same")

    def check_held(self, name: str) -> None:
        """Nothing leaves before the release, everything that waited after it."""
        self.inside(name, "drain")
        if self.mail.callers or self.hook.callers:
            self.troubles.append(
                f"{name}: left while held: mail {self.mail.callers}, webhooks {self.hook.callers}"
            )
        self.enishi(name, "release", "--yes")
        self.inside(name, "drain")
        if not (self.mail.callers and self.hook.callers):
            self.troubles.append(
                f"{name}: did not leave: mail {self.mail.callers}, webhooks {self.hook.callers}"
            )
        self.told.append(f"{name}: held mail and webhooks, then let them go")

    def check_words(self) -> None:
        """Each way a backup may be lost, as somebody reads it."""
        whole = self.archive.read_bytes()
        damaged = bytearray(whole)
        damaged[len(whole) // 2] ^= 1
        other = self.folder / "other key"
        other.write_text("0" * 60, "utf-8")
        wrong = self.folder / "wrong"
        foreign = self.folder / "another's key"
        foreign.write_text(keys.new_key(), "utf-8")
        cases = {
            "a lost key": (whole, [], "error.backup.no_key"),
            "a mistyped key": (whole, ["--key-file", str(other)], "error.backup.mistyped_key"),
            "another's key": (whole, ["--key-file", str(foreign)], "wrong_key"),
            "cut short": (whole[: len(whole) * 2 // 3], ["--key-file", str(self.key)], "truncated"),
            "a flipped bit": (bytes(damaged), ["--key-file", str(self.key)], "damaged"),
        }
        titles = json.loads((ROOT / "enishi/foundation/words/en.json").read_text("utf-8"))
        for place, (case, (content, words, code)) in enumerate(cases.items()):
            wrong.write_bytes(content)
            ran = self.enishi(f"empty{place}", "restore", str(wrong), "--yes", *words, expected=1)
            title = titles[f"error.backup.{code.rpartition('.')[2]}.title"].partition("{")[0]
            said = ran.stderr.strip().splitlines()
            if title not in ran.stderr or list((self.folder / f"empty{place}").glob("files")):
                self.troubles.append(f"{case}: {ran.stderr}")
            self.told.append(f"{case}: {next((line for line in said if title in line), '')}")

    def looked(self, name: str, counts: dict[str, int]) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.inside(name, "told", json.dumps(counts)).stdout)
        return found

    def timed(self, what: str, act: Callable[[], object]) -> None:
        started = time.perf_counter()
        act()
        self.told.append(f"{time.perf_counter() - started:9.1f} s  {what}")

    def enishi(self, name: str, *words: str, expected: int = 0) -> "subprocess.CompletedProcess[str]":
        return self._ran(name, "enishi", *words, expected=expected)

    def inside(self, name: str, *words: str) -> "subprocess.CompletedProcess[str]":
        return self._ran(name, "tests.drill.inside", *words, expected=0)

    def _ran(self, name: str, module: str, *words: str, expected: int) -> "subprocess.CompletedProcess[str]":
        ran = subprocess.run(
            [sys.executable, "-m", module, *words],
            env=self._environment(name),
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        if ran.returncode != expected:
            raise RuntimeError(
                f"{name}: {module} {' '.join(words)} ended with {ran.returncode}:\n{ran.stderr}"
            )
        return ran

    def _start(self, name: str, module: str, *words: str) -> "subprocess.Popen[bytes]":
        return subprocess.Popen([sys.executable, "-m", module, *words], env=self._environment(name), cwd=ROOT)

    def _environment(self, name: str) -> dict[str, str]:
        own = {key: value for key, value in os.environ.items() if not key.startswith("ENISHI_")}
        given = {
            "DJANGO_SETTINGS_MODULE": "enishi.settings",
            "LC_ALL": "C.UTF-8",
            "ENISHI_DATA": str(self.folder / name),
            "ENISHI_LOG_LEVEL": "ERROR",
            "ENISHI_SMTP_URL": f"smtp://127.0.0.1:{self.mail.port}",
            "ENISHI_INSIDE_ORIGINS": f"http://127.0.0.1:{self.hook.port}",
        }
        if name.startswith("postgresql"):
            parts = urlsplit(self.server)
            given["ENISHI_DATABASE_URL"] = urlunsplit(parts._replace(path=f"/{self._database(name)}"))
        return own | given

    def _database(self, name: str) -> str:
        return f"{urlsplit(self.server).path.strip('/')}_drill_{name}"

    def _on_server(self, statement: str) -> None:
        with psycopg.connect(self.server, autocommit=True) as connection:
            connection.execute(statement)
