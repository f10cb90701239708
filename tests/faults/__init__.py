"""What hostile, broken or unlucky clients and machines do to the site, each bounded to seconds."""
