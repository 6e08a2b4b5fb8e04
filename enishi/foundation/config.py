"""The settings an operator may give, by `ENISHI_*` variables or a TOML file, and where each came from."""

import os
import re
import secrets
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

COUNT = r"[1-9]\d{0,5}"
WEB_ADDRESS = r"https?://[^/\s]+(/\S*)?"
DATABASE_ADDRESS = r"(postgres(ql)?://([^@/\s]*@)?(\[[^\]]+\]|[^@/:\s]*)(:\d{1,5})?/[^/?\s]+(\?\S*)?)?"
REDIS_ADDRESS = r"((rediss?|unix)://\S+)?"
MAIL_ADDRESS = r"(smtps?://([^@/\s]*@)?[^@/:\s]+(:\d{1,5})?)?"
SCANNER_ADDRESS = r"(tcp://(\[[^\]]+\]|[^/:\s]+):\d{1,5}|unix:/\S+)?"
NETWORK = r"(\d{1,3}(\.\d{1,3}){3}|[0-9a-fA-F]*:[0-9a-fA-F:.]+)(/\d{1,3})?"
LEVEL = "DEBUG|INFO|WARNING|ERROR"


@dataclass(frozen=True)
class Setting:
    """One setting: its variable is ENISHI_ + NAME, its TOML key the lower-case name.

    `form` is what it must match, as in `example`.
    """

    name: str
    default: str
    help: str
    secret: bool = False
    form: str = ".*"
    example: str = ""

    @property
    def variable(self) -> str:
        return f"ENISHI_{self.name}"


