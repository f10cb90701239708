"""The dashboard: checks the tables, names the site, registers its routes, serves it."""

from components.server import serve

serve.stop_if_broken()

from components import security, site_files  # noqa: E402 - pages read the tables, which are checked first
from components.server import plotly_bundle  # noqa: E402
from components.site import Site  # noqa: E402

app = Site(__name__, plotly_bundle.script_url())
server = app.server
serve.prepare(server)
security.register(server, app.csp_hashes())
site_files.register(server)

if __name__ == "__main__":
    serve.serve(server)
