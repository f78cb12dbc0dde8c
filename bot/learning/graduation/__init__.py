"""The bot announces an earned certificate, and a coordinator signs it in the chat."""
