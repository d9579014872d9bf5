// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "lifecycle/proof_attestation.h"

namespace paraphe {

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
