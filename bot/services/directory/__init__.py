"""Leaders look up services by need and place."""
