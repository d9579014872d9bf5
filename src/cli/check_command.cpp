// SPDX-License-Identifier: EUPL-1.2
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <string_view>

#include "base/spare_memory.h"
#include "cli/batch.h"
#include "cli/check_options.h"
#include "cli/command.h"
#include "cli/edition.h"
#include "cli/inputs.h"
#include "cli/inspection.h"
#include "cli/milestone_data.h"
#include "cli/output_file.h"
#include "cli/progress.h"
#include "cli/shard.h"
#include "cli/stop.h"
#include "output/report/redaction.h"

namespace paraphe {
namespace {

bool colored(const std::string& output) {
  const char* refused = std::getenv("NO_COLOR");
  return output == "-" && (refused == nullptr || *refused == 0) && ::isatty(STDOUT_FILENO) == 1;
}

std::vector<std::string> form_names() {
  std::vector<std::string> names;
  for (const Format& format : formats()) names.emplace_back(format.name);
  return names;
}

const Format& chosen_format(const CommandLine& arguments, std::size_t drafts) {
  const std::string name = form_of(arguments, form_names());
  const auto found = std::find_if(formats().begin(), formats().end(),
                                  [&](const Format& format) { return name == format.name; });
  if (found->one_draft && drafts > 1) {
    throw Stop{exit_usage,
               {"un rapport « " + name + " » ne tient qu’un projet ; vérifiez-les un par un",
                "a '" + name + "' report holds one draft; check them one by one"}};
  }
  if (arguments.has("redact") && !found->redacts) {
    throw Stop{exit_usage,
               {"un rapport « " + name +
                    " » montre ce que le projet contient ; avec « --redact », "
                    "choisissez une autre forme",
                "a '" + name +
                    "' report shows what the draft holds; with '--redact', choose "
                    "another format"}};
  }
  return *found;
}

/// A draft whose check could not be brought to its end, told like another: it stops none.
Report failed(const std::string& input, const std::string& gate) {
  const WorkFailure failure = caught_failure();
  Diagnostic finding;
  finding.id = "VER-04";
  finding.severity = Severity::fatal;
  finding.place.file = input;
  finding.message = failure.why;
  Report report;
  report.file = input;
  report.verdict.gate = gate;
  report.verdict.findings.add(std::move(finding));
  report.code = failure.code;
  return report;
}

/// Writes the reports of the drafts of one call, in their order, and releases each draft with its
/// own.
class Telling {
 public:
  Telling(const Format& format, const ReportOptions& options, std::string output,
          std::size_t drafts, Progress& progress)
      : format_(format),
        options_(options),
        output_(std::move(output)),
        drafts_(drafts),
        progress_(progress),
        writer_(format.writer(options, drafts)),
        stream_(output_) {}

  void tell(Report& report) {
    if (options_.redact) redact(report);
    code_ = std::max(code_, report.code);
    const std::string text = writer_->add(report);
    if (format_.one_draft && text.empty()) {
      std::cerr << write_terminal({&report, 1}, options_);  // the rules have not run: here is why
      nothing_ = true;
    } else {
      write(begin() + text);
    }
    // The only draft is never destroyed: the process ends here and gives back all its memory at
    // once, where freeing a tree would take a tenth of the check. A detector of leaks
    // still finds it.
    [[maybe_unused]] static const Report* volatile kept = nullptr;
    if (drafts_ == 1) kept = new Report(std::move(report));
  }

  /// The exit code of all.
  int end(const BatchEnd& batch, Language language) {
    const std::size_t left_out = drafts_ - batch.done;
    const bool to_file = output_ != "-";
    if (batch.signal != 0 && to_file) {
      stream_.drop();
      leave_if_interrupted(batch, drafts_, language,
                           {"\u202F; «\u00A0" + output_ + "\u00A0» n’est pas écrit",
                            "; '" + output_ + "' is not written"});
    }
    if (!nothing_) {
      write(begin() + writer_->end(left_out));
      stream_.keep();
    }
    leave_if_interrupted(batch, drafts_, language);
    return code_;
  }

