"""Sales: leads, pipelines, deals. Never imports service; the two meet in bond."""
