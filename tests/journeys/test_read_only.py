"""B06: somebody who only reads finds no route that writes, whichever route is added."""

from collections.abc import Iterator

import pytest

from enishi.api import api as whole_api
from enishi.foundation import authz
from enishi.foundation.http import PUBLIC, SIGNED_IN

# What everybody signed in may change is their own; what needs no sign-in asks for a secret link instead.
OWN = {"/me", "/me/address-checks", "/me/links/{link_id}", "/sessions/{session_id}"} | {
    *(
        "/notifications/read",
        "/notifications/{notification_id}/read",
        "/notification-settings",
        "/calendar-feed",
    )
}
BY_LINK = {
    "/setup",
    "/surveys/{key}",
    "/surveys/{key}/decline",
    "/invitations/{key}/accept",
    "/password-resets",
    "/address-checks/{key}",
    "/inbound-mail/{key}",
    "/delivery-reports/{mailbox_id}",
    "/sign-in-providers/{provider_id}/start",
    "/help/articles/{number}/votes",
    "/help/questions",
    *(f"/shared-quotes/{{key}}/{act}" for act in ("open", "accept", "decline", "questions")),
}
# Asked by POST because what is asked about was typed and is nowhere kept: no row changes.
READS = {
    "/quotes/{quote_id}/count",
    "/sla-policies/try",
    "/guides/{guide_id}/matches",
    "/configurations/check",
    "/prices",
    "/routing/try",
    "/sequences/look",
}


def writes() -> Iterator[tuple[str, str, str]]:
    for path, operations in whole_api.get_openapi_schema(path_prefix="")["paths"].items():
        for method, told in operations.items():
            if method != "get":
                yield method, path, told["x-may"]


@pytest.mark.parametrize(("method", "path", "may"), [pytest.param(*w, id=" ".join(w[:2])) for w in writes()])
def test_b06_no_route_that_writes_is_open_to_who_only_reads(read_only, method, path, may):
    if may == PUBLIC:
        assert path in BY_LINK
    elif may == SIGNED_IN:
        assert path in OWN
    else:
        act, _, label = may.partition(" ")
        assert act not in ("read", "link") or path in READS
        assert not authz.may(read_only, act, label) or path in READS
