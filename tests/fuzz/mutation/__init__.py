"""Changes to an input, made so that most of what comes out is still nearly right: only that gets past the first check."""
