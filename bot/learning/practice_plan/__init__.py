"""What practice means for one member: what is remembered, what is asked, when the bot writes."""
