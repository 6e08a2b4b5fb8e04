"""What somebody has to do on which day, for the calendar program of their own: read by a secret address, changed nowhere."""
