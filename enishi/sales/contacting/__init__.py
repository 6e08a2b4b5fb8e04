"""How fast somebody speaks to a lead for the first time: the clock, who still waits, and one alarm."""
