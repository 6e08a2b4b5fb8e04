"""Every read of the seam: what one role sees of the other, and the one line of a customer's life."""
