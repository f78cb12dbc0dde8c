"""Coordinators record the voice notes of lessons in the chat, and approve each other's."""
