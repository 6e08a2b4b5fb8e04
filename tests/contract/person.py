"""One person of the demo company over HTTP, and the ids of what they can see."""

import random
import re
from collections.abc import Iterable, Mapping
from typing import Any

import requests

SIGN_IN = "/_allauth/browser/v1/auth/login"
SESSION = "/_allauth/browser/v1/auth/session"
# "/api/v1/quotes/{quote_id}": what the list of quotes names is what `quote_id` means anywhere.
RECORD = re.compile(r"(/api/v1/[a-z-]+)/\{(\w+)\}")
# What a list cannot do without.
NEEDS = {"/api/v1/views": "?entity=deals"}
# What else a field's name may mean.
ALSO = {"parent_id": "account_id", "referrer_id": "contact_id", "replaces_id": "quote_id"}
PEOPLE = ("person", "owner", "assignee", "manager", "user", "deputy", "by", "to", "for")


class Person:
    """Signed in by password; signs in anew when a call of theirs ended the session."""

    def __init__(self, address: str, email: str, password: str, paths: Iterable[str]) -> None:
        self._address, self._email, self._password = address, email, password
        self.sign_in()
        self._versions: dict[str, int] = {}
        self._lists: Mapping[str, str] = lists_of(paths)
        self._ids = {name: self._seen(path) for name, path in self._lists.items()}
        self._below = self._ids_below()

    def sign_in(self) -> None:
        self.session = requests.Session()
        self.session.headers["Accept-Language"] = "ja"
        self.session.get(self._address + SESSION)
        self.session.get(self._address + "/")
        answer = self._post(SIGN_IN, {"email": self._email, "password": self._password})
        if answer.status_code != 200:
            raise RuntimeError(f"{self._email} cannot sign in: {answer.status_code} {answer.text[:200]}")

    def signed_in_still(self) -> bool:
        return self._get("/api/v1/me").status_code == 200

    def headers(self) -> dict[str, str]:
        return {"X-CSRFToken": self.session.cookies.get("csrftoken", "")}

    def look_anew(self, names: Iterable[str]) -> None:
        """Read again what these ids may mean: calls before made some of it, and took some away."""
        for name in names:
            if name in self._lists:
                self._ids[name] = self._seen(self._lists[name])

    def some_id(self, name: str, chance: random.Random) -> str | None:
        """The id of a record a field of this name may mean, or None where there is none."""
        word = name.removesuffix("_id").rsplit("_", 1)[-1]
        known = self._ids.get(ALSO.get(name, name)) or self._below.get(name) or self._ids.get(f"{word}_id")
        if not known and word in PEOPLE:
            known = self._ids["user_id"]
        return chance.choice(known) if known else None

    def version_of(self, path: str) -> str | None:
        """The version a record has now, for If-Match: as it says itself, else as its list does."""
        held = self._versions.get(path.rsplit("/", 1)[-1])
        return self._get(path).headers.get("ETag") or (f'"{held}"' if held else None)

    def _seen(self, path: str) -> list[str]:
        answer = self._get(f"{path}{NEEDS.get(path, '')}")
        items = answer.json().get("items", []) if answer.status_code == 200 else []
        self._versions |= {
            str(one["id"]): one["version"] for one in items if "id" in one and "version" in one
        }
        return [str(item["id"]) for item in items if "id" in item][:20]

    def _ids_below(self) -> dict[str, list[str]]:
        """Ids that no list of their own has."""
        pipelines = self._get("/api/v1/pipelines").json()
        stages = [stage["id"] for pipeline in pipelines.get("items", []) for stage in pipeline["stages"]]
        places = [
            place["id"]
            for contact in self._ids["contact_id"][:5]
            for place in self._get(f"/api/v1/contacts/{contact}").json().get("places", [])
        ]
        return {"stage_id": stages, "place_id": places}

    def _get(self, path: str) -> Any:
        return self.session.get(self._address + path)

    def _post(self, path: str, body: dict[str, Any]) -> Any:
        return self.session.post(self._address + path, json=body, headers=self.headers())


def lists_of(paths: Iterable[str]) -> Mapping[str, str]:
    """For each id in an address the list that names such records, where there is one."""
    known = set(paths)
    found = (match for path in sorted(known) if (match := RECORD.fullmatch(path)))
    return {match[2]: match[1] for match in found if match[1] in known}
