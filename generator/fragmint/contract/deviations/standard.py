"""Header fields that say nothing of an API: of the connection, the message, caches, browsers and proxies.

Most stand in IANA's registry of HTTP field names; the others any browser or content network sends.
"""

from __future__ import annotations

ANSWERED = frozenset(
    (
        "accept-patch", "accept-post", "accept-ranges", "age", "allow", "alt-svc", "alt-used", "cache-control",
        "cache-status", "cdn-cache-control", "clear-site-data", "connection", "content-disposition", "content-encoding",
        "content-language", "content-length", "content-location", "content-range", "content-security-policy",
        "content-security-policy-report-only", "content-type", "critical-ch", "cross-origin-embedder-policy",
        "cross-origin-opener-policy", "cross-origin-resource-policy", "date", "deprecation", "etag", "expect-ct", "expires",
        "feature-policy", "keep-alive", "last-modified", "link", "nel", "origin-agent-cluster", "p3p", "permissions-policy",
        "pragma", "priority", "proxy-status", "referrer-policy", "report-to", "reporting-endpoints", "server",
        "server-timing", "set-cookie", "strict-transport-security", "sunset", "timing-allow-origin", "traceparent",
        "tracestate", "trailer", "transfer-encoding", "upgrade", "vary", "via", "warning", "www-authenticate",
        "x-content-type-options", "x-dns-prefetch-control", "x-download-options", "x-frame-options",
        "x-permitted-cross-domain-policies", "x-powered-by", "x-robots-tag", "x-xss-protection",
    )
)  # fmt: skip

SENT = frozenset(
    (
        "accept", "accept-charset", "accept-encoding", "accept-language", "access-control-request-headers",
        "access-control-request-method", "authorization", "baggage", "cache-control", "connection", "content-encoding",
        "content-language", "content-length", "content-type", "cookie", "device-memory", "dnt", "downlink", "dpr", "ect",
        "expect", "forwarded", "from", "host", "idempotency-key", "if-match", "if-modified-since", "if-none-match",
        "if-range", "if-unmodified-since", "keep-alive", "max-forwards", "origin", "pragma", "prefer", "priority",
        "proxy-authorization", "proxy-connection", "purpose", "range", "referer", "rtt", "save-data", "te", "traceparent",
        "tracestate", "trailer", "transfer-encoding", "upgrade", "upgrade-insecure-requests", "user-agent", "via",
        "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-requested-with",
    )
)  # fmt: skip


def is_standard_answered(name: str) -> bool:
    """Whether any server may answer with this header, whatever its API."""
    return name in ANSWERED or name.startswith(("access-control-", "sec-"))


def is_standard_sent(name: str) -> bool:
    """Whether any client may send this header, whatever the API."""
    return name in SENT or name.startswith((":", "sec-"))
