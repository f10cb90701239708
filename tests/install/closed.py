"""A network namespace without any route, and a program in it that starts the site and asks it.

As a program: `closed.py FOLDER` runs that folder's one command where nothing but this machine answers, prints
what its server said as JSON, and ends it.
"""

import errno
import json
import os
import shutil
import socket
import struct
import subprocess
import sys
from functools import cache
from pathlib import Path
from urllib.request import urlopen

INSTALL = "util-linux (unshare), on Linux, as root or where users may make namespaces"
LEFT_UNDONE, TO_DO_THEM = "installations were not tried", "To try them"
# From linux/sockios.h and linux/if.h.
GET_FLAGS, SET_FLAGS, UP = 0x8913, 0x8914, 0x1
# An address that documentation may name and nobody has.
OUTSIDE = ("192.0.2.1", 443)


@cache
def way_in() -> tuple[str, ...]:
    """Return what to write before a command that is to run without any route; nothing where none works."""
    if shutil.which("unshare") and Path("/proc/net/route").is_file():
        for way in (("unshare", "-n"), ("unshare", "-rn")):
            if subprocess.run([*way, "true"], capture_output=True, check=False).returncode == 0:
                return way
    return ()


def lacking() -> str:
    """Return why nothing can be tried without a network here, or nothing."""
    return "" if way_in() else "no network namespace can be made"


def raise_loopback() -> None:
    """Let programs of this namespace reach each other; it begins with that switched off."""
    import fcntl  # not on Windows

    with socket.socket() as asking:
        request = struct.pack("16sH14x", b"lo", 0)
        flags = struct.unpack("16sH14x", fcntl.ioctl(asking, GET_FLAGS, request))[1]
        fcntl.ioctl(asking, SET_FLAGS, struct.pack("16sH14x", b"lo", flags | UP))


def is_closed() -> bool:
    """Say whether no route leads anywhere."""
    with socket.socket() as asking:
        return asking.connect_ex(OUTSIDE) == errno.ENETUNREACH


def main(folder: str) -> int:
    """Start the site in a folder by its one command, ask it, and print what it said."""
    raise_loopback()
    told: dict[str, object] = {"closed": is_closed()}
    command = [sys.executable, ".ci/tasks.py", "run"]
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True, env=os.environ)
    try:
        line = next((line for line in process.stdout or () if "http://" in line), "")
        host = line.partition("http://")[2].partition("/")[0]
        for name in ("readyz", "zh"):
            with urlopen(f"http://{host}/{name}", timeout=30) as answer:
                told[name] = answer.read().decode()
    finally:
        process.terminate()
        process.wait(timeout=20)
    print(json.dumps(told))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
