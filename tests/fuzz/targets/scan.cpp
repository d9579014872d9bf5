// SPDX-License-Identifier: EUPL-1.2
#include "fuzz.h"
#include "lifecycle/sheet_scan.h"

extern "C" paraphe::ScanSheet paraphe_scan_sheet;
extern "C" paraphe::DrawPage paraphe_draw_page;

namespace paraphe::fuzz {

void scan(std::string_view bytes) {
  const ScanLimits limits{1U << 20U, 4'000'000,
                          1};  // as much as two pages: a fuzzer has no patience
  const SheetScan found = paraphe_scan_sheet(bytes, limits);
  require(found.codes.empty() || found.state == SheetScan::State::read,
          "codes come from sheets that were read");
  const auto sent = packed(found);
  require(packed(unpacked_scan(sent)) == sent, "a scan is read as it was sent");
  try {
    unpacked_scan({bytes.begin(), bytes.end()});
  } catch (const std::exception&) {  // as it says
  }
  if (bytes.starts_with("%PDF-")) paraphe_draw_page(bytes, 1, 20);
}

}  // namespace paraphe::fuzz
