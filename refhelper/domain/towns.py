"""Which former district a town or village lies in, so that it can be typed in place of the district.

Only places of which the district is sure, and whose name means one place to somebody who works here: a wrong area
is a wrong council. Written by hand; somebody local checks it before live use.
"""

import re

from refhelper.domain.vocabulary import District

_PLACES = {
    District.YORK: """
        acomb, bishopthorpe, copmanthorpe, dunnington, elvington, haxby, heslington, heworth, nether poppleton,
        new earswick, poppleton, strensall, tang hall, upper poppleton, wheldrake
    """,
    District.SELBY: """
        barlby, brayton, cawood, drax, eggborough, escrick, hemingbrough, riccall, sherburn in elmet, south milford,
        tadcaster, thorpe willoughby, ulleskelf
    """,
    District.HARROGATE: """
        boroughbridge, follifoot, green hammerton, hampsthwaite, killinghall, kirkby malzeard, knaresborough, masham,
        pannal, pateley bridge, ripon, spofforth, starbeck, summerbridge
    """,
    District.CRAVEN: """
        bentham, cononley, cross hills, crosshills, embsay, gargrave, giggleswick, glusburn, grassington, hellifield,
        high bentham, long preston, low bentham, settle, skipton, sutton in craven, threshfield
    """,
    District.SCARBOROUGH: """
        burniston, cayton, cloughton, east ayton, filey, goathland, hunmanby, robin hood's bay, ruswarp, sandsend,
        scalby, sleights, staithes, west ayton, whitby
    """,
    District.RYEDALE: """
        ampleforth, helmsley, hovingham, hutton le hole, kirkbymoorside, malton, norton on derwent, pickering,
        rillington, rosedale abbey, sheriff hutton, slingsby, thornton le dale
    """,
    District.HAMBLETON: """
        aiskew, appleton wiske, bedale, crayke, easingwold, great ayton, husthwaite, hutton rudby, leeming bar,
        linton on ouse, northallerton, osmotherley, romanby, stokesley, swainby, thirsk, topcliffe, west tanfield
    """,
    District.RICHMONDSHIRE: """
        askrigg, aysgarth, brompton on swale, catterick, catterick garrison, colburn, gunnerside, hawes, hipswell,
        leyburn, middleham, middleton tyas, reeth, richmond, west witton
    """,
    District.ELSEWHERE: """
        barnard castle, barnoldswick, barnsley, beverley, billingham, birmingham, bradford, bridlington, castleford,
        colne, darlington, doncaster, driffield, durham, earby, garforth, goole, guisborough, guiseley, halifax,
        hartlepool, huddersfield, hull, ilkley, ingleby barwick, keighley, kendal, knottingley, lancaster, leeds,
        liverpool, london, manchester, market weighton, middlesbrough, newcastle, otley, pocklington, pontefract,
        redcar, rotherham, saltburn, scotland, sedbergh, sheffield, silsden, stamford bridge, stockton,
        stockton on tees, sunderland, thornaby, wakefield, wetherby, yarm, yeadon
    """,
}
TOWNS = {town.strip(): district for district, towns in _PLACES.items() for town in towns.split(",")}
"""Each town with its former district; `elsewhere` for well-known ones outside North Yorkshire and York."""

PLACES = {district.value: district for district in District if district is not District.NOT_KNOWN} | TOWNS
_DIRECTIONS = frozenset({"north", "south", "east", "west"})
_COMMON_WORDS = frozenset({"settle", "elsewhere"})
_NOT_OF_A_NAME = re.compile(r"[^\w']")
SHORTEST = 4
"""Letters from which the beginning of a place's name may stand for it."""


def spelt(words: str) -> str:
    """Return a place's name as it stands in the table: small letters, spaces for hyphens, one kind of apostrophe."""
    return " ".join(words.lower().replace("\u2019", "'").replace("-", " ").split())


def places_called(words: str) -> dict[str, District]:
    """Return the place of this name; else, from four letters on, all those whose names begin with it.

    A beginning ends within a word: `east` alone stands for nothing.
    """
    name = spelt(words)
    if name in PLACES:
        return {name: PLACES[name]}
    if len(name) < SHORTEST or name in _DIRECTIONS:
        return {}
    begun = {place: district for place, district in PLACES.items() if place.startswith(name)}
    return {place: district for place, district in begun.items() if place[len(name)] != " "}


def named_in(text: str) -> set[str]:
    """Return the places of the table that a text names, but for one whose name is a common word too."""
    words = f" {' '.join(_NOT_OF_A_NAME.sub(' ', spelt(text)).split())} "
    return {place for place in PLACES if place not in _COMMON_WORDS and f" {place} " in words}
