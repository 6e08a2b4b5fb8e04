"""Tags タグ: free words on tickets, kept tidy, so that the same word is written in one way."""
