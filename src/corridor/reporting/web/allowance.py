# SPDX-License-Identifier: EUPL-1.2
"""How often one address may send what anybody may send, without keeping the address."""

from __future__ import annotations

import hashlib
import hmac
from ipaddress import IPv6Address, ip_address

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone

ONE_DAY = 24 * 3600


def spend(request: HttpRequest, what: str, most: int) -> bool:
    """Count one more of today for whoever asks; false where there were `most` before.

    The cache holds a keyed hash of the day and the address, which nobody can turn back into one,
    and forgets it within the day.
    """
    name = f"reporting.{what}.{_hashed(_address(request))}"
    cache.add(name, 0, ONE_DAY)
    try:
        return bool(cache.incr(name) <= most)
    except ValueError:  # forgotten between the two
        return True


def _hashed(address: str) -> str:
    told = f"{timezone.localdate().isoformat()} {address}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), told, hashlib.sha256).hexdigest()


def _address(request: HttpRequest) -> str:
    """Of whoever connects; behind the proxy that settings trust, what it saw. Of IPv6 the network,
    since a household has very many addresses."""
    given = str(request.META.get("REMOTE_ADDR", ""))
    if getattr(settings, "SECURE_PROXY_SSL_HEADER", None):
        given = str(request.META.get("HTTP_X_FORWARDED_FOR", given)).rpartition(",")[2].strip()
    try:
        parsed = ip_address(given)
    except ValueError:
        return given[:60]
    if isinstance(parsed, IPv6Address) and parsed.ipv4_mapped is None:
        return str(int(parsed) >> 64)
    return str(parsed)
