"""Serves the built web app's page with this answer's nonce; its files come from WhiteNoise."""

from functools import cache
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

BUILT = Path(__file__).resolve().parents[2] / "web"
NOT_BUILT = "The web app is not built yet: run `make build`. / 画面がまだ作られていません。"


@cache
def _index(modified: float) -> str:
    return (BUILT / "index.html").read_text("utf-8")


@require_safe
@ensure_csrf_cookie
def web_app(request: HttpRequest) -> HttpResponse:
    """The one page of the web app, for every address the server does not answer itself."""
    file = BUILT / "index.html"
    if not file.exists():
        return HttpResponse(NOT_BUILT, status=503, content_type="text/plain; charset=utf-8")
    nonce: str = request.csp_nonce  # type: ignore[attr-defined]  # set by ContentSecurity
    page = _index(file.stat().st_mtime).replace("__CSP_NONCE__", nonce)
    return HttpResponse(page, headers={"Cache-Control": "no-store"})
