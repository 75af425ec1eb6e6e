# SPDX-License-Identifier: EUPL-1.2
from django.core.wsgi import get_wsgi_application

from corridor.site.memory import keep_what_is_loaded

application = get_wsgi_application()
keep_what_is_loaded()
