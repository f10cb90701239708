"""What a browser may do with our pages: nothing leaves the origin."""

from flask import Flask, Response, request

from components.web.framing import NOBODY, SELF, embedders, is_made_for_frames, nobody_may


def content_policy(frame_ancestors: str) -> str:
    """Return the policy: scripts from here alone, none inline, no eval; pictures also from memory."""
    rules = {
        "default-src": "'self'",
        "script-src": "'self'",
        # Plotly writes its own style elements and attributes.
        "style-src": "'self' 'unsafe-inline'",
        # Plotly's pictures are made in memory, and its style sheets hold pictures as data.
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": "'self'",
        # The strictest of each: no plug-ins, no <base> that bends links, forms to nowhere else.
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'self'",
        # Instead of X-Frame-Options, which cannot name several sites.
        "frame-ancestors": frame_ancestors,
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def register(server: Flask) -> None:
    """Send the security headers with every answer.

    FRAME_ANCESTORS names who may embed the pages that are made for it; all others stand in no site's frame
    but this one's: what a click there does is the reader's own.
    """
    of_frames = content_policy(" ".join(embedders()))
    of_pages = content_policy(NOBODY if nobody_may() else SELF)

    @server.after_request
    def guard(response: Response) -> Response:
        framed = is_made_for_frames(request.path)
        response.headers["Content-Security-Policy"] = of_frames if framed else of_pages
        # A download stays what it says it is: no browser guesses HTML from its first bytes.
        response.headers["X-Content-Type-Options"] = "nosniff"
        # Other sites learn which site a reader came from, never what was looked for there.
        response.headers["Referrer-Policy"] = "strict-origin-when-cross-origin"
        response.headers["Permissions-Policy"] = (
            "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()"
        )
        # A page that opened ours in a window gets no hold of it.
        response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
        return response
