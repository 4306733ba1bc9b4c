"""Speed and accuracy of the reader, measured, with a ratchet that only lets the figures rise."""
