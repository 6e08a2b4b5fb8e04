"""How invitations to demos leave by mail, and how what calendars answer comes back."""
