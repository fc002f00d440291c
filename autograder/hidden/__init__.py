"""Hidden checks, one module a lab. They run on the judge's side only and are never released."""
