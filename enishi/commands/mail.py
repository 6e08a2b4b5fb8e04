"""`enishi mail understand FILE|DIR`, and where `enishi mail ingest` is."""

import os
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import click
import orjson

from enishi.channels.mail.understand import Attachment, CalendarAnswer, Mail, Report, understand
from enishi.channels.mail.understand.addresses import Mailbox
from enishi.channels.mail.understand.parts import LARGEST


class Words(click.Group):
    """`ingest` needs the installation, `understand` does not: it is loaded when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return ["ingest", *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name != "ingest":
            return super().get_command(ctx, cmd_name)
        command: click.Command = import_module("enishi.commands.ingest").ingest
        return command


@click.group(cls=Words)
def mail() -> None:
    """What a mail says, and mail that comes in from files."""


@mail.command("understand")
@click.argument("place", metavar="FILE|DIR", type=click.Path(exists=True, path_type=Path))
@click.option("--format", "form", type=click.Choice(["json", "jsonl"]), default="json", show_default=True)
def understand_files(place: Path, form: str) -> None:
    """Print what each mail says: of one file, or of every *.eml below a folder. Needs no installation.

    A broken mail is no failure: its `had_errors` is true, and `defects` names what is wrong.
    """
    read = (shown(name, understand(_bytes(file))) for name, file in _files(place))
    if form == "jsonl":
        for line in read:
            click.echo(orjson.dumps(line))
    elif place.is_dir():
        _echo_list(read)
    else:
        click.echo(orjson.dumps(next(read), option=orjson.OPT_INDENT_2))


def _echo_list(read: Iterator[dict[str, Any]]) -> None:
    """One array, printed as it grows: a folder may hold more mails than memory."""
    click.echo("[", nl=False)
    for place, line in enumerate(read):
        click.echo(b",\n" if place else b"\n", nl=False)
        click.echo(orjson.dumps(line, option=orjson.OPT_INDENT_2), nl=False)
    click.echo("\n]")


def _files(place: Path) -> Iterator[tuple[str, Path]]:
    """Names to print and files, in order of names; a file is called by its own name."""
    if not place.is_dir():
        yield _name(place.name), place
        return
    found = [Path(folder, name) for folder, _, names in os.walk(place) for name in names]
    for file in sorted(found):
        if file.suffix.lower() == ".eml" and file.is_file():
            yield _name(file.relative_to(place).as_posix()), file


def _name(name: str) -> str:
    return os.fsencode(name).decode("utf-8", "replace")


def _bytes(file: Path) -> bytes:
    """As much as is understood of the largest mail, and one byte more to notice it."""
    with file.open("rb") as opened:
        return opened.read(LARGEST + 1)


def shown(name: str, read: Mail) -> dict[str, Any]:
    """The printed form."""
    return {
        "file": name,
        "message_id": read.message_id,
        "subject": read.subject,
        "from": _mailbox(read.sender),
        "to": [_mailbox(found) for found in read.to],
        "cc": [_mailbox(found) for found in read.cc],
        "date": read.date.isoformat() if read.date else None,
        "text": read.text,
        "new_text": read.new_text,
        "html_safe": read.html_safe,
        "attachments": [_attachment(found) for found in read.attachments],
        "charset_used": read.charset_used,
        "had_errors": read.had_errors,
        "kind": read.kind.value,
        "reasons": list(read.reasons),
        "defects": list(read.defects),
        "doubts": list(read.doubts),
        "report": _report(read.report) if read.report.kind != "none" else None,
        "thread": {
            "reply_keys": list(read.thread.reply_keys),
            "references": list(read.thread.references),
            "ticket_numbers": list(read.thread.ticket_numbers),
            "subject": read.thread.subject,
        },
        "calendar": _calendar(read.calendar) if read.calendar else None,
        "remote_pictures": read.remote_pictures,
    }


def _calendar(answer: CalendarAnswer) -> dict[str, Any]:
    return {
        "method": answer.method,
        "uid": answer.uid,
        "sequence": answer.sequence,
        "stamp": answer.stamp.isoformat(),
        "answers": dict(answer.answers),
        "comment": answer.comment,
    }


def _mailbox(found: Mailbox) -> dict[str, str]:
    return {"name": found.name, "address": found.address}


def _attachment(found: Attachment) -> dict[str, Any]:
    return {"filename": found.filename, "size": found.size, "type": found.type, "inline": found.inline}


def _report(report: Report) -> dict[str, Any]:
    return {
        "kind": report.kind.value,
        "message_id": report.message_id,
        "standard": report.standard,
        "recipients": [
            {
                "address": found.address,
                "action": found.action,
                "status": found.status,
                "permanent": found.permanent,
                "diagnostic": found.diagnostic,
            }
            for found in report.recipients
        ],
    }
