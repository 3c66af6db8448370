"""Moving in: what other systems keep, read and made a site of ours."""
