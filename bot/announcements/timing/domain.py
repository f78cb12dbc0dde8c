"""The rules of the gate for a correction."""

from bot.outbox.gate.domain import DeliveryPolicy

CORRECTING = DeliveryPolicy(on_quiet_days=True, spaced=False)
"""A correction does not wait half an hour after another message; the limit of two a day stays."""
