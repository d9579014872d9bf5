// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lifecycle/carried.h"
#include "lifecycle/difference.h"

namespace paraphe {

/// A signature, as its field and its CMS message tell it. Who may be trusted to be whom is for a
/// validator (DSS of the European Commission, a trusted list) to say, not for us.
struct SignatureSeen {
  std::string field;
  std::string signer;      ///< common name of the certificate
  std::string subject;     ///< its full distinguished name
  std::string sub_filter;  ///< `ETSI.CAdES.detached`
  std::string time;        ///< ISO 8601, as the signer claims it; may be empty
  std::string digest;      ///< « SHA-256 »
  std::array<std::size_t, 4> range{};
  bool covers = false;          ///< all of the file as that revision left it, but for itself
  bool whole_file = false;      ///< and nothing came after it
  bool digest_matches = false;  ///< the digest it signs is that of the bytes it covers
  bool intact = false;          ///< and the key of its certificate made it
  bool timestamp = false;       ///< a timestamp of the document: nobody's signature
};

/// What was added behind the file that was printed, by one tool at one time.
struct Revision {
  int number = 0;  ///< from 2: the print is the first
  std::size_t begin = 0, end = 0;
  std::vector<SignatureSeen> signatures;
  /// What else it did that is of no consequence: `appearance`, `flags`, `metadata`,
  /// `validation-data`, `extensions`, `hidden-field`.
  std::vector<std::string> harmless;
  std::vector<Difference> changes;  ///< what it may not do
};

/// What the reader of foreign PDF answers.
struct Examination {
  enum class State {
    read,
    not_pdf,
    damaged,
    encrypted,
    exhausted,  ///< memory or time
  };
  State state = State::read;
  Carried carried;
  std::vector<Difference> differences;
  std::vector<Revision> revisions;
};

struct PdfQuestion {
  enum class Task {
    carried,    ///< what `pdf` carries
    compare,    ///< how `pdf` differs from `expected`
    revisions,  ///< what came behind the first `printed` bytes of `pdf`
  };
  Task task = Task::carried;
  std::string_view pdf, expected;
  std::size_t printed = 0;
};

/// An examination as bytes, to pass it from a process to another, and back. Errors: `unpacked`
/// throws std::exception for bytes that are none.
std::vector<std::uint8_t> packed(const Examination& examination);
Examination unpacked(const std::vector<std::uint8_t>& bytes);

/// What the module for foreign PDF exports, under the name `paraphe_examine_pdf`.
using ExaminePdf = Examination(const PdfQuestion&);

}  // namespace paraphe
