// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "lifecycle/agenda.h"

namespace paraphe {

/// `agenda` as an iCalendar file, by the module that only this form loads. Errors: throws Stop with
/// exit_incomplete when the module cannot be loaded, std::runtime_error as it does.
std::string write_ics(const Agenda& agenda);

}  // namespace paraphe
