"""Who is let in where: everyone tries what is not theirs, on real servers."""
