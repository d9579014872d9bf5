// SPDX-License-Identifier: EUPL-1.2
#include "cli/scan_module.h"

#include <stdexcept>

#include "cli/bounded_child.h"
#include "cli/module.h"

namespace paraphe {
namespace {

void* symbol(const char* name) {
  return module_symbol("libparaphe_scan.so", name,
                       {"le module qui lit les images", "the module that reads pictures"});
}

}  // namespace

SheetScan scan_sheet(std::string_view bytes, const ScanLimits& limits) {
  auto* const scan = reinterpret_cast<ScanSheet*>(symbol("paraphe_scan_sheet"));
  const auto answer = run_bounded({.seconds = 30}, [&] { return packed(scan(bytes, limits)); });
  SheetScan stopped;
  stopped.state = SheetScan::State::exhausted;
  if (!answer) return stopped;
  try {
    return unpacked_scan(*answer);
  } catch (const std::exception&) {
    return stopped;
  }
}

std::optional<std::string> draw_page(std::string_view pdf, int page, double resolution) {
  return reinterpret_cast<DrawPage*>(symbol("paraphe_draw_page"))(pdf, page, resolution);
}

}  // namespace paraphe
