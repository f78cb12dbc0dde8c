"""The guard finds signs of real people and of danger in what somebody writes."""
