"""The rules of intake, told as given / when / then."""
