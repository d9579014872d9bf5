// SPDX-License-Identifier: EUPL-1.2
#include "cli/agenda_module.h"

#include "cli/module.h"

namespace paraphe {

std::string write_ics(const Agenda& agenda) {
  auto* const write = reinterpret_cast<WriteIcs*>(
      module_symbol("libparaphe_ical.so", "paraphe_write_ics",
                    {"le module des agendas", "the module of agendas"}));
  return write(agenda);
}

}  // namespace paraphe
