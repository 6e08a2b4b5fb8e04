"""Side conversations by mail: a maker is asked from a ticket, and their answer finds the way back to it."""
