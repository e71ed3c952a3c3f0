"""Legal aid, told by its workers."""
