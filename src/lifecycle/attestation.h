// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "lifecycle/carried.h"
#include "lifecycle/difference.h"
#include "lifecycle/examination.h"
#include "lifecycle/proof_attestation.h"

namespace paraphe {

/// Whether the text of a PDF is that of a draft, and where they first differ.
struct AgainstDraft {
  std::string file;
  bool same = false;
  Place place;           ///< in the draft; line 0: in the draft as a whole
  Text found, expected;  ///< in the PDF, in the draft; a few words
};

/// What today's rules say of the text: told beside the attestation, which does not rest on it. The
/// rules of another day, and what lay beside the draft then, are for the proof file.
struct TodaysRules {
  Text sentence;
  bool conform = false;
  std::vector<std::string> blocking;  ///< ids of rules
};

/// What verifying one PDF came to.
struct Attestation {
  enum class Kind {
    identical,       ///< its own source gives these bytes
    signed_only,     ///< and signatures came after, nothing else
    other_versions,  ///< the same content, written by other versions of libraries; signed or not
    different,
    no_source,   ///< it carries none, and no draft was given
    unreadable,  ///< not a PDF, encrypted, damaged beyond reading
    incomplete,  ///< it could not be printed again here
    not_read,    ///< of several: the file could not be read, or this program failed
  };
  std::string file;
  Kind kind = Kind::incomplete;
  Text reason;      ///< of the last four, and of a text that cannot be printed
  int failure = 0;  ///< the exit code of the last one
  std::size_t bytes = 0;
  std::string digest;        ///< SHA-256 of the file, hexadecimal
  std::size_t printed = 0;   ///< bytes of the print, before what was added; 0: not known
  std::string print_digest;  ///< SHA-256 of the print
  int pages = 0;             ///< of the print that the source gives; 0: not printed
  std::optional<Statement> statement;
  std::string libraries;  ///< of this print
  std::vector<Difference> differences;
  std::vector<Revision> revisions;
  std::optional<TodaysRules> rules;
  std::optional<AgainstDraft> against;
  std::optional<ProofAttestation> proof;  ///< of the proof file that was given, if one was

  /// All signatures of all revisions, in their order.
  std::vector<SignatureSeen> signatures() const;
  /// 0 attested (and proved, where a proof was given), 3 unreadable, 4 incomplete or without
  /// source, 6 not attested.
  int exit_code() const;
};

/// Whether a signature says of its bytes what it should: it covers its revision, its digest and its
/// key agree.
bool holds(const SignatureSeen& signature);

/// Draws the conclusion from what came behind the print: a revision without a signature or data to
/// validate one, and a signature that does not hold, are differences.
void conclude(Attestation& attestation);

/// The answer in one sentence, without its period.
Text answer_sentence(const Attestation& attestation);
/// « file : the answer », for one of several; a line without its end.
std::string write_attestation_line(const Attestation& attestation, Language language);
/// The answer, then the details, for the eye.
std::string write_attestation(const Attestation& attestation, Language language);
/// For programs; its schema is schemas/attestation.schema.json. Keys in English in any language.
std::string write_attestation_json(const Attestation& attestation);

}  // namespace paraphe
