"""One person of the demo company over HTTP, and the ids of what they can see."""

import random
from typing import Any

import requests

SIGN_IN = "/_allauth/browser/v1/auth/login"
SESSION = "/_allauth/browser/v1/auth/session"
LISTS = (
    "accounts contacts deals leads tickets orders products activities tasks handovers promises users teams "
    "targets tokens webhooks imports"
).split()
PEOPLE = ("owner", "assignee", "manager", "user", "deputy", "by", "to", "for")


class Person:
    """Signed in by password; signs in anew when a call of theirs ended the session."""

    def __init__(self, address: str, email: str, password: str) -> None:
        self._address, self._email, self._password = address, email, password
        self.sign_in()
        self._ids = {f"{name.removesuffix('s')}_id": self._seen(name) for name in LISTS}
        self._ids |= self._below()

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

    def some_id(self, name: str, chance: random.Random) -> str | None:
        """The id of a record a field of this name may mean, or None where there is none."""
        word = name.removesuffix("_id").rsplit("_", 1)[-1]
        known = self._ids.get(name) or self._ids.get(f"{word}_id")
        if not known and word in PEOPLE:
            known = self._ids["user_id"]
        return chance.choice(known) if known else None

    def version_of(self, path: str) -> str | None:
        """The version a record has now, for If-Match."""
        return self._get(path).headers.get("ETag")

    def _seen(self, name: str) -> list[str]:
        answer = self._get(f"/api/v1/{name}")
        items = answer.json().get("items", []) if answer.status_code == 200 else []
        return [str(item["id"]) for item in items if "id" in item][:20]

    def _below(self) -> dict[str, list[str]]:
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
