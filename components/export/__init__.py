"""The site as files: every page that needs no server, to be held by any web server or a USB stick."""
