// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"

namespace paraphe {

/// What a proof file says of a PDF.
struct ProofAttestation {
  Text refusal;               ///< why it attests nothing; empty when it does
  bool readable = true;       ///< the proof could be opened; else `refusal` is about the file
  std::string file;           ///< the proof, as the reader named it
  std::string pdf;            ///< the name it gives the PDF
  std::string verdict;        ///< recorded, as a report as JSON writes it: `conform`
  std::string reference;      ///< the reference date of the check, ISO 8601
  std::string verdict_today;  ///< of the same draft at the same date, by the rules of today
  std::vector<Text> changes;  ///< for information: what today's rules tell otherwise

  bool holds() const { return refusal.empty(); }
};

}  // namespace paraphe
