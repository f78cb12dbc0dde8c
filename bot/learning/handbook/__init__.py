"""Leaders look up lessons, terms and services, and report a service that is wrong."""
