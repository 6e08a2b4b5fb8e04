"""予実: the targets of a year held against what was won and what is still to come."""
