"""The command line: each command parses its arguments, calls what does the work, and prints.

Heavy modules are imported inside the commands, so that help comes at once.
"""


def main() -> None:
    """The entry point of `sayso`."""
    from sayso.cli.app import app
    from sayso.cli.terminal import plain_streams

    plain_streams()
    app(prog_name="sayso")
