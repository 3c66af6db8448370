"""The command ``sphinx-profile``: new, import, check."""
