"""The rules of legal aid: matters, the register they are entered in, and a client's files."""
