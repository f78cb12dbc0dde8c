"""Slots: how many calls Telegram gets in a second from all workers together."""
