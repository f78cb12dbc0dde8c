"""An audience can be chosen by what people did about a meeting."""
