// SPDX-License-Identifier: EUPL-1.2
#include "output/report/report.h"

namespace paraphe {
namespace {

class SvrlWriter : public ReportWriter {
 public:
  std::string add(const Report& report) override { return report.verdict.svrl; }
};

}  // namespace

const std::vector<Format>& formats() {
  static const std::vector<Format> all = {
      {.name = "terminal", .writer = terminal_writer},
      {.name = "line", .writer = line_writer},
      {.name = "json", .writer = json_writer, .edition = true},
      {.name = "svrl", .writer = svrl_writer, .one_draft = true},
      {.name = "sarif", .writer = sarif_writer, .edition = true},
      {.name = "csv", .writer = csv_writer, .edition = true},
      {.name = "junit", .writer = junit_writer, .edition = true},
      {.name = "html",
       .writer = html_writer,
       .edition = true,
       .reasons = true,
       .milestones = true,
       .redacts = false},
  };
  return all;
}

std::unique_ptr<ReportWriter> svrl_writer(const ReportOptions&, std::size_t) {
  return std::make_unique<SvrlWriter>();
}

std::string write_report(MakeWriter* writer, std::span<const Report> reports,
                         const ReportOptions& options) {
  const std::unique_ptr<ReportWriter> one = writer(options, reports.size());
  std::string text = one->begin();
  for (const Report& report : reports) text += one->add(report);
  return text + one->end();
}

std::string write_terminal(std::span<const Report> reports, const ReportOptions& options) {
  return write_report(terminal_writer, reports, options);
}

std::string write_json(std::span<const Report> reports, const ReportOptions& options) {
  return write_report(json_writer, reports, options);
}

std::string write_html(std::span<const Report> reports, const ReportOptions& options) {
  return write_report(html_writer, reports, options);
}

}  // namespace paraphe
