"""When a message would be sent to each recipient, as the gate would decide."""
