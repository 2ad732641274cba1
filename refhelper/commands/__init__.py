"""One module a group of commands: `add` puts them into the parser, and each says what it prints."""
