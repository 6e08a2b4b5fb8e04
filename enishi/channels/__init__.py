"""Transport only: how the outside world comes in and goes out. Public survey pages and mail live here."""
