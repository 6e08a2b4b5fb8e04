"""シーケンス: mails and tasks that follow each other by business time, until the other side answers. How the mails leave: `channels.sequences`."""
