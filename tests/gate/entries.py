"""Every way into the product, found in the code: what the table kept by hand must name, and nothing else."""

import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

import click
from django.urls import URLPattern, URLResolver, get_resolver
from django_tasks.base import Task

import enishi
from enishi.api import api
from enishi.cli import COMMANDS, Rooms
from enishi.foundation.authz.registry import labels
from enishi.foundation.jobs.periodic import _periodic

API = "api/v1/"
VARIABLE = re.compile(r"<(?:\w+:)?(\w+)>")
# What stands inside other answers: the table says who reads it, `test_canaries` looks.
SHOWN = ("message", "note", "survey answer", "task", "private fields", "deal cost", "restricted complaint")
# Fields that not everybody writes who changes their row: `test_fields` asks.
WRITTEN = ("private fields", "deal cost")


def found() -> set[str]:
    """The names of all ways in, as the table writes them."""
    topics = {f"socket {label}" for label in labels()}
    inside = {*(f"shows {what}" for what in SHOWN), *(f"writes {what}" for what in WRITTEN)}
    return {*routes(), *pages(), *topics, *jobs(), *periodic(), *commands(), *inside, "export everything"}


@cache
def _described() -> dict[str, Any]:
    """The API's own description: made once, it takes its time."""
    paths: dict[str, Any] = api.get_openapi_schema(path_prefix="")["paths"]
    return paths


def routes() -> Iterator[str]:
    for path, operations in _described().items():
        for method in operations:
            yield f"{method.upper()} {path}"


def may_of(entry: str) -> str:
    """What the code demands at a route."""
    method, _, path = entry.partition(" ")
    told: str = _described()[path][method.lower()]["x-may"]
    return told


def bodies_of(may: str) -> Iterator[set[str]]:
    """The fields that are sent to each route which demands this."""
    described = _described()
    for entry in routes():
        method, _, path = entry.partition(" ")
        if method != "GET" and may_of(entry) == may:
            content = described[path][method.lower()].get("requestBody", {}).get("content", {})
            yield {field for body in content.values() for field in _fields_of(body["schema"])}


def _fields_of(schema: dict[str, Any]) -> set[str]:
    if "$ref" in schema:
        schema = _shapes()[schema["$ref"].rpartition("/")[2]]
    return set(schema.get("properties", ()))


@cache
def _shapes() -> dict[str, Any]:
    shapes: dict[str, Any] = api.get_openapi_schema(path_prefix="")["components"]["schemas"]
    return shapes


def pages() -> Iterator[str]:
    """Addresses that are no operation of the API."""
    described = {path for _, _, path in (entry.partition(" ") for entry in routes())}
    for address in _addresses(get_resolver()):
        path = VARIABLE.sub(r"{\1}", address.removeprefix(API))
        if not (address.startswith(API) and f"/{path}" in described):
            yield f"page {address}"


def _addresses(resolver: URLResolver, before: str = "") -> Iterator[str]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            yield before + str(entry.pattern)
        else:
            yield from _addresses(entry, before + str(entry.pattern))


def jobs() -> Iterator[str]:
    """Tasks of the rooms' `jobs` modules: all that the outbox can name."""
    modules = (module.name for module in walk_packages(enishi.__path__, "enishi."))
    for name in modules:
        if name.endswith(".jobs") and ".tests" not in name:
            room = name.removeprefix("enishi.").removesuffix(".jobs")
            yield from (f"job {room}.{task}" for task in _tasks(name))


def _tasks(module: str) -> list[str]:
    members = vars(import_module(module)).items()
    return [name for name, one in members if isinstance(one, Task) and one.func.__module__ == module]


def periodic() -> Iterator[str]:
    return (f"periodic {name}" for name in _periodic)


def commands() -> Iterator[str]:
    group = Rooms()
    for name in COMMANDS:
        command = group.get_command(click.Context(group), name)
        is_group = isinstance(command, click.Group)
        subcommands = command.list_commands(click.Context(command)) if is_group else [""]
        yield from (f"command {name} {subcommand}".strip() for subcommand in subcommands)
