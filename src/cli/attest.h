// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "base/draft.h"
#include "cli/reprint.h"
#include "cli/source_check.h"
#include "lifecycle/attestation.h"

namespace paraphe {

struct AttestOptions {
  std::string form;                ///< a template to use in place of the one carried; empty: none
  const Draft* against = nullptr;  ///< a draft that the schema accepts; it must outlive the call
};

/// All that verifying a PDF finds, with the recipe and the print it rests on, for what is told
/// besides: a proof file, the code of a page.
struct Attested {
  Attestation attestation;
  std::optional<Recipe> recipe;
  std::optional<Printed> printed;  ///< again, from that recipe
};

/// Verifies `pdf`, the bytes of the file `name`: takes from it what it was made from, prints that
/// again and compares. Bytes first: a file that is as it was printed, or begins as it was, is read
/// no further than that. The answer rests on the bytes alone, never on what today's rules say,
/// which is told where `check` knows them. `thread` is the number that `check` knows the caller by.
/// Errors: throws Stop with exit_incomplete when the schema, the rules or a module cannot be used.
Attested attest(const std::string& name, const std::string& pdf, const AttestOptions& options,
                SourceCheck& check, unsigned thread = 0);

}  // namespace paraphe
