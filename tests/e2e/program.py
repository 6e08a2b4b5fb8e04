"""Somebody's program: it is signed in as they are, knows the API, and opens no page."""

from dataclasses import dataclass
from typing import Any

from tests.e2e.conftest import Desk


@dataclass(frozen=True)
class Program:
    """`sales.post("/leads", {...})`; with `version` the row is changed as it was read."""

    desk: Desk

    def get(self, path: str) -> Any:
        return self._asked("get", path)

    def post(self, path: str, body: Any = None, *, version: int | None = None) -> Any:
        return self._asked("post", path, body, version)

    def put(self, path: str, body: Any, *, version: int) -> Any:
        return self._asked("put", path, body, version)

    def patch(self, path: str, body: Any, *, version: int) -> Any:
        return self._asked("patch", path, body, version)

    def delete(self, path: str, *, version: int) -> None:
        self._asked("delete", path, version=version)

    def _asked(self, method: str, path: str, body: Any = None, version: int | None = None) -> Any:
        headers = self.desk.headers() | ({} if version is None else {"If-Match": f'"{version}"'})
        data = None if method == "get" else body or {}
        send = getattr(self.desk.page.request, method)
        answer = send(f"{self.desk.address}/api/v1{path}", data=data, headers=headers)
        assert answer.ok, f"{answer.status} {method} {path} {answer.text()}"
        return answer.json() if answer.body() else None
