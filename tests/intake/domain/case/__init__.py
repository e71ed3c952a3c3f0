"""An intake case, as its workers would tell it."""
