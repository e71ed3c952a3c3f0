"""The rows of Article 37 (Law 53/2024), and what decides in which of them a person stands."""

from typing import Literal

NationalityClass = Literal[
    "vn-citizen", "stateless-permanent-resident", "stateless-other", "foreign", "unknown"
]

Place = Literal["in-country", "abroad"]
"""Where the person is while being identified."""

Category = Literal[
    "victim",
    "under-18-with-victim",
    "under-identification-abroad",
    "under-identification-in-country",
    "foreign",
]
"""Article 37.1, 37.2, 37.3 (abroad, in country; with the under-18s who accompany them), 37.4."""
