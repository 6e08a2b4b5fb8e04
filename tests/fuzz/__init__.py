"""Mails damaged at random, thousands of them: none may crash the reader or hold it up."""
