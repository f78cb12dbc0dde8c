"""Leaders see their plans, finish or drop them, and take over what colleagues left."""
