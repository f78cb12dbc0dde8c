"""The bot offers a warm-up or lessons on days that suit the leader."""
