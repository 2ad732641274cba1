"""Open Referral HSDS 3 in the shapes of the specification's own examples: a full service, a page, an organization.

The keys, their nesting and the kinds of their values are the specification's; the words and numbers are fictional.
"""

from typing import Any

VOICE = {
    "id": "5b4b6b8e-3a1f-4a43-8f5c-0d7f7a7f1a11",
    "number": '"+44 1632 960100"',
    "extension": 12,
    "type": "voice",
    "description": "Front desk",
    "languages": [{"id": "9c0f", "name": "Polish", "code": "pl", "note": "by arrangement"}],
}
FAX = {"id": "6f", "number": "01632 960199", "type": "fax"}
WEEKDAYS = {
    "id": "7a",
    "dtstart": "2024-01-01",
    "timezone": 0,
    "wkst": "MO",
    "freq": "WEEKLY",
    "interval": 1,
    "byday": "MO,TU,FR",
    "description": "Mornings",
    "opens_at": "09:30:00",
    "closes_at": "12:00:00",
}
ODD_WEEKS = WEEKDAYS | {"byweekno": "41,42", "count": 3, "valid_to": "2005-01-01"}
CONTACT = {"id": "8b", "name": "A Person", "title": "Duty desk", "department": "Reception", "phones": [
    {"id": "8c", "number": "(01632) 960-101", "type": "voice"}]}  # fmt: skip
LOCATION = {
    "id": "9d",
    "location_type": "physical",
    "name": "Old Mill",
    "latitude": 54,
    "longitude": -1,
    "addresses": [
        {"id": "9e", "address_1": "1 Mill Lane", "city": "Malton", "postal_code": "ZZ1 1ZZ", "country": "GB"}
    ],
    "phones": [VOICE],
    "accessibility": [{"id": "9f", "description": "Step-free"}],
}
ORGANIZATION = {
    "id": "a0",
    "name": "Example Charity",
    "alternate_name": "EC",
    "description": "A charity",
    "email": "office@charity.example.org",
    "website": "http://charity.example.org",
    "year_incorporated": 2011,
    "phones": [{"id": "a1", "number": "01632 960200", "type": "voice"}],
}
SERVICE: dict[str, Any] = {
    "id": "ac0b1d2e-0000-4000-8000-00000000000a",
    "name": "Riverside Counselling",
    "alternate_name": "Riverside",
    "description": "Talking help for people\nof 12 and over.",
    "url": "http://riverside.example.org/help",
    "additional_urls": [{"id": "b0", "label": "Self-referral", "url": "https://riverside.example.org/refer"}],
    "email": "help@riverside.example.org",
    "status": "active",
    "interpretation_services": "On request",
    "application_process": "Ring the front desk.",
    "fees_description": "Free.",
    "accreditations": "Some",
    "eligibility_description": "For people of 12 and over.",
    "minimum_age": 12,
    "maximum_age": 100,
    "assured_date": "2025-01-01",
    "assurer_email": "checker@example.org",
    "licenses": "none",
    "alert": "Online only in August.",
    "last_modified": "2025-03-15T10:30:45.123Z",
    "phones": [VOICE, FAX],
    "schedules": [WEEKDAYS],
    "service_areas": [
        {"id": "c0", "name": "Ryedale", "extent": "x", "extent_type": "geojson", "uri": "http://example.org"},
        {"id": "c1", "name": "All who live near the river"},
    ],
    "service_at_locations": [
        {"id": "d0", "description": "At the mill", "contacts": [CONTACT], "phones": [VOICE], "location": LOCATION}
    ],
    "languages": [{"id": "9c0f", "name": "Polish", "code": "pl"}],
    "organization": ORGANIZATION,
    "program": {"id": "e0", "name": "Community help", "description": "Several services"},
    "attributes": [{"id": "f0", "taxonomy_term": {"id": "f1", "name": "Counselling"}}],
    "metadata": [],
}
SIMPLE = {"id": "ac0b1d2e-0000-4000-8000-00000000000b", "name": "Drop-in", "status": "temporarily closed",
          "schedules": [WEEKDAYS, ODD_WEEKS], "minimum_age": "twelve", "organization": ORGANIZATION}  # fmt: skip
PAGE = {"total_items": 2, "total_pages": 1, "page_number": 1, "size": 2, "first_page": True, "last_page": True,
        "empty": False, "contents": [SERVICE, SIMPLE]}  # fmt: skip
WHOLE_ORGANIZATION = ORGANIZATION | {
    "services": [{key: value for key, value in SERVICE.items() if key != "organization"}]
}
