"""Every write of the seam."""
