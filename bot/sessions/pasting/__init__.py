"""An invitation that a coordinator pastes is read as a whole."""
