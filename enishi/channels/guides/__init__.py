"""The public pages of guides: plain HTML that needs no script, no cookie and no sign-in."""
