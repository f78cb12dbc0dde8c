"""Leaders say that a service is not right any more."""
