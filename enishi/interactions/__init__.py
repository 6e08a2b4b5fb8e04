"""Every contact with a customer, whoever made it: conversations, messages, activities, tasks."""
