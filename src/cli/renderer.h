// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "check/schema.h"
#include "cli/inspection.h"
#include "cli/output_file.h"
#include "cli/render_options.h"
#include "cli/stop.h"
#include "compose/document.h"
#include "compose/template.h"
#include "output/report/report.h"

namespace paraphe {

/// What became of one draft that was to be printed.
struct Rendered {
  Report report;                  ///< of the check that comes first
  Diagnostics findings;           ///< of the text as it was set, and of its pages
  std::vector<OutputFile> files;  ///< to be written together; none where nothing may be printed
  bool kept = false;              ///< they are there already and are not made again
  Text refusal;                   ///< why there is none
  int code = 0;                   ///< the exit code of this draft alone

  /// What is wrong, for standard error.
  std::string told(Language language) const;
};

/// What all drafts of one call are printed with, loaded once: schema, template and, for signature,
/// rules. Threads may share it.
class Workshop {
 public:
  /// Errors: throws Stop with exit_incomplete when one of them cannot be used, every fault told on
  /// standard error.
  Workshop(RenderOptions options, Language language);
  Workshop(const Workshop&) = delete;
  Workshop& operator=(const Workshop&) = delete;

  const RenderOptions& options() const { return options_; }
  const Template& form() const { return form_; }

 private:
  friend class Press;
  RenderOptions options_;
  std::optional<Inspection> inspection_;  ///< for signature
  std::optional<Schema> schema_;          ///< else
  Edition edition_;                       ///< for signature
  std::map<std::string, Text> reasons_;   ///< why each rule exists, for a proof
  Template form_;
};

/// Prints drafts, one after the other. It belongs to one thread; it writes no file.
class Press {
 public:
  /// `workshop` must outlive it. `alone`: it prints one draft, and the process does nothing else.
  explicit Press(const Workshop& workshop, bool alone = false);

  /// The draft `input` as the PDF `output` and what goes with it. Errors: a draft that is not to be
  /// printed says so; throws Stop and std::runtime_error as print_pdf.
  Rendered print(const std::string& input, const std::string& output);

 private:
  Report check(const std::string& input);
  void add_proof(Rendered& rendered, std::vector<Image> images) const;

  const Workshop& workshop_;
  bool alone_;
  std::unique_ptr<Checker> checker_;  ///< for signature
};

/// The template of that name, or of the file that it is. Errors: throws Stop with exit_incomplete
/// when it cannot be used, every fault told on standard error.
Template read_form(const std::string& name, Language language);

/// Why nothing is printed of a text in which this was found while it was set: with exit_incomplete
/// where the template is at fault, else with exit_not_conform.
Stop refusal_of(const Diagnostics& findings);

/// What the paper does not say: that it is signed in spite of a finding. Empty without waivers.
std::string waivers_told(const Report& report, Language language);

}  // namespace paraphe
