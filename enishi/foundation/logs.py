"""Structured log lines: one JSON object a line, with the request's id and without personal data."""

import json
import logging
from datetime import UTC, datetime

from enishi.foundation import requests

FACTS = ("method", "route", "status", "milliseconds", "actor", "owner", "place", "rows", "job", "attempt")


class JsonFormatter(logging.Formatter):
    """Writes level, logger, message, request id and the few facts we log on purpose."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if requests.request_id():
            line["request_id"] = requests.request_id()
        line |= {name: getattr(record, name) for name in FACTS if hasattr(record, name)}
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)
