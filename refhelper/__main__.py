"""`python -m refhelper`."""

import sys

from refhelper.cli import main

if __name__ == "__main__":
    sys.exit(main())
