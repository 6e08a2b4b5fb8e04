"""Getting mail from mail servers: one process a mailbox, each mail kept before the server is told."""