SETTINGS = (
    Setting("DATA", "enishi-data", "The one folder of an embedded installation: database, keys, files."),
    Setting("CONFIG", "", "A TOML file with these settings; DATA/enishi.toml is read when it exists."),
    Setting(
        "DATABASE_URL",
        "",
        "postgres://user:password@host:port/name; empty means SQLite in DATA.",
        True,
        DATABASE_ADDRESS,
        "postgres://user:password@host:5432/name",
    ),
    Setting(
        "REDIS_URL",
        "",
        "redis://host:port/0 for live updates and limits over several processes; empty means none.",
        True,
        REDIS_ADDRESS,
        "redis://host:6379/0",
    ),
    Setting(
        "BASE_URL",
        "http://127.0.0.1:8000",
        "The address people open; links and cookies are built from it.",
        form=WEB_ADDRESS,
        example="https://enishi.example.com",
    ),
    Setting(
        "ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]", "Host names the server answers to, separated by commas."
    ),
    Setting(
        "SECRET_KEY", "", "Signs cookies and links; empty means DATA/keys/secret, made at first use.", True
    ),
    Setting(
        "SMTP_URL",
        "",
        "smtp://user:password@host:587 (STARTTLS) or smtps://… for links by mail; empty means no mail.",
        True,
        MAIL_ADDRESS,
        "smtp://user:password@mail.example.com:587",
    ),
    Setting("MAIL_FROM", "", "The sender of that mail, such as Enishi <enishi@example.com>."),
    Setting(
        "FIELD_KEYS",
        "",
        "Keys that seal stored secrets, the first in use, separated by commas; empty means DATA/keys/fields.",
        True,
        r"([\w-]{43}=(,\s*[\w-]{43}=)*)?",
        "$(openssl rand 32 | base64 | tr '+/' '-_')",
    ),
    Setting(
        "BACKUP_KEY",
        "",
        "The recovery key that seals backups; empty means DATA/keys/backup, made by `enishi init`.",
        True,
        r"([0-9A-Za-z]{4}(-[0-9A-Za-z]{4}){14})?",
        "ABCD-EF12-…",
    ),
    Setting(
        "BACKUP_FOLDER",
        "",
        "Where a backup is made each day, best another disk; empty means none is made by itself.",
    ),
    Setting(
        "BACKUP_HOUR",
        "3",
        "The hour of the machine's day at which it is made.",
        form="[0-9]|1[0-9]|2[0-3]",
        example="3",
    ),
    Setting(
        "BACKUP_KEEP",
        "7,4,12",
        "How many daily, weekly and monthly backups are kept in that folder.",
        form=r"\d{1,3},\s*\d{1,3},\s*\d{1,3}",
        example="7,4,12",
    ),
    Setting(
        "INSIDE_ORIGINS",
        "",
        "Addresses inside your network that may be called, such as an identity provider or a mail server; separated by commas.",
        form=r"((https?|smtp|imap)://[^/\s,]+(,\s*(https?|smtp|imap)://[^/\s,]+)*)?",
        example="https://idp.internal:8443, smtp://mail.internal:25",
    ),
    Setting(
        "FILE_MEGABYTES", "25", "The most megabytes one attached file may have.", form=COUNT, example="25"
    ),
    Setting(
        "FILES_QUOTA_MEGABYTES",
        "20000",
        "The most megabytes all attached files together may have; 0 sets no bound.",
        form=r"\d{1,9}",
        example="20000",
    ),
    Setting(
        "CLAMD",
        "",
        "Where the virus scanner clamd listens, tcp://host:3310 or unix:/path; empty means files are not scanned.",
        form=SCANNER_ADDRESS,
        example="tcp://127.0.0.1:3310, unix:/run/clamav/clamd.ctl",
    ),
    Setting("WEB_THREADS", "8", "Threads that answer HTTP requests in one process.", form=COUNT, example="8"),
    Setting(
        "JOB_LEASE_SECONDS",
        "30",
        "Seconds a job is held by a worker that gives no sign of life.",
        form=COUNT,
        example="30",
    ),
    Setting(
        "LOG_LEVEL",
        "INFO",
        "DEBUG, INFO, WARNING or ERROR.",
        form=LEVEL,
        example="DEBUG, INFO, WARNING, ERROR",
    ),
    Setting(
        "METRICS_TOKEN",
        "",
        "What a monitoring system sends as bearer token to read /metrics; empty means no token is asked for.",
        True,
        r"(\S{16,})?",
        "$(openssl rand -hex 24)",
    ),
    Setting(
        "METRICS_FROM",
        "",
        "Addresses /metrics may be read from, separated by commas; with no token and no address it is off.",
        form=f"({NETWORK}(,\\s*{NETWORK})*)?",
        example="10.0.8.0/24, 127.0.0.1",
    ),
    Setting(
        "TRUSTED_PROXY",
        "0",
        "1 when a proxy in front sets X-Forwarded-Proto and X-Forwarded-For.",
        form="[01]",
        example="0, 1",
    ),
)
BY_NAME = {setting.name: setting for setting in SETTINGS}


@dataclass(frozen=True)
class Trouble:
    """Something wrong with the settings: `trouble.<key>` in the catalogues says what, and what to do."""

    key: str
    params: Mapping[str, object]


@dataclass(frozen=True)
class Value:
    """A setting's value and the place it was read from: a variable, a file, or the default."""

    setting: Setting
    text: str
    source: str


