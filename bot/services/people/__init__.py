"""Who comes in, who runs what, and what everybody may decide about their own data."""
