"""The one socket address."""

from django.urls import path

from enishi.foundation.live.origins import OwnPages
from enishi.foundation.live.socket import changes_socket

sockets = [path("ws/live", OwnPages(changes_socket))]
