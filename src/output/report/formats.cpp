// SPDX-License-Identifier: EUPL-1.2
#include "output/report/report.h"

namespace paraphe {

const std::vector<Format>& formats() {
  static const std::vector<Format> all = {
      {.name = "terminal", .write = write_terminal},
      {.name = "line", .write = write_line},
      {.name = "json", .write = write_json, .edition = true},
      {.name = "svrl", .write = write_svrl, .one_draft = true},
      {.name = "sarif", .write = write_sarif, .edition = true},
      {.name = "csv", .write = write_csv, .edition = true},
      {.name = "junit", .write = write_junit, .edition = true},
      {.name = "html",
       .write = write_html,
       .edition = true,
       .reasons = true,
       .milestones = true,
       .redacts = false},
  };
  return all;
}

std::string write_svrl(std::span<const Report> reports, const ReportOptions&) {
  return reports.empty() ? std::string() : reports.front().verdict.svrl;
}

}  // namespace paraphe
