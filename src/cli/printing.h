// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/output_file.h"
#include "compose/agreement.h"
#include "compose/compose.h"
#include "compose/template.h"
#include "output/module/printed.h"
#include "output/module/provenance.h"

namespace paraphe {

/// What `render` is asked to print.
struct PrintOrder {
  const Draft& draft;
  const Agreement& agreement;
  const Template& form;
  ComposeOptions composing;
  Provenance provenance;
  std::string output;                    ///< the path of the PDF
  std::string signatures;                ///< the path of the list of signatures; empty: none
  std::vector<Image>* images = nullptr;  ///< where to leave those that were printed, if anywhere
  bool originals = false;                ///< one file an original, named after `output`
  Agreement* spent = nullptr;  ///< `agreement`, where its text is needed for one print only
  bool alone = false;          ///< it is all that the process is for
};

/// How a print differs from the usual one, for who must make it again: what its metadata say.
std::string options_of(const ComposeOptions& composing);
/// One print of the act, as `composing` says. Errors: as print_files.
std::optional<Printed> print_act(const PrintOrder& order, const ComposeOptions& composing,
                                 Diagnostics& findings);

/// Whether all the files asked for are there already, each as a print would make it again.
bool is_printed(const PrintOrder& order);

/// The files asked for. Errors: returns nothing when a finding forbids them; throws as print_pdf.
std::optional<std::vector<OutputFile>> print_files(const PrintOrder& order, Diagnostics& findings);

}  // namespace paraphe
