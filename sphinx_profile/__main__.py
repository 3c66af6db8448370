"""``python -m sphinx_profile``: the command ``sphinx-profile``."""

from sphinx_profile.cli import main

if __name__ == "__main__":
    main()
