"""Mail that leaves: planned with the answer it carries, sent by a job, and told to whoever wrote it."""
