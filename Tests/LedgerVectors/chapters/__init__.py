"""The vectors, one file a part of specification.md."""

from chapters import bodies, bundles, canonical, epochs, known, notes, policies, receipts, verification

CHAPTERS = {
    "1-canonical": canonical.vectors,
    "2-bodies": bodies.vectors,
    "3-notes": notes.vectors,
    "4-policies": policies.vectors,
    "5-bundles": bundles.vectors,
    "6-verification": verification.vectors,
    "6-known": known.vectors,
    "7-epochs": epochs.vectors,
    "8-receipts": receipts.vectors,
}
