"""What answers a session may have, how typed ones are read, and why some are refused."""
