"""Attached files, on real records and over HTTP: who reads them, what is refused, what is never lost."""
