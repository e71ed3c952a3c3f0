"""The rules of legal aid, told as given, when, then."""
