"""Each bad input and each fault that the house answers for has a test that bears its id."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NAMED = re.compile(r"^\s*(?:async )?def (test_\w+)", re.M)
ID = re.compile(r"(?<=_)[bf]\d{2,3}(?=_)", re.I)
PROMISED = """
b01 b02 b03 b04 b05 b06 b07 b08 b09 b10 b11 b12 b13 b14 b15 b16 b17 b18 b19 b20 b21 b25 b26 b27 b32 b33 b34 b35 b36
b37 b38 b39 b42 b43 b44 b45 b46 b47 b50 b51 b52 b57 b58 b59 b60 b61 b62 b63 b64 b65 b66 b67 b68 b69 b70 b71 b72 b73 b74
b79 b80 b81 b82 b83 b84 b85 b86 b87 b88 b89 b90 b91 b92 b93 b96
f01 f02 f03 f04 f05 f06 f07 f08 f09 f10 f11 f12 f13 f14 f16 f17 f18 f19 f20 f21 f22 f23 f24 f25 f26 f28 f29 f30 f31 f34
f35 f36
""".split()


def test_every_promise_has_a_test_that_bears_its_id():
    files = [path for room in ("enishi", "tests") for path in (ROOT / room).rglob("test_*.py")]
    names = [name for path in files for name in NAMED.findall(path.read_text("utf-8"))]
    borne = {found.lower() for name in names for found in ID.findall(f"{name}_")}
    assert sorted(set(PROMISED) - borne) == []
