"""Where the folder build starts: the command line, as `python -m refhelper` does."""

import sys

from refhelper.cli import main

sys.exit(main())
