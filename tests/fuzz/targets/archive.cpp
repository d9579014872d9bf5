// SPDX-License-Identifier: EUPL-1.2
#include "lifecycle/archive/archive.h"

#include "fuzz.h"
#include "lifecycle/proof.h"

namespace paraphe::fuzz {

void archive(std::string_view bytes) {
  const ReadArchive read = unpack(bytes);
  require(read.refusal.empty() || read.entries.empty(), "an archive that is refused gives nothing");
  for (const ArchiveEntry& entry : read.entries)
    require(is_safe_name(entry.name), "a file of an archive stays in its folder");
  Text refusal;
  const auto proof = open_proof(read.entries, refusal);
  require(proof.has_value() == refusal.empty(), "a proof is refused exactly when it says why");
  if (proof) pdf_of(*proof, bytes);
  // The manifest by itself: what a ZIP holds is seldom reached by chance.
  refusal = {};
  const auto alone = open_proof({{manifest_name, std::string(bytes)}}, refusal);
  require(alone.has_value() == refusal.empty(), "a proof is refused exactly when it says why");
}

}  // namespace paraphe::fuzz
