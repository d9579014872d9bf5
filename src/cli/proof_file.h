// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <string>
#include <vector>

#include "cli/output_file.h"
#include "compose/document.h"
#include "compose/template.h"
#include "lifecycle/proof.h"
#include "output/report/report.h"

namespace paraphe {

/// What a proof rests on, beside the files of the installation.
struct ProofOrder {
  const Report& report;  ///< of the check that passed, for signature
  Edition edition;
  const std::map<std::string, Text>& reasons;  ///< why each rule exists, for the page
  const Template& form;
  std::vector<std::string> registers;  ///< that the reader named, as paths
  std::vector<Image> images;           ///< printed
};

/// The proof of the PDFs among `files`: the source and its comments, the report (JSON and page),
/// the waivers, the frozen text, registers, the rules, schemas and profiles as they are, the
/// template and what it extends, logos. Deterministic. Errors: throws Stop with exit_input when one
/// of them can no longer be read, or is no longer what was checked.
std::string proof_of(const ProofOrder& order, const std::vector<OutputFile>& files);

}  // namespace paraphe