 private:
  std::string begin() {
    if (begun_) return {};
    begun_ = true;
    return writer_->begin();
  }

  void write(std::string text) {
    if (text.empty()) return;
    if (output_ == "-" && ::isatty(STDOUT_FILENO) == 1) {
      return progress_.beside([this, said = std::move(text)] { stream_.write(said); });
    }
    stream_.write(text);
  }

  const Format& format_;
  const ReportOptions& options_;
  const std::string output_;
  const std::size_t drafts_;
  Progress& progress_;
  std::unique_ptr<ReportWriter> writer_;
  OutputStream stream_;
  bool begun_ = false, nothing_ = false;
  int code_ = exit_conform;
};

int run(const CommandLine& arguments, Language language) {
  use_large_pages();
  const std::vector<std::string> all = expand_inputs(arguments.operands());
  const Format& format = chosen_format(arguments, all.size());
  CheckOptions options = check_options(arguments, all);
  if (std::string_view(format.name) == "svrl") options.svrl = "paraphe " PARAPHE_VERSION;
  options.explain = arguments.has("explain");
  options.redact = arguments.has("redact");
  const std::string output = arguments.has("output") ? arguments.value("output") : "-";
  keep_inputs(all, output);
  ReportOptions told{language, colored(output)};
  told.redact = options.redact;
  told.edition.program = PARAPHE_VERSION;
  told.shard = shard_of(arguments);
  const std::vector<std::string> inputs = part_of(all, told.shard);
  const unsigned jobs = jobs_of(arguments, inputs.size());

  // Neither these nor the checkers are ever destroyed, as the only draft is not.
  static Inspection& inspection = *new Inspection(Inspection::load(language));
  if (format.edition) told.edition = read_edition(inspection.rules().version());
  if (format.reasons) told.reasons = read_reasons(inspection.rules());
  if (format.milestones) told.milestones = load_milestone_words(language);
  static auto& checkers = *new std::vector<std::unique_ptr<Checker>>;
  for (unsigned i = 0; i < jobs; ++i) checkers.push_back(inspection.checker());

  Progress progress(inputs.size(), language);
  Telling telling(format, told, output, inputs.size(), progress);
  const BatchEnd end = run_batch_of<Report>(
      inputs.size(), jobs, progress,
      [&](std::size_t item, unsigned thread) {
        try {
          return inspection.check(inputs[item], options, *checkers[thread]);
        } catch (...) {
          if (inputs.size() == 1) throw;
          return failed(inputs[item], options.gate);
        }
      },
      [&](std::size_t, Report& report) { telling.tell(report); });
  return telling.end(end, language);
}

}  // namespace

Command check_command() {
  return {"check",
          "verifier",
          {"PROJET… [options]", "DRAFT… [options]"},
          {"vérifie un projet avant signature et dit ce qui est à corriger",
           "checks a draft before signature and says what to mend"},
          {gate_option(),
           {"format",
            'f',
            {"FORME", "FORMAT"},
            {"forme du rapport\u202F; sinon, celle que dit le nom du fichier à écrire, comme "
             "rapport.html",
             "form of the report; else the one that the file to write is named after, as in "
             "report.html"},
            form_names(),
            ""},
           {"explain",
            0,
            {},
            {"donne pour chaque constat les valeurs que la règle a pesées",
             "gives with each finding the values that the rule weighed"},
            {},
            ""},
           as_of_option(),
           register_option(),
           waivers_option(),
           jobs_option(),
           shard_option(),
           {"redact",
            0,
            {},
            {"masque dans le rapport ce que le projet contient : noms, nombres, dates, phrases",
             "masks in the report what the draft holds: names, numbers, dates, sentences"},
            {},
            ""},
           {"output",
            'o',
            {"FICHIER", "FILE"},
            {"écrit le rapport dans ce fichier", "writes the report to this file"},
            {},
            ""}},
          run};
}

}  // namespace paraphe
