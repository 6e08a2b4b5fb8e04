"""What is sent to routes, where it is more than a word or two."""

LINES = [{"text": "設置", "quantity": "1", "unit_price": {"amount": 1000, "currency": "JPY"}}]
QUOTE_LINES = {"lines": [{"text": "設置", "unit_price": {"amount": 1000, "currency": "JPY"}}]}
WEBHOOK = {"name": "a", "url": "https://93.184.216.34/in", "kinds": ["deal.won"]}
CUSTOM_FIELD = {"entity": "accounts", "key": "line", "kind": "text", "name": "生産ライン"}
PROVIDER = {"name": "社内ID", "issuer": "https://93.184.216.34", "client_id": "a", "secret": "b"}
NOTICES = {"choices": {"deputy_named": "off"}, "digest_at": "08:00", "digest_day": 0, "zone": ""}
YEAR = {"metric": "won_count", "value": 3, "starts_on": "2026-04-01", "ends_on": "2027-03-31"}

BULK = {"entity": "accounts", "ids": ["01900000-0000-7000-8000-000000000000"], "changes": {"city": "大阪市"}}
PASTE = {
    "entity": "accounts",
    "columns": ["city"],
    "rows": [{"id": "@account", "version": 1, "cells": ["大阪市"]}],
}
