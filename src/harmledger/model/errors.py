"""The one kind of error that is meant for people: a clear sentence about what they gave us."""


class HarmledgerError(Exception):
    """Bad input, told in one sentence that says what is wrong; the command line prints it and exits with 1."""
