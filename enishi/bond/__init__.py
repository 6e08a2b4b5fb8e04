"""The seam between the roles: handovers, standing, links between sales and service, referrals, the one timeline."""
