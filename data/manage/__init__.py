"""What a person does with reports on a terminal: `python -m data.manage --help` names the verbs."""
