"""A certificate is announced when it is earned, and signed off by a coordinator in the chat."""
