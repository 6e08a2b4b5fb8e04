"""`enishi mail understand`: one file or a folder, without an installation."""

import json
import os
import subprocess
import sys

from click.testing import CliRunner

from enishi.commands.mail import mail

GOOD = "From: 田中 <tanaka@minato.example>\nTo: support@enishi.example\nSubject: 見積\nMessage-ID: <a@x>\n\n納期は？\n"
KEYS = [
    "file", "message_id", "subject", "from", "to", "cc", "date", "text", "new_text", "html_safe", "attachments",
    "charset_used", "had_errors", "kind", "reasons",
]  # fmt: skip


def printed(*words):
    ran = CliRunner().invoke(mail, ["understand", *words])
    assert ran.exit_code == 0, ran.output
    return ran.output


def test_one_mail_is_one_object(tmp_path):
    file = tmp_path / "one.eml"
    file.write_text(GOOD)
    said = json.loads(printed(str(file)))
    assert list(said)[: len(KEYS)] == KEYS
    assert (said["file"], said["subject"], said["text"]) == ("one.eml", "見積", "納期は？")
    assert said["from"] == {"name": "田中", "address": "tanaka@minato.example"}
    assert printed(str(file), "--format", "jsonl").count("\n") == 1


def test_a_folder_is_every_mail_at_any_depth_and_a_broken_one_is_no_failure(tmp_path):
    (tmp_path / "b" / "c").mkdir(parents=True)
    (tmp_path / "b" / "c" / "deep.eml").write_text(GOOD)
    (tmp_path / "a.eml").write_bytes(b"\xff\xfe\0nothing")
    (tmp_path / "note.txt").write_text(GOOD)
    said = [json.loads(line) for line in printed(str(tmp_path), "--format", "jsonl").splitlines()]
    assert [(one["file"], one["had_errors"]) for one in said] == [("a.eml", True), ("b/c/deep.eml", False)]
    assert json.loads(printed(str(tmp_path))) == said


def test_a_folder_without_mail_is_an_empty_list(tmp_path):
    assert json.loads(printed(str(tmp_path))) == []
    assert printed(str(tmp_path), "--format", "jsonl") == ""


def test_no_installation_and_no_sound_setting_is_needed(tmp_path):
    file = tmp_path / "one.eml"
    file.write_text(GOOD)
    own = os.environ | {"ENISHI_DATA": str(tmp_path / "data"), "ENISHI_DATABASE_URL": "nonsense"}
    command = [sys.executable, "-m", "enishi", "mail", "understand", str(file)]
    ran = subprocess.run(command, env=own, capture_output=True, text=True, check=True)
    assert json.loads(ran.stdout)["subject"] == "見積"
    assert not (tmp_path / "data").exists()
