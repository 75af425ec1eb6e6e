# SPDX-License-Identifier: EUPL-1.2
"""Import-linter contract: a room may only be entered through its door."""

from importlinter import Contract, ContractCheck, fields, output


class DoorsContract(Contract):
    rooms = fields.ListField(subfield=fields.StringField())
    door = fields.StringField()
    porters = fields.ListField(subfield=fields.StringField(), required=False)

    def check(self, graph, verbose):
        rooms = sorted(m for pattern in self.rooms for m in graph.find_matching_modules(pattern))
        porters = tuple(self.porters or ())
        walls = []
        for room in rooms:
            inside = {room, *graph.find_descendants(room)}
            for target in inside - {f"{room}.{self.door}"}:
                for source in graph.find_modules_that_directly_import(target) - inside:
                    # Migrations name fields and defaults by the module that defines them.
                    let_in = any(source == p or source.startswith(p + ".") for p in porters)
                    if not let_in and ".migrations." not in source:
                        walls.append((source, target, room))
        return ContractCheck(kept=not walls, metadata={"walls": sorted(walls)})

    def render_broken_contract(self, check):
        for source, target, room in check.metadata["walls"]:
            output.print_error(
                f"{source} walks through a wall into {target}; use {room}.{self.door}"
            )
