"""The server's door: HTTP goes to a fixed pool of threads, sockets to Channels.

Django under ASGI costs one to two milliseconds a request and a fresh thread each time; a pool of
threads keeps its database connections and answers faster.
"""

from channels.routing import ProtocolTypeRouter, URLRouter

from enishi.foundation.config import config
from enishi.foundation.door import Door

from enishi.wsgi import application as http  # isort: skip  # sets Django up for the line below
from enishi.foundation.http.uploads import LARGEST  # isort: skip
from enishi.foundation.live.routing import sockets  # isort: skip

application = ProtocolTypeRouter(
    {
        "http": Door(http, int(config["WEB_THREADS"]), LARGEST),  # type: ignore[arg-type]  # Django's handler is WSGI by duck
        "websocket": URLRouter(sockets),
    }
)
