"""Which products go together (構成): options, parts of a bundle, what requires and what excludes what."""
