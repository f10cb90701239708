"""What takes a draft in, for the draft check and for review: the form, what was sent, how often."""
