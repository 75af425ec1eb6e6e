# SPDX-License-Identifier: EUPL-1.2
"""Corridor's own signs, drawn on a field of 24 by 24 with a line of 2."""

ICONS = {
    "yes": '<path d="M4 12.5l5 5L20 6.5"/>',
    "no": '<path d="M6 6l12 12M18 6L6 18"/>',
    "unknown": '<path d="M8.5 9a3.5 3.5 0 1 1 5.3 3c-1.2.7-1.8 1.4-1.8 2.7"/>'
    '<path d="M12 19v.01"/>',
    "info": '<circle cx="12" cy="12" r="9.5"/><path d="M12 11v5.5M12 7.5v.01"/>',
    "warning": '<path d="M12 3L1.8 20.5h20.4z"/><path d="M12 10v4.5M12 17.5v.01"/>',
    "person": '<circle cx="12" cy="8" r="4"/><path d="M4 21c.6-4.5 3.8-7 8-7s7.4 2.5 8 7"/>',
    "bars": '<path d="M3 6h18M3 12h18M3 18h18"/>',
    "search": '<circle cx="10.5" cy="10.5" r="6.5"/><path d="M15.5 15.5L21 21"/>',
    "filter": '<path d="M3 5h18M7 12h10M10.5 19h3"/>',
    "download": '<path d="M12 3v12M6.5 10l5.5 5.5 5.5-5.5M4 21h16"/>',
    "down": '<path d="M5 9l7 7 7-7"/>',
    "next": '<path d="M9 5l7 7-7 7"/>',
    "previous": '<path d="M15 5l-7 7 7 7"/>',
    "document": '<path d="M6 2.5h8.5L19 7v14.5H6z"/><path d="M14 3v4.5h4.5M9 12h7M9 16h7"/>',
    "chart": '<path d="M4 3v18h17M9 17v-5M14 17V7M19 17v-8"/>',
    "clock": '<circle cx="12" cy="12" r="9.5"/><path d="M12 6.5V12l3.5 2.5"/>',
    "external": '<path d="M13 4h7v7M20 4l-9.5 9.5M17 14v6H4V7h6"/>',
}
