"""What customers said after their deals were won or lost, summed."""
