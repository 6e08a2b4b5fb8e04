"""The browser's socket: it hears the labels its person may read, and says nothing."""

from itertools import count
from typing import Any

from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncJsonWebsocketConsumer
from django.contrib.sessions.backends.base import SessionBase

from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.errors import Refusal
from enishi.foundation.http.signin import actor_of_user_anew
from enishi.foundation.live.hub import hub

NOT_SIGNED_IN = 4401


def still_in(session: SessionBase, user_id: int | None) -> Actor | None:
    """The actor of a session that has not been ended meanwhile."""
    key = session.session_key
    return actor_of_user_anew(user_id) if key and session.exists(key) else None


class ChangesSocket(AsyncJsonWebsocketConsumer):
    """One person's socket. The actor is read anew for each delivery, so a lost right ends at once."""

    async def connect(self) -> None:
        self._seq = count(1)
        if await self._actor() is None:
            await self.close(code=NOT_SIGNED_IN)
            return
        await self.accept()
        hub.join(self._deliver)

    async def disconnect(self, code: int) -> None:
        hub.leave(self._deliver)

    async def receive(
        self, text_data: str | None = None, bytes_data: bytes | None = None, **kwargs: Any
    ) -> None:
        """Nothing is expected from the browser; what comes is dropped."""

    async def _actor(self) -> Actor | None:
        try:
            return await database_sync_to_async(still_in)(self.scope["session"], self.scope["user"].pk)
        except Refusal:  # signed in, but kept at the door: a second factor is missing
            return None

    async def _deliver(self, topic: str) -> None:
        actor = await self._actor()
        if actor is None:
            await self.close(code=NOT_SIGNED_IN)
        elif authz.may(actor, "read", topic):
            await self.send_json({"seq": next(self._seq), "topic": topic})
