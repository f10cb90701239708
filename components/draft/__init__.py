"""The check before publishing on screen: the form, the marked draft, the prompts, the checking sheet."""
