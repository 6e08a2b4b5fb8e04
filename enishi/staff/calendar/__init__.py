"""The calendar of people on screen: what each room says stands there, with closed days and who is away."""
