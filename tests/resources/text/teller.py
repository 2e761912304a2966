"""Says the names of the variables of its environment."""

import json
import os

if __name__ == "__main__":
    for name in os.environ:
        print(json.dumps({"page": name}))  # noqa: T201
    print(json.dumps({"language": "", "partial": False}))  # noqa: T201
