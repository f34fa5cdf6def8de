"""The targets: each module is one way into the program. How to add one is told in docs/fuzzing.md."""
