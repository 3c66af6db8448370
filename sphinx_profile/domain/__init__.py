"""The domain, and what it keeps between builds."""

from sphinx_profile.domain.objects import Home, ListQuery, Object
from sphinx_profile.domain.profile import NAME, ProfileDomain, digest, domain_of

__all__ = ["NAME", "Home", "ListQuery", "Object", "ProfileDomain", "digest", "domain_of"]
