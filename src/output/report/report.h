// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/draft.h"
#include "base/source_text.h"
#include "check/verdict.h"
#include "compose/milestones.h"

namespace paraphe {

class MilestoneWords;

/// What a check of one draft came to, as reports tell it.
struct Report {
  std::string file;                           ///< as the reader typed it
  std::optional<Draft> draft;                 ///< nothing when the bytes were refused
  std::shared_ptr<const SourceText> refused;  ///< then, those bytes, unless they could not be read
  std::shared_ptr<const SourceText> waivers;  ///< the file of waivers, when there is one
  Verdict verdict;
  std::optional<Occurrences> recorded =
      {};        ///< what the record of the ceremony tells, if there is one
  int code = 0;  ///< the exit code of this draft alone
};

/// With what the drafts were checked: what an auditor needs to check them again. Digests are
/// SHA-256, in hexadecimal; they are empty for a form that does not tell them.
struct Edition {
  std::string program;  ///< `0.1.0`; told by every form
  std::string schema_version, schema_digest;
  std::string rules_version, rules_digest;  ///< rules, profiles and registers
};

/// A part of the drafts of a check that several processes share: the `part`-th of `of`, from 1.
struct Shard {
  std::size_t part = 1, of = 1;
};

struct ReportOptions {
  Language language = Language::fr;
  bool color = false;
  bool redact = false;  ///< no line of the draft is shown; the reports are redacted already
  Edition edition = {};
  std::map<std::string, Text> reasons = {};  ///< why each rule exists, by id, for a form that tells
  /// How the days that follow from an agreement are told, for a form that tells them.
  std::shared_ptr<const MilestoneWords> milestones = {};
  std::optional<Shard> shard = {};
};

/// Writes a report draft by draft, and keeps of each no more than what it will tell later.
class ReportWriter {
 public:
  virtual ~ReportWriter() = default;
  /// What precedes the first draft.
  virtual std::string begin() { return {}; }
  /// What may be told before the next draft is known; `report` is not needed after.
  virtual std::string add(const Report& report) = 0;
  /// What follows the last draft. `left_out`: how many the check was to see and did not, because
  /// it was interrupted.
  virtual std::string end(std::size_t left_out = 0) {
    static_cast<void>(left_out);
    return {};
  }
};

/// `options` must outlive the writer; `drafts`: how many there will be.
using MakeWriter = std::unique_ptr<ReportWriter>(const ReportOptions& options, std::size_t drafts);

/// A form a report takes. The table is in formats.cpp.
struct Format {
  const char* name;
  MakeWriter* writer;
  /// Whether it tells the edition, which costs reading every rule file once more.
  bool edition = false;
  /// Whether it tells why each rule exists, which costs reading the prose of all.
  bool reasons = false;
  bool milestones = false;  ///< whether it tells the days that follow from the agreement
  bool one_draft = false;   ///< a file of this form holds one draft
  bool redacts = true;      ///< whether it can be written without values of the draft
};
const std::vector<Format>& formats();

/// For the eye: each finding with its source line, why, on what basis, how to mend it; then the
/// verdict.
MakeWriter terminal_writer;
/// For editors: `file:line:column: severity: message [ID]`; severity is error, warning or info in
/// any language.
MakeWriter line_writer;
/// For programs: one object, keys in English in any language; every text in both. Its schema is
/// `schemas/rapport.schema.json`.
MakeWriter json_writer;
/// For platforms that show findings beside the text: one run, columns in UTF-16 code units, either
/// every result with its `suppressions` or none. Source: SARIF 2.1.0 (OASIS, 27 March 2020).
MakeWriter sarif_writer;
/// For spreadsheets: a line for the verdict, one for each finding and each waiver; `;`, byte order
/// mark, CRLF.
MakeWriter csv_writer;
/// For tools of Schematron, one draft a file: what the engine wrote, empty when the rules have not
/// run. Source: ISO/IEC 19757-3, SVRL.
MakeWriter svrl_writer;
/// For continuous integration: a suite for each draft, a test case for each rule of the gate.
MakeWriter junit_writer;
/// For a head of legal, on a screen or on paper: one page that needs nothing else; several drafts
/// make one page, a summary first.
MakeWriter html_writer;

/// A whole report at once.
std::string write_report(MakeWriter* writer, std::span<const Report> reports,
                         const ReportOptions& options);
std::string write_terminal(std::span<const Report> reports, const ReportOptions& options);
std::string write_json(std::span<const Report> reports, const ReportOptions& options);
std::string write_html(std::span<const Report> reports, const ReportOptions& options);
/// The findings alone, in the form of the terminal.
std::string write_findings(const Report& report, const ReportOptions& options);

/// With what was checked what: « paraphe 0.1.0, projet sha256:… », or the program alone.
Text provenance(const Report& report, const ReportOptions& options);
/// The sentence a verdict is always given in, with profile, version and date.
Text verdict_sentence(const Verdict& verdict);
/// « non conforme », with which that sentence starts.
Text verdict_words(Verdict::Kind kind);
/// « comparé au texte voté (projet.gel.xml, contrôlé au 4 décembre 2026) sha256:… ».
Text compared_with(const FrozenUsed& frozen);
/// « date du jour »: where a reference date comes from.
Text origin_words(ReferenceOrigin origin);
/// The lines on which places start, « lignes 13, 46 à 51, 56 »; places come in the order of the
/// draft.
std::string line_ranges(const std::vector<Place>& places, Language language);

/// Who decided on a waiver, when, and until when, without its reason.
Text waiver_sentence(const Waiver& waiver);

/// « périmée »: what became of a waiver.
Text use_words(WaiverUse use);

/// « avertissement »: what a reader is told of the severity of a finding. What the check says of
/// itself (VER-…) is never that something is unreadable.
Text severity_words(const Diagnostic& finding);
/// `fatal`, `error`, `warning`, `info`, `indeterminate`: never translated.
const char* severity_code(Severity severity);

}  // namespace paraphe
