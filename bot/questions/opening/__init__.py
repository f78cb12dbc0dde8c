"""The asker opens an answer and says whether it helped."""
