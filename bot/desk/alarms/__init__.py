"""Administrators are told in their chat what is wrong with the bot itself."""
