"""Rows of the outbox remember which messages stand in which chats."""
