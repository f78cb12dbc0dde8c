"""Now and then the two buddies get the same small thing to talk about."""
