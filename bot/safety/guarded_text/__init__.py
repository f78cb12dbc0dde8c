"""The guard judges texts that others will read."""
