"""The valid input of the routes of guides and of what was answered to them, as `inputs` says."""

from collections.abc import Mapping

from tests.gate.asking import Input, about, lists, names, one_of_all, reads

RUN = {"guide_id": "@guide", "deal_id": "@"}
PICKED = {"picks": [{"product_id": "@product"}]}
GUIDES: Mapping[str, Input] = {
    "GET /guides": one_of_all("guide", "binned guide", shows="guide", writes=False),
    "POST /guides": about("", {"name": "選び方"}, version=False),
    "GET /guides/{guide_id}": one_of_all("guide", "binned guide", writes=False),
    "PATCH /guides/{guide_id}": one_of_all("guide", "binned guide", body={"intro": "二つの質問"}),
    "POST /guides/{guide_id}/publish": one_of_all("guide", "binned guide"),
    "DELETE /guides/{guide_id}": one_of_all("guide", "binned guide"),
    "POST /guides/{guide_id}/matches": one_of_all(
        "guide", "binned guide", body={}, version=False, writes=False
    ),
    "GET /guide-runs": lists("guide run", query="limit=100"),
    "POST /guide-runs": names("deal", RUN, version=False),
    "GET /guide-runs/{run_id}": reads("guide run"),
    "GET /products/{product_id}/ties": one_of_all("product", "binned product", writes=False),
    "PUT /products/{product_id}/ties": one_of_all("product", "binned product", body={"items": []}),
    "GET /price-books": one_of_all("price book", "binned price book", shows="price book", writes=False),
    "POST /price-books": about("", {"name": "代理店価格"}, version=False),
    "GET /price-books/{book_id}": one_of_all("price book", "binned price book", writes=False),
    "PUT /price-books/{book_id}": one_of_all("price book", "binned price book", body={"name": "改名"}),
    "DELETE /price-books/{book_id}": one_of_all("price book", "binned price book"),
    "POST /prices": about("", {"lines": [{"product_id": "@product"}]}, version=False, writes=False),
    "POST /configurations/check": about("", PICKED, version=False, writes=False),
    "POST /configurations/quotes": names("deal", PICKED | {"deal_id": "@"}, version=False),
    "POST /tickets/{ticket_id}/deal": about("ticket", {}, version=False),
}
