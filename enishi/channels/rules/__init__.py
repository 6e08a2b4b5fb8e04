"""What becomes of a mail, and what a mailbox may be. Pure."""
