"""Use cases, one function each: fetch, ask the domain, done. The edge opens the unit of work."""
