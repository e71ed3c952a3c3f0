"""What every room keeps alike, told in the words of casework."""
