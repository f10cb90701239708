"""Read a report: text in, proposed figures with their sentences out."""
