"""After the last meeting leaders are asked, once, what they will do with what they learned."""
