"""The one socket address."""

from channels.auth import AuthMiddlewareStack
from channels.security.websocket import AllowedHostsOriginValidator
from django.urls import path

from enishi.foundation.live.socket import ChangesSocket

sockets = [path("ws/live", AllowedHostsOriginValidator(AuthMiddlewareStack(ChangesSocket.as_asgi())))]
