"""Importing again: what the source says now, what it said then, and what a person made of it.

Every file is merged three ways. The base is what the last import wrote, ours what stands in the
folder now, theirs what the source gives now. What changed on one side alone is taken; what changed
on both is a clash, and nothing at all is written until somebody says whose word counts.
"""
