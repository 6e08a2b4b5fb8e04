import gzip
from pathlib import Path
from typing import Any

from tools import web


def described(**schemas: dict[str, Any]) -> dict[str, Any]:
    def body(name: str) -> dict[str, Any]:
        return {"content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}}

    post = {"requestBody": body("DealIn"), "responses": {"201": body("DealOut")}}
    return {"paths": {"/api/v1/deals": {"post": post}}, "components": {"schemas": schemas}}


def test_a_default_is_optional_only_in_what_is_only_sent():
    money = {"properties": {"currency": {"type": "string", "default": "JPY"}}}
    description = described(
        DealIn={"properties": {"note": {"type": "string", "default": ""}}},
        DealOut={"properties": {"amount": {"$ref": "#/components/schemas/Money"}}},
        Money=money,
    )
    schemas = web.with_optional_requests(description)["components"]["schemas"]
    assert schemas["DealIn"]["properties"]["note"] == {"type": "string"}
    assert schemas["Money"]["properties"]["currency"] == {"type": "string", "default": "JPY"}


def test_the_first_load_is_what_the_page_itself_names(tmp_path: Path):
    (tmp_path / "static").mkdir()
    for name in ("index-1.js", "shared-2.js", "later-3.js"):
        (tmp_path / "static" / name).write_text(name * 100)
    (tmp_path / "index.html").write_text(
        '<script type="module" crossorigin src="/static/index-1.js"></script>'
        '<link rel="modulepreload" crossorigin href="/static/shared-2.js">'
        '<link rel="stylesheet" href="/static/index-4.css">'
    )
    named = ("index-1.js", "shared-2.js")
    expected = sum(len(gzip.compress((name * 100).encode())) for name in named)
    assert web.first_load(tmp_path) == expected
