"""Chats can be reached or not, and groups move."""
