"""Painting no more than a change reaches: a key in a long letter changes one line, and somebody waits for it.

The library draws every part of the screen beside a changed line anew, all its lines, and then throws most of it away.
"""

from collections.abc import Iterable

from textual._compositor import Compositor
from textual.geometry import Region
from textual.strip import Strip


class NarrowCompositor(Compositor):
    """Draws of each part only the lines that are painted."""

    def _get_renders(self, crop: Region | None = None) -> Iterable[tuple[Region, Region, list[Strip]]]:
        """Yield the place, the visible place, and the drawn lines of each part that has something in the crop."""
        wanted = crop or self.size.region
        lines = Region(0, wanted.y, self.size.width, wanted.height)
        for widget, (region, clip) in self.visible_widgets.items():
            seen = clip.intersection(lines)
            shown = region.intersection(seen)
            if shown and wanted.overlaps(shown):
                yield region, seen, widget.render_lines(shown.translate(-region.offset))
