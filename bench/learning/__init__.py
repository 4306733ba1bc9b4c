"""Learning from labelled reports: what the reader is sure of, and how far that can be trusted."""
