from tools.check import imports


def wrongs(findings):
    return [(finding.where, finding.wrong) for finding in findings]


def test_an_import_inside_a_function_is_found_once(tree):
    text = "class A:\n    def ready(self):\n        from enishi import b\n"
    assert wrongs(imports.check(tree({"enishi/a.py": text}))) == [
        ("enishi/a.py:3", "import inside a function")
    ]


def test_a_wildcard_import_is_found(tree):
    found = imports.check(tree({"enishi/a.py": "from os.path import *\n"}))
    assert wrongs(found) == [("enishi/a.py:1", "wildcard import")]


def test_a_circle_of_three_modules_is_found_with_its_way(tree):
    files = {
        "enishi/__init__.py": "",
        "enishi/a.py": "from enishi import b\n",
        "enishi/b.py": "from enishi.c import thing\n",
        "enishi/c.py": "import enishi.a\n",
        "enishi/d.py": "from . import a\n",
    }
    wrong = "import circle: enishi.a → enishi.b → enishi.c → enishi.a"
    assert wrongs(imports.check(tree(files))) == [("enishi.a", wrong)]


def test_a_package_that_its_own_part_imports_is_a_circle(tree):
    files = {
        "enishi/room/__init__.py": "from .part import one\n",
        "enishi/room/part.py": "from enishi.room import two\n",
    }
    wrong = "import circle: enishi.room → enishi.room.part → enishi.room"
    assert wrongs(imports.check(tree(files))) == [("enishi.room", wrong)]


def test_a_circle_in_the_web_app_is_found(tree):
    files = {
        "web/src/a.ts": 'import { b } from "./b";\n',
        "web/src/b.tsx": 'import type { C } from "@/ui";\nimport x from "react";\n',
        "web/src/ui/index.ts": 'export {\n  a,\n} from "../a";\n',
    }
    wrong = "import circle: web/src/a.ts → web/src/b.tsx → web/src/ui/index.ts → web/src/a.ts"
    assert wrongs(imports.check(tree(files))) == [("web/src/a.ts", wrong)]
