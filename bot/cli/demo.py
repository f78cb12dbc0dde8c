"""`demo`: everything at work on this machine, without a token."""


def demo() -> None:
    """Start the bot against a simulated Telegram and print the address of its page."""
