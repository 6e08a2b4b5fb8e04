"""Mailboxes, received mail and what messages show of it, over HTTP."""
