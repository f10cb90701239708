"""What stands between the pages and the wire: Plotly's script, compression, and the program that listens."""