class Config:
    """All settings as read once at start. `config["DATA"]` gives text; `values()` says the sources."""

    def __init__(self, environ: dict[str, str]) -> None:
        self._environ = environ
        self._unread: list[Trouble] = []
        self._file, self._in_file = self._read_file()

    def _read_file(self) -> tuple[Path | None, dict[str, str]]:
        named = self._environ.get("ENISHI_CONFIG")
        data = self._environ.get("ENISHI_DATA", BY_NAME["DATA"].default)
        path = Path(named) if named else Path(data) / "enishi.toml"
        if not path.is_file():
            if named:
                self._unread.append(Trouble("no_settings_file", {"file": path}))
            return None, {}
        try:
            read = tomllib.loads(path.read_text("utf-8"))
        except (OSError, ValueError) as error:
            self._unread.append(Trouble("unreadable_settings", {"file": path, "reason": error}))
            return path, {}
        return path, {key: str(value) for key, value in read.items()}

    def value(self, name: str) -> Value:
        setting = BY_NAME[name]
        if setting.variable in self._environ:
            return Value(setting, self._environ[setting.variable], setting.variable)
        if name.lower() in self._in_file:
            return Value(setting, self._in_file[name.lower()], str(self._file))
        return Value(setting, setting.default, "default")

    def __getitem__(self, name: str) -> str:
        return self.value(name).text

    def values(self) -> list[Value]:
        return [self.value(setting.name) for setting in SETTINGS]

    def lines(self) -> list[str]:
        """Every setting, its value and where it came from; a secret only says that it is set."""
        return [
            f"{value.setting.variable:24} {self._shown(value):32} {value.source}" for value in self.values()
        ]

    def _shown(self, value: Value) -> str:
        return "(set)" if value.setting.secret and value.text else value.text or "(empty)"

    def troubles(self) -> list[Trouble]:
        """What keeps the product from starting: an unreadable file, values of no use."""
        unfit = [
            Trouble("unfit_setting", {"name": value.setting.variable, "example": value.setting.example})
            for value in self.values()
            if not re.fullmatch(value.setting.form, value.text)
        ]
        return self._unread + unfit

    def unknown(self) -> list[str]:
        """Variables and TOML keys that look like ours and mean nothing: usually a slip of the pen."""
        known = {setting.variable for setting in SETTINGS}
        names = [name for name in self._environ if name.startswith("ENISHI_") and name not in known]
        names += [key for key in self._in_file if key.upper() not in BY_NAME]
        return sorted(name for name in names if not name.startswith("ENISHI_TEST_"))

    @property
    def data(self) -> Path:
        return Path(self["DATA"]).expanduser().resolve()

    def secret_keys(self) -> list[str]:
        """The signing key, then older ones that are still taken: given, or kept in DATA/keys/secret (made on
        first use, readable by its owner only)."""
        if self["SECRET_KEY"]:
            return [self["SECRET_KEY"]]
        return self._kept_key("secret", self.new_secret_key).split(",")

    @staticmethod
    def new_secret_key() -> str:
        return secrets.token_urlsafe(50)

    def field_keys(self, generate: Callable[[], bytes]) -> list[str]:
        """The keys of stored secrets, the newest first: given, or the one in DATA/keys/fields."""
        given = self["FIELD_KEYS"] or self._kept_key("fields", lambda: generate().decode("ascii"))
        return given.split(",")

    def backup_key(self, generate: Callable[[], str]) -> tuple[str, bool]:
        """The recovery key as people write it, and whether it was made just now: given, or in DATA/keys/backup."""
        is_kept = bool(self["BACKUP_KEY"]) or (self.data / "keys" / "backup").exists()
        return self["BACKUP_KEY"] or self._kept_key("backup", generate), not is_kept

    def put_in_front(self, name: str, key: str) -> None:
        """A new key before those in DATA/keys/NAME, which are still taken. Whole or not at all."""
        self.keep_keys(name, [key, *self._keys_in(name)])

    def keep_first(self, name: str) -> None:
        """Forget all but the newest key in DATA/keys/NAME."""
        self.keep_keys(name, self._keys_in(name)[:1])

    def _keys_in(self, name: str) -> list[str]:
        path = self.data / "keys" / name
        return [key.strip() for key in path.read_text("ascii").split(",")] if path.exists() else []

    def keep_keys(self, name: str, keys: list[str]) -> None:
        """These and no others are in DATA/keys/NAME from now on, the newest first."""
        path = self.data / "keys" / name
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        part = path.with_name(f"{name}.part")
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(",".join(keys))
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)

    def _kept_key(self, name: str, generate: Callable[[], str]) -> str:
        path = self.data / "keys" / name
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            try:
                handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            except FileExistsError:
                return path.read_text("ascii")
            with os.fdopen(handle, "w", encoding="ascii") as file:
                file.write(generate())
        return path.read_text("ascii")


config = Config(dict(os.environ))
