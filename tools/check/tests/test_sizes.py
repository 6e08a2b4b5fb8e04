from tools.check import script_sizes, sizes
from tools.check.__main__ import ROOT


def wrongs(findings):
    return [(finding.where, finding.wrong) for finding in findings]


def test_a_file_of_401_lines_is_too_long(tree):
    found = sizes.check(tree({"enishi/a.py": "x = 1\n" * 401, "enishi/b.py": "x = 1\n" * 400}))
    assert wrongs(found) == [("enishi/a.py", "401 lines, at most 400")]


def test_a_component_file_may_have_250_lines(tree):
    found = sizes.check(tree({"web/src/A.tsx": "//\n" * 251, "web/src/a.ts": "//\n" * 400}))
    assert wrongs(found) == [("web/src/A.tsx", "251 lines, at most 250")]


def test_a_function_of_61_lines_is_too_long(tree):
    long = "def long():\n" + "    x = 1\n" * 60
    short = "def short():\n" + "    x = 1\n" * 59
    found = sizes.check(tree({"enishi/a.py": f"{long}\n\n{short}"}))
    assert wrongs(found) == [("enishi/a.py:1", "`long` has 61 lines, at most 60")]


def test_the_fourth_nested_block_is_too_deep(tree):
    deep = "def f():\n  if a:\n    for b in c:\n      with d:\n        while e:\n          pass\n"
    found = sizes.check(tree({"enishi/a.py": deep}))
    assert wrongs(found) == [("enishi/a.py:1", "`f` nests 4 deep, at most 3")]


def test_elif_stands_beside_its_if_and_a_nested_function_alone(tree):
    beside = "def f():\n  if a:\n    pass\n" + "  elif b:\n    pass\n" * 5
    inner = "def g():\n  if a:\n    if b:\n      def h():\n        if c:\n          if d:\n            pass\n"
    assert sizes.check(tree({"enishi/a.py": f"{beside}\n\n{inner}"})) == []


def test_a_long_or_deep_function_of_the_web_app_is_found(tmp_path):
    lines = "\n".join(["  use(1);"] * 60)
    deep = "const f = () => { if (a) { for (const b of c) { while (d) { try { e() } catch {} } } } };"
    flat = "const g = () => { if (a) { h() } else if (b) { h() } else if (c) { h() } else if (d) { h() } };"
    (tmp_path / "A.tsx").write_text(
        f"export function Big() {{\n{lines}\n  return <a>日本</a>;\n}}\n{deep}\n{flat}\n"
    )
    assert wrongs(script_sizes.measured(tmp_path, ["A.tsx"], ROOT / "web")) == [
        ("A.tsx:1", "`Big` has 63 lines, at most 60"),
        ("A.tsx:64", "`f` nests 4 deep, at most 3"),
    ]
