"""Mails made by hand-written templates together with what they say; the parser under test takes no part in it."""
