"""What the readers of static sites share: pages, files, links, prose, accounts."""
