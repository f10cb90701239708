"""The dashboard: checks the tables, names the site, registers its routes, serves it."""

from components.server import memory, processes, streams

streams.make_safe()
memory.stop_if_too_small()
if __name__ == "__main__":
    processes.become_parent_if_many()

from components.server import serve  # noqa: E402 - what is too small is said before a library dies of it

serve.stop_if_broken()

from components import security, site_files  # noqa: E402 - pages read tables that were checked
from components.draft import route  # noqa: E402
from components.pages import check, downloads, errors, opening, pictures, previews, search_route, sitemap  # noqa: E402
from components.server import plotly_bundle  # noqa: E402
from components.site import Site  # noqa: E402

app = Site(__name__, plotly_bundle.script_url())
server = app.server
serve.prepare(server)
security.register(server)
site_files.register(server)
errors.register(server, app.has_library_file)
downloads.register(server)
route.register(server, check, opening.from_url, app.still_page)
pictures.register(server)
previews.register(server)
search_route.register(server)
sitemap.register(server)

if __name__ == "__main__":
    serve.serve(server)
