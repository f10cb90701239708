"""python -m components.export: the command that makes a static copy."""

from components.export.command import main

if __name__ == "__main__":
    raise SystemExit(main())
