"""Pure functions with their derivatives; they remember nothing."""
