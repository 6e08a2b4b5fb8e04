"""Knowledge: articles that answer what customers ask, for colleagues, for members, for everybody."""
