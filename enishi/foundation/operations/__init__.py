"""What whoever runs the installation looks at: queues, backups, room on the disk, errors."""
