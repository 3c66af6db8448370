"""What speed and memory mean for Sphinx Profile, and the command that measures them.

``python -m benchmarks``, from the root of a checkout; README.md beside this file says what
it does. Data flows one way: words > generate > projects > measure > results > targets >
report > __main__.
"""
