"""Names, numbers and addresses as Japanese users write them: parsed, matched and shown, never rewritten."""
