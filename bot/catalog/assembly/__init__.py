"""From checked sheets to the frozen values of the domain."""
