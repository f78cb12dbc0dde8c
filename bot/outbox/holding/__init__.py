"""After a restore, unasked messages wait until an administrator releases them."""
