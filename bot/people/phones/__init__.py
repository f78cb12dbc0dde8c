"""A person goes on with another Telegram account."""
