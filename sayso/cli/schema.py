"""`sayso schema`: the JSON Schema of a record."""

from sayso.cli.terminal import ending


def schema() -> None:
    """Print the JSON Schema of a record."""
    with ending():
        import json

        from sayso.codec import json_schema

        print(json.dumps(json_schema(), indent=2, ensure_ascii=False))
