"""Leaders look up services by what is needed and where."""
