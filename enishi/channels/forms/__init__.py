"""The public pages of lead forms: plain HTML that needs no script, no cookie and no sign-in."""
