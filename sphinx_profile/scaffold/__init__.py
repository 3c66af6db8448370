"""A site before it is written: what it holds, and the files that it becomes."""
