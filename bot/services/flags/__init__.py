"""Leaders report that a service is not right any more."""
