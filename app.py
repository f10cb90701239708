"""The dashboard: checks the tables, names the site, registers its routes, serves it."""

from components.server import memory, processes, streams

streams.make_safe()
memory.stop_if_too_small()
if __name__ == "__main__":
    processes.become_parent_if_many()

from components.site import serve  # noqa: E402 - what is too small is said before a library dies of it

serve.stop_if_broken()

from components.api import routes as api_routes  # noqa: E402 - pages and programs read tables that were checked
from components.pages.draft_check import page as check_page  # noqa: E402
from components.pages.draft_check import route as check_route  # noqa: E402
from components.pages.review import route as review_route  # noqa: E402
from components.server import plotly_bundle  # noqa: E402
from components.site import (  # noqa: E402
    brief_files,
    cards,
    comparison_files,
    coverage_files,
    difference_files,
    downloads,
    embed,
    errors,
    feeds,
    gap_files,
    oembed,
    opening,
    pictures,
    previews,
    required_files,
    score_files,
    search_route,
    sitemap,
    spotcheck_files,
)
from components.site.dash_app import Site  # noqa: E402
from components.web import security, site_files  # noqa: E402

app = Site(__name__, plotly_bundle.script_url())
server = app.server
serve.prepare(server)
security.register(server)
site_files.register(server)
errors.register(server, app.has_library_file)
downloads.register(server)
difference_files.register(server)
coverage_files.register(server)
brief_files.register(server)
gap_files.register(server)
required_files.register(server)
spotcheck_files.register(server)
score_files.register(server)
check_route.register(server, check_page, opening.from_url, app.still_page)
review_route.register(server, opening.from_url, app.still_page)
pictures.register(server)
comparison_files.register(server)
previews.register(server)
cards.register(server)
embed.register(server, plotly_bundle.script_url())
oembed.register(server)
search_route.register(server)
api_routes.register(server)
feeds.register(server)
sitemap.register(server)

if __name__ == "__main__":
    serve.serve(server)
