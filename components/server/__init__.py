"""What lies between the pages and the network: Plotly's script, compression, the program that listens."""
