from tools.check import notes, repository_words


def test_a_note_to_self_is_found(tree):
    word = "TO" + "DO"
    (finding,) = notes.check(tree({"enishi/a.py": f"x = 1  # {word}: later\n", "enishi/b.py": "todo = 1\n"}))
    assert finding.where == "enishi/a.py:1"


def test_typescript_kept_as_a_comment_is_found(tree):
    text = "// The reader decides; we only ask.\n// const a = 1;\nconst b = 2;\n// if (a) {\n"
    assert [finding.where for finding in notes.check(tree({"web/src/a.ts": text}))] == [
        "web/src/a.ts:2",
        "web/src/a.ts:4",
    ]


def test_a_machine_folder_and_a_registry_are_found(tree):
    address = "https://regis" + "try.example.org/a"
    files = {
        "README.md": "cd /ro" + "ot/enishi\n",
        "docs/a.md": "GET /api/wo" + "rk/1 and tests/ro" + "ot/x\n",
        "web/package-lock.json": f'"x": "{address}"\n',
    }
    found = repository_words.check(tree(files))
    assert [finding.where for finding in found] == ["README.md:1", "web/package-lock.json:1"]
