// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lifecycle/archive/archive.h"
#include "output/report/report.h"

namespace paraphe {

/// A file that a proof is bound to, or holds.
struct ProvenFile {
  std::string name;  ///< of a PDF, a name without folder
  std::size_t length = 0;
  std::string digest;  ///< SHA-256 of its bytes, in hexadecimal
};
ProvenFile proven(const std::string& name, std::string_view bytes);

/// What a proof says of itself: `manifeste.json`, schema `schemas/preuve.schema.json`.
struct ProofManifest {
  Edition edition;
  std::string gate, verdict;  ///< as a report as JSON writes them
  std::string reference;      ///< ISO 8601
  std::string origin;         ///< where that date comes from, as a report as JSON writes it
  std::string draft;          ///< the entry that is the draft
  std::vector<std::string> registers;  ///< the entries that are registers the reader named
  std::vector<ProvenFile> pdfs;        ///< as they were before anyone signed
  std::vector<ProvenFile> entries;     ///< every other file of the archive
};

inline constexpr const char* manifest_name = "manifeste.json";

/// What a proof is made of: what the auditor reads, and the partner does not. See `README.md`.
struct ProofParts {
  const Report& report;  ///< of the check that passed, at the gate of signature
  Edition edition;
  std::vector<std::string> registers;  ///< entries among `files` that the reader named
  std::string draft;                   ///< the entry among `files` that is the draft
  std::vector<ArchiveEntry> files;
  std::vector<ProvenFile> pdfs;
};

/// The files of the archive, manifest included. It is the same for the same parts.
std::vector<ArchiveEntry> proof_entries(ProofParts parts);

/// A proof that was opened.
struct Proof {
  ProofManifest manifest;
  std::vector<ArchiveEntry> entries;  ///< all but the manifest

  const ArchiveEntry* entry(std::string_view name) const;
};

/// Opens the files of a proof. Errors: returns nothing exactly when `refusal` says why: no
/// manifest, one that cannot be read, or an entry that it does not list, or not with that digest.
std::optional<Proof> open_proof(std::vector<ArchiveEntry> entries, Text& refusal);

/// The PDF of a proof that `bytes` are, or begin with, as a file that was signed later does; null
/// when they are none of them.
const ProvenFile* pdf_of(const Proof& proof, std::string_view bytes);

}  // namespace paraphe
