"""Build what practices and IT departments install, from the locked versions, into the folder dist.

    python -m release fetch         all that needs a package index: the tools, and the packages for the wheelhouse
    python -m release folder        the folder build for this system: copy the folder, start the program in it
    python -m release wheelhouse    all packages for an offline installation with pip, on Windows and Linux
    python -m release launch        how long the folder build takes to start, against the same program unfrozen
    python -m release windows       tests, folder build and wheelhouse on a Windows Python under wine, on Linux

Tools and downloads are kept in .cache/release here; a package index is needed the first time.
"""

import os
import sys

from release import environment


def main(arguments: list[str]) -> int:
    """Run one of the commands with the tools that releases are built with, and return its exit code."""
    wanted = arguments[0] if arguments else ""
    if wanted not in {"fetch", "folder", "wheelhouse", "launch", "windows"}:
        print(__doc__)
        return 2
    python = environment.tools()
    if os.path.realpath(sys.prefix) != os.path.realpath(python.parent.parent):
        return environment.run([str(python), "-m", "release", *arguments])
    match wanted:
        case "fetch":
            from release import wheelhouse

            wheelhouse.download()
        case "folder":
            from release import folder

            print(folder.build())
        case "wheelhouse":
            from release import wheelhouse

            print(wheelhouse.build())
        case "launch":
            from release import launch

            return launch.main()
        case _:
            from release import windows

            return windows.main()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
