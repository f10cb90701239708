"""Odd values of settings: what people, shells and files of variables bring, bent and mixed by a seed."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

# What can be typed, pasted, read from a file with other line ends, or be bytes that are no UTF-8.
PIECES = (
    *(
        "",
        " ",
        "\n",
        "\r",
        "\t",
        "\x00",
        "\x1b[31m",
        "\u2028",
        "\u202e",
        "\ufeff",
        "\udcff",
        "\ud800",
        "\U0001f600",
    ),
    *(
        "法治",
        "é",
        "８０５０",
        "٣",
        "%",
        "%2e",
        "%zz",
        "..",
        ".",
        "//",
        "/",
        "\\",
        "~",
        "-",
        "_",
        ":",
        ";",
        ",",
        "?",
    ),
    *(
        "#",
        "@",
        "*",
        "'",
        '"',
        "<b>",
        "$HOME",
        "${X}",
        "`id`",
        "0",
        "1",
        "-1",
        "1e3",
        "1.0",
        "0x10",
        "none",
        "true",
    ),
    *(
        "a" * 300,
        "9" * 5000,
        "/a" * 3000,
        "null",
        "[::1]",
        "self",
        "'self'",
        "'none'",
        "https:",
        "javascript:",
    ),
)
SOUND = {
    "HOST": ("127.0.0.1", "0.0.0.0", "::", "::1", "localhost", "law.example.org", "my_service"),
    "PORT": ("0", "80", "8050", "65535", "0080"),
    "BASE_PATH": ("/", "law", "/law", "/law/", "/a/b-c/d.e/~f", " /law/ "),
    "PUBLIC_URL": ("https://example.org", "http://[::1]:8050/law/", "https://example.org/a%20b/"),
    "FRAME_ANCESTORS": (
        "'self'",
        "'none'",
        "*",
        "https:",
        "'self' https://*.example.org:8443 portal.example.org",
    ),
    "CONTACT": (
        "info@example.org",
        "mailto:info@example.org",
        "https://example.org/?a=1#b",
        "罗定市司法局 0766",
    ),
    "REPOSITORY": ("https://example.org/law/issues", "http://127.0.0.1:3000/new?labels=figure"),
    "PREVIEW_FONT": ("{font}",),
    "DATA_FOLDER": ("data", "./data/"),
    "LOCAL_DATA": ("local", "not/there/yet", "demo"),
    "STORE": ("store", "./kept/store"),
    "PUBLISHED_STORE": ("shared", "./not/there/yet", ""),
    "DATABASE_URL": (
        "postgresql://law@127.0.0.1:5432/law",
        "postgres:///law",
        "postgresql://law:a%20word@[::1]/law?sslmode=require",
        "",
    ),
    "DEMO": ("0", "1"),
    "PROCESSES": ("1", "2", "64"),
    "LOG": ("text", "json"),
    "METRICS": ("0", "1"),
    "API_LIMIT": ("0", "1", "600", "99999"),
    "EDIT_TOKEN": ("", "a-token-of-tests", "十二个字以上的一句口令也可以"),
    "PRINT_EDIT_LINK": ("0", "1"),
    "PROXIES": ("", "10.0.0.5", "172.30.0.0/24 ::1", "fd00::/8"),
}


def lay(folder: Path) -> None:
    """Put into a folder what sound values name, as seen from there."""
    project = Path(__file__).resolve().parents[3]
    (folder / "data").symlink_to(project / "data")
    (folder / "demo").symlink_to(project / "tests" / "demo")


def odd_values(variable: str, count: int, font: str) -> Iterator[str]:
    """Yield `count` values of a variable, always the same: sound ones, faulty ones, and nonsense."""
    chance = Random(f"{variable} 10")
    sound = [words.format(font=font) for words in SOUND[variable]]
    yield from sound
    for _ in range(count - len(sound)):
        words = chance.choice(sound)
        at = chance.randrange(len(words) + 1)
        match chance.randrange(4):
            case 0:
                yield words[:at] + chance.choice(PIECES) + words[at:]
            case 1:
                yield words[:at] + words[at + 1 :]
            case 2:
                yield chance.choice(sound) + chance.choice((" ", "/", "", ",")) + chance.choice(sound)
            case _:
                yield "".join(chance.choices(PIECES, k=chance.randrange(1, 4)))
