"""The most bytes any upload may have: what is larger is refused by its stated length, before a byte of it is read."""

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler

from enishi.foundation.config import config

MEGABYTE = 1_000_000
# An import takes 50 MB; what a form says beside its file fits into one.
LARGEST = (max(int(config["FILE_MEGABYTES"]), 50) + 1) * MEGABYTE


class Capped(FileUploadHandler):
    """Stands before Django's own handlers, which keep small uploads in memory and write large ones to a file apart."""

    def handle_raw_input(
        self, input_data: Any, META: Any, content_length: int, boundary: str, encoding: Any = None
    ) -> None:
        if content_length > LARGEST:
            raise RequestDataTooBig()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None
