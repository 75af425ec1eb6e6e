# SPDX-License-Identifier: EUPL-1.2
import sys

from corridor.site.cli import main

sys.exit(main())
