"""Transport only: how the outside world comes in and goes out. Public survey pages live here."""
