"""Personal data: what of the product is personal, erasing and disclosing it, and how long it is kept."""
