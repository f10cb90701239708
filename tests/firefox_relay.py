#!/usr/bin/env python3
"""Starts Firefox for Playwright, and lets it answer one command that it does not know.

Playwright drives any Firefox by WebDriver BiDi, but tells every page first which colours the reader prefers
(`emulation.setMediaFeaturesOverride`), a command that Debian's Firefox lacks and that no test depends on: in
its place Firefox is asked how it is. Everything else passes as it comes. FIREFOX names the program. The
standard library is enough, as whatever Python there is runs it.
"""

import json
import os
import re
import socket
import subprocess
import sys
import threading

LACKED, HARMLESS = b'"emulation.setMediaFeaturesOverride"', "session.status"
LISTENS = re.compile(r"listening on ws://127\.0\.0\.1:(\d+)")
TEXT = 1
# How many bytes more tell the length of a message that is too long for the first two.
LONGER = {126: 2, 127: 8}


def main(arguments: list[str]) -> int:
    """Run Firefox with the arguments; what it prints says where this listens instead."""
    command = [os.environ["FIREFOX"], *arguments]
    firefox = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, errors="replace")
    for line in firefox.stderr or ():
        found = LISTENS.search(line)
        told = line.replace(found[1], str(_listen(int(found[1])))) if found else line
        print(told, end="", file=sys.stderr, flush=True)
    return firefox.wait()


def _listen(port: int) -> int:
    """Pass on what comes in at a free port to that one; return the free one."""
    door = socket.create_server(("127.0.0.1", 0))
    own: int = door.getsockname()[1]
    threading.Thread(target=_serve, args=(door, own, port), daemon=True).start()
    return own


def _serve(door: socket.socket, own: int, port: int) -> None:
    while True:
        client, _ = door.accept()
        firefox = socket.create_connection(("127.0.0.1", port))
        threading.Thread(target=_back, args=(firefox, client), daemon=True).start()
        threading.Thread(target=_forth, args=(client, firefox, own, port), daemon=True).start()


def _back(firefox: socket.socket, client: socket.socket) -> None:
    while data := firefox.recv(1 << 16):
        client.sendall(data)
    client.close()


def _forth(client: socket.socket, firefox: socket.socket, own: int, port: int) -> None:
    stream = client.makefile("rb")
    head = b""
    while not head.endswith(b"\r\n\r\n"):
        head += stream.readline()
    # Firefox answers only who asks for it by its own address.
    firefox.sendall(head.replace(b":%d" % own, b":%d" % port))
    while first := stream.read(2):
        longer = stream.read(LONGER.get(first[1] & 127, 0))
        mask = stream.read(4)
        body = stream.read(int.from_bytes(longer, "big") if longer else first[1] & 127)
        if first[0] & 15 == TEXT and LACKED in (words := _unmasked(body, mask)):
            harmless = {"id": json.loads(words)["id"], "method": HARMLESS, "params": {}}
            body = _unmasked(json.dumps(harmless).encode(), mask)
            first, longer = bytes([first[0], 128 | len(body)]), b""
        firefox.sendall(first + longer + mask + body)
    firefox.close()


def _unmasked(body: bytes, mask: bytes) -> bytes:
    """Return what a client has masked, or the other way round."""
    key = (mask * (len(body) // 4 + 1))[: len(body)]
    return (int.from_bytes(body, "big") ^ int.from_bytes(key, "big")).to_bytes(len(body), "big")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
