"""After an outage people are asked for the tap that was lost."""
