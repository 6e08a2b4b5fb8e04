"""Improvements answer those who asked for them: by mail, each in the thread of their ticket, once."""
