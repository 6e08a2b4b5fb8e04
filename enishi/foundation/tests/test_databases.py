"""One URL says all of PostgreSQL; what the product needs is added, and the operator's own words stay."""

import pytest

from enishi.foundation.databases import BadDatabaseUrl, postgresql

USUAL = "-c jit=off -c gin_pending_list_limit=64kB"


def test_queries_are_never_compiled_unless_the_operator_says_so():
    assert postgresql("postgres://me@db/enishi")["OPTIONS"]["options"] == USUAL
    told = postgresql("postgres://me@db/enishi?options=-c%20jit%3Don&sslmode=require")["OPTIONS"]
    assert (told["options"], told["sslmode"]) == (f"{USUAL} -c jit=on", "require")


@pytest.mark.parametrize("url", ["mysql://me@db/enishi", "postgres://me@db", "enishi"])
def test_an_address_of_another_form_is_refused(url):
    with pytest.raises(BadDatabaseUrl):
        postgresql(url)
