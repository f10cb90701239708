"""The web server of the tests, which stands before several of ours and shares readers out: nginx."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

INSTALL = "apt-get install --no-install-recommends nginx"
SECONDS = 10
# As .deploy has it in what matters here: whoever does not answer is passed over.
CONFIGURATION = """
daemon off; pid {folder}/pid; error_log {folder}/errors; worker_processes 1;
events {{ worker_connections 256; }}
http {{
  access_log off;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxied;
  fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  upstream dashboard {{
    {servers}
  }}
  server {{
    listen 127.0.0.1:{port};
    client_max_body_size 12m;
    location / {{
      proxy_pass http://dashboard; proxy_http_version 1.1; proxy_set_header Connection "";
      proxy_set_header Host $http_host; proxy_set_header X-Forwarded-Proto $scheme;
      proxy_next_upstream error timeout http_502 http_503;
    }}
  }}
}}
"""


@cache
def find() -> str:
    """Return nginx's path, or nothing; NGINX names one."""
    beside = f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin"
    return shutil.which(os.environ.get("NGINX", "") or "nginx", path=beside) or ""


def lacking() -> str:
    """Return why the tests that want it cannot run here, or nothing."""
    return "" if find() else "no nginx"


@contextmanager
def before(servers: Sequence[str], folder: Path) -> Iterator[str]:
    """Start nginx before these servers (host:port); return its address, with a slash at the end."""
    port = _free_port()
    lines = "\n    ".join(f"server {server} max_fails=1 fail_timeout=2s;" for server in servers)
    file = folder / "nginx.conf"
    file.write_text(CONFIGURATION.format(folder=folder, port=port, servers=lines), encoding="utf-8")
    # It lets its workers be nobody where root starts it, who must be able to write here.
    as_root = ["-g", "user root;"] if os.geteuid() == 0 else []
    process = subprocess.Popen([find(), "-p", str(folder), "-c", str(file), *as_root], stderr=subprocess.PIPE)
    try:
        address = f"http://127.0.0.1:{port}/"
        _wait_for(address, process)
        yield address
    finally:
        process.terminate()
        process.communicate(timeout=SECONDS)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def _wait_for(address: str, process: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + SECONDS
    while time.monotonic() < end and process.poll() is None:
        try:
            urlopen(f"{address}healthz", timeout=SECONDS).close()
        except HTTPError:
            return
        except URLError:
            time.sleep(0.05)
        else:
            return
    process.terminate()
    raise RuntimeError(f"nginx did not start: {process.communicate()[1].decode()}")
