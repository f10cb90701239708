"""The programs that are compared: how each is served, and how a reader chooses a work area on its page."""

from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
# The work area that is chosen: one chart of four bars, as the subject of the same four figures on our page.
AREA, SUBJECT = "行政执法", "enforcement_certificates"


@dataclass(frozen=True)
class Kit:
    """A page to visit. path: its address; choice: what is clicked, a selector of Playwright."""

    path: str
    choice: str


@dataclass(frozen=True)
class Peer(Kit):
    """A program of `HERE`. package: whose version names it; command: its own server, one process of it."""

    name: str
    title: str
    package: str
    command: tuple[str, ...]

    @property
    def requirements(self) -> Path:
        """What pip installs for it, and nothing else of ours."""
        return HERE / f"{self.name}.txt"

    @property
    def program(self) -> Path:
        """The program itself."""
        return HERE / f"{self.name}.py"

    def started(self, scripts: Path, port: int) -> list[str]:
        """The command line, with the scripts of its environment."""
        return [str(scripts / self.command[0]), *(word.format(port=port) for word in self.command[1:])]


def _peer(name: str, title: str, package: str, path: str, *command: str) -> Peer:
    return Peer(path, f"label:has-text('{AREA}')", name, title, package, command)


# Threads let gunicorn keep connections; without them it answers fewer.
GUNICORN = ("--workers", "1", "--threads", "4", "--bind", "127.0.0.1:{port}", "--log-level", "warning")
STREAMLIT = {
    "server.address": "127.0.0.1",
    "server.port": "{port}",
    "server.headless": "true",
    "server.fileWatcherType": "none",
    "browser.gatherUsageStats": "false",
    "client.toolbarMode": "viewer",
}
PANEL = ("--address", "127.0.0.1", "--port", "{port}", "--num-procs", "1", "--log-level", "warning")
OURS = Kit("zh", f"[data-subject-chip='{SUBJECT}']")
PEERS = (
    _peer("plain_dash", "Dash", "dash", "", "gunicorn", "plain_dash:server", *GUNICORN),
    _peer("vizro_peer", "Vizro", "vizro", "", "gunicorn", "vizro_peer:app", *GUNICORN),
    _peer(
        *("streamlit_peer", "Streamlit", "streamlit", "", "streamlit", "run", "streamlit_peer.py"),
        *(word for name, value in STREAMLIT.items() for word in (f"--{name}", value)),
    ),
    _peer("panel_peer", "Panel", "panel", "panel_peer", "panel", "serve", "panel_peer.py", *PANEL),
)
