"""Rate limits for calls to Telegram."""
