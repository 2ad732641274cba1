"""The directory with about 30, 1,000 and 20,000 services: loading with its checks, the first search, and each key.

In processor time: all of it is computing, and a busy machine must not pass for slow code.
"""

from collections.abc import Iterator
from statistics import quantiles
from time import process_time

from bench.timing import Measure, interleaved
from refhelper.adapters import locations
from refhelper.adapters.directory_files import parse_directory
from refhelper.adapters.yaml_text import collecting_later
from refhelper.domain.directory import Directory
from refhelper.domain.directory_checks import check
from refhelper.domain.directory_search import Index

SIZES = (1_000, 20_000)
TIMES_THE_TIME = 25
KEY_SECONDS = 0.033
TYPED = "counselling for families near malton 01904 55"
DISTRICTS = ("york", "selby", "harrogate", "craven", "scarborough", "ryedale", "hambleton", "richmondshire")
ONE = """  - id: s{0}
    name: Service number {0}
    provider: Provider {1}
    purpose: Help and counselling for families in place {1}, and for those who care for them.
    how_to_refer: [Phone the service.]
    source: A national list
    service_area: [{2}]
    contacts:
      - id: s{0}_phone
        kind: phone
        value: "0{3}"
        label: Office of service {0}
        source: A national list
        confidence: second_hand
"""


def text_of(count: int) -> str:
    """Return the shipped directory with so many services more."""
    more = "".join(ONE.format(n, n % 97, DISTRICTS[n % 8], 1_600_000_000 + n) for n in range(count))
    return locations.directory_file().read_text("utf-8").replace("\nretired:", f"{more}\nretired:", 1)


def measures() -> Iterator[Measure]:
    """Measure each size against the one before, as so much longer for so much more, then the keys of a search."""
    small, large = (text_of(count) for count in SIZES)
    whole = interleaved(3, lambda: _used(text_of(0)), lambda: _used(small), lambda: _used(large), clock=process_time)
    of = f"{SIZES[0]:,} services"
    yield Measure("load, check and first search of the shipped directory", whole[0], of, whole[1])
    name = f"load, check and first search of {SIZES[1]:,} services"
    yield Measure(name, whole[2], of, whole[1], TIMES_THE_TIME)
    few, many = _load(small), _load(large)
    checked = interleaved(3, lambda: _check(few), lambda: _check(many), clock=process_time)
    yield Measure("of which the check", checked[1], of, checked[0])
    first = interleaved(3, lambda: Index(few).find("york"), lambda: Index(many).find("york"), clock=process_time)
    yield Measure("of which the first search", first[1], of, first[0])
    yield Measure(f"slowest key (of 20, 19) in {SIZES[1]:,} services", _key(Index(many)), "33 ms", KEY_SECONDS, 1.0)


def _used(text: str) -> None:
    """Do what a user waits for: the directory read and checked, and the first word found in it."""
    Index(_load(text)).find("york")


def _load(text: str) -> Directory:
    directory, problems = parse_directory(text, "directory.yaml")
    if directory is None:
        raise ValueError(problems[:3])
    return directory


def _check(directory: Directory) -> None:
    with collecting_later():  # as it is within a load
        check(directory)


def _key(index: Index) -> float:
    """Return the 95th of 100 shares of the time from key to result, over a search typed letter by letter."""
    taken = []
    for _ in range(3):
        for length in range(1, len(TYPED) + 1):
            start = process_time()
            index.find(TYPED[:length])
            taken.append(process_time() - start)
    return quantiles(taken, n=20)[-1]
