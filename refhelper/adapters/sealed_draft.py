"""A draft as a sealed file, and back."""

import json
from datetime import datetime

from pydantic import ValidationError

from refhelper.adapters.sealed_format import MasterKey, seal, unseal
from refhelper.domain.draft import Draft
from refhelper.domain.draft_errors import DraftDamagedError, DraftTooNewError


def seal_draft(draft: Draft, saved_at: datetime, key: MasterKey) -> bytes:
    """Return the file of a draft's revision. KeyStoreUnavailableError where nothing can be encrypted here."""
    content = json.dumps(draft.as_content(saved_at), ensure_ascii=False)
    return seal(content.encode(), key, draft.id, draft.revision)


def unseal_draft(raw: bytes, key: MasterKey, draft: str) -> Draft:
    """Return the draft in a file, which must be the one that the file is named after.

    DraftDamagedError, DraftTooNewError or KeyLostError where it cannot be had.
    """
    opened = unseal(raw, key)
    if opened.draft != draft:
        raise DraftDamagedError
    try:
        return Draft.from_content(draft, opened.revision, json.loads(opened.content))
    except (ValidationError, ValueError, TypeError):
        raise DraftTooNewError from None
