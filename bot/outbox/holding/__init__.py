"""After a restore, messages unasked wait until an administrator releases them."""
