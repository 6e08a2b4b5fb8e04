"""提案書: what a customer needs, what of ours answers it, and what proves it."""
