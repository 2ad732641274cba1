"""Which services may hear what others said of somebody who harms, and who else is in the case."""

SERVICES_TOLD_ALL = frozenset(
    {"emergency_999", "police_101", "childrens_social_care", "adult_social_care", "marac", "matac", "lado"}
    | {"safeguarding_advice", "prevent", "forced_marriage_unit", "clares_law", "fgm_report"}
)
"""Where a letter about someone who only causes harm may hold what others said.

Any other service, a practice's own included, deals with that person and gets only `RESTRICTED`.
"""

FOR_WHO_IS_HARMED = frozenset({"idas", "maternity", "sarc", "responsible_clinician"})
"""Services for the good of the person harmed alone, which have to know of it even where that person harms too."""

SERVICES_TOLD_OF_OTHERS = SERVICES_TOLD_ALL | {"maternity"}
"""Where the general letter also says who is said to cause the harm, and which children there are."""
