"""Asking customers how it was: CSAT or CES after a solve, NPS apart from any ticket; answers, follow-up and figures."""
