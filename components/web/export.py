"""The name of the command that makes a static copy; its work is that of the room `components/export/`."""

import runpy

if __name__ == "__main__":
    runpy.run_module("components.export", run_name="__main__")
