"""What services answer over real HTTP, to good requests and to bad ones."""
