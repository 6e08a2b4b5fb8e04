"""Activities and tasks over HTTP."""
