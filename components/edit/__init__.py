"""Who may bring reports in and decide: whoever knows the token that the operator sets."""
