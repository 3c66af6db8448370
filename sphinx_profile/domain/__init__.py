"""The domain, and what it keeps between builds."""

from sphinx_profile.domain.digest import digest
from sphinx_profile.domain.profile import NAME, ProfileDomain, domain_of

__all__ = ["NAME", "ProfileDomain", "digest", "domain_of"]
