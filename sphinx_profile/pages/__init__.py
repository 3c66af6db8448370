"""What is made beside the pages that an author wrote: export files and pages of publications."""
