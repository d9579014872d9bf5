// SPDX-License-Identifier: EUPL-1.2
#include "output/report/report.h"

namespace paraphe {

const std::vector<Format>& formats() {
  static const std::vector<Format> all = {
      {"terminal", write_terminal}, {"line", write_line},     {"json", write_json, true},
      {"sarif", write_sarif, true}, {"csv", write_csv, true}, {"junit", write_junit, true},
      {"html", write_html, true, true},
  };
  return all;
}

}  // namespace paraphe
