"""People of the organisation: users, teams, roles, invitations, sessions, targets, tokens. Not customers."""
