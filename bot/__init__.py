"""Romleuk: a follow-up companion on Telegram for people who were trained."""
