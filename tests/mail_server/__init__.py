"""Mail as it really comes: sent by SMTP, fetched from a real IMAP server (Dovecot), with the server's every mood.

Collected only where Dovecot is installed (Debian: dovecot-imapd); CI installs it.
"""
