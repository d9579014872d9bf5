// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace paraphe {

/// What a proof file says of a PDF.
struct ProofAttestation {
  Text refusal;               ///< why it attests nothing; empty when it does
  bool readable = true;       ///< the proof could be opened; else `refusal` is about the file
  std::string pdf;            ///< the name it gives the PDF
  std::string verdict;        ///< recorded, as a report as JSON writes it: `conform`
  std::string reference;      ///< the reference date of the check, ISO 8601
  std::string verdict_today;  ///< of the same draft at the same date, by the rules of today
  std::vector<Text> changes;  ///< for information: what today's rules tell otherwise

  bool holds() const { return refusal.empty(); }
};

/// Whether `proof` (the bytes of a `.preuve.zip`) is that of `pdf`, unchanged; whether its draft is
/// the one that the PDF was made from, when `source`, the canonical text that it carries, is not
/// empty; and whether the rules that it holds give that draft, at its date and with its waivers and
/// frozen text, the verdict that it records. Then the same with the rules of this installation,
/// which decide nothing. Hostile archives are refused within `ArchiveLimits`; what is unpacked lies
/// in a folder of its own, under the temporary folder, and goes with it. Errors: throws Stop with
/// exit_incomplete when the rules of the proof or of the installation cannot serve, exit_output
/// when no folder can be made.
ProofAttestation attest_proof(std::string_view proof, std::string_view pdf, std::string_view source,
                              Language language);

}  // namespace paraphe
