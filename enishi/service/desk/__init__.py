"""What an agent does with tickets all day besides answering: put off, follow, share, act on many at once."""
