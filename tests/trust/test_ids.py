"""Each bad input and each fault that the ground floor answers for has a test that bears its id."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NAMED = re.compile(r"^\s*(?:async )?def (test_\w+)", re.M)
ID = re.compile(r"(?<=_)[bf]\d{2,3}(?=_)")
PROMISED = """
b01 b02 b03 b04 b05 b06 b07 b10 b11 b12 b13 b14 b15 b16 b57 b58 b59 b60 b61 b62 b64 b65 b66 b67 b68
b70 b71 b72 b73 b74 b79 b86 b87 f13 f14 f20 f24 f25 f26 f29 f30 f31 f34 f35 f36
""".split()


def test_every_promise_has_a_test_that_bears_its_id():
    files = [path for room in ("enishi", "tests") for path in (ROOT / room).rglob("test_*.py")]
    names = [name for path in files for name in NAMED.findall(path.read_text("utf-8"))]
    borne = {found for name in names for found in ID.findall(f"{name}_")}
    assert sorted(set(PROMISED) - borne) == []
