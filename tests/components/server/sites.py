"""Builds the whole site with each of some settings (JSON on standard input) and asks it for pages."""

import json
import os
import sys

PAGES = ("zh", "en/about", "en/data?q=2487", "sitemap.xml")


def main() -> int:
    """Print "served" for each site that answers; what breaks is a traceback."""
    # Imported once, before the forks; the store is opened by each of them.
    import dash  # noqa: F401
    import plotly.graph_objects  # noqa: F401

    import components.site.dash_app
    import components.site.previews  # noqa: F401

    failed = 0
    for environment in json.load(sys.stdin):
        child = os.fork()
        if not child:
            serve_once(environment)
        failed |= os.waitpid(child, 0)[1]
    return 1 if failed else 0


def serve_once(environment: dict[str, str]) -> None:
    """Build the site, ask it, and end this process with 0 where every answer is well."""
    os.environ.update(environment)
    code = 1
    try:
        from app import server
        from components.web.page_addresses import address

        client = server.test_client()
        for page in PAGES:
            answer = client.get(address("") + page)
            assert answer.status_code == 200, (page, answer.status_code, environment)
            str(answer.headers).encode("latin-1")
        print("served", flush=True)
        code = 0
    finally:
        if code:
            import traceback

            traceback.print_exc()
        os._exit(code)


if __name__ == "__main__":
    sys.exit(main())
