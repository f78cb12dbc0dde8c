"""The command menu of a chat shows what its role may use."""
