// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "compose/agreement.h"
#include "compose/milestones.h"
#include "output/report/report.h"

namespace paraphe::html {

/// The parts of the HTML report; for html*.cpp. All functions return HTML, all texts they are given
/// are plain.

/// A whole page that needs nothing else: a title for the reader, what it is of, its main content.
std::string page(const Text& title, const std::string& of, const ReportOptions& options,
                 const std::string& body);
/// `text` for an element or a quoted attribute: markup escaped, bytes that are not UTF-8, control
/// characters and those that turn the direction of writing shown as U+FFFD.
std::string escape(std::string_view text);

/// What the sections of one draft are told from.
class Telling {
 public:
  Telling(const Report& of, const ReportOptions& as, const Agreement* read, std::string prefix,
          int level)
      : report(of), options(as), agreement(read), prefix_(std::move(prefix)), level_(level) {}

  const Report& report;
  const ReportOptions& options;
  const Agreement* agreement;  ///< nothing when the draft could not be read as one

  bool french() const { return options.language == Language::fr; }
  std::string say(const Text& text) const { return escape(text.in(options.language)); }
  /// The same with a capital.
  std::string say_first(const Text& text) const;
  /// Words of the draft itself, marked with its language where the page is in another.
  std::string own(std::string_view words) const;
  std::string day(const std::optional<Date>& date) const;  ///< in words; « — » when unknown
  std::string counted(std::size_t count, const Text& one, const Text& several) const;
  /// « ligne 23 », or « ligne 23, colonne 45 ».
  std::string line(const Place& place, bool column = false) const;
  std::string line(const Source& source) const;
  /// The same after the file, where it is not the draft.
  std::string where(const Place& place, bool column = true) const;

  std::string id(std::string_view name) const { return prefix_ + std::string(name); }
  /// `depth` 0: a section of the draft, 1: a part of it.
  std::string heading(int depth, const std::string& content, std::string_view name = {}) const;
  /// A section under its heading; nothing where there is no content.
  std::string section(std::string_view name, const Text& title, const std::string& content) const;
  /// A table that may be wider than a telephone: a scroller that the keyboard reaches.
  std::string scroller(const std::string& label, const std::string& content) const;

 private:
  std::string prefix_;
  int level_;
};

/// `<dl>` of those entries whose value is not empty; values are HTML.
std::string facts(const Telling& telling,
                  std::initializer_list<std::pair<Text, std::string>> entries);
/// `<table>`: a head and rows, cells HTML; the first cell of a row is its head.
class Table {
 public:
  Table(const Telling& telling, const Text& caption, std::initializer_list<Text> columns);
  void row(std::initializer_list<std::string> cells);
  std::string done(std::string_view kind = {}) const;

 private:
  const Telling& telling_;
  std::string caption_, html_;
};

std::string verdict_box(const Telling& telling);
/// What blocks, a line for each, linked to where it is told in full; of many, the first.
std::string brief(const Telling& telling);
/// « Du 1er janvier 2027 au 31 décembre 2030 », or what it waits for.
std::string duration(const Telling& telling);
/// Sections, empty where there is nothing to tell.
std::string blocking(const Telling& telling);
std::string warnings(const Telling& telling);
std::string waived(const Telling& telling);
std::string when_signing(const Telling& telling);
std::string for_the_lawyer(const Telling& telling);
std::string remarks(const Telling& telling);
std::string calendar(const Telling& telling);
/// The drawn calendar of `found`; empty where no date is known.
std::string timeline(const Telling& telling, const std::vector<Milestone>& found);
std::string matrix(const Telling& telling);
std::string parties(const Telling& telling);
std::string applied_rules(const Telling& telling);
std::string provenance(const Telling& telling);

/// How many findings of each sort there are.
struct Counts {
  std::size_t blocking = 0, warnings = 0, remarks = 0, waived = 0, unknown = 0;
};
Counts count(const Verdict& verdict);

/// What a word of the vocabulary (`epst`, `arrete`) is to a reader; the word itself where it is not
/// known.
Text vocabulary_words(const std::string& word);

}  // namespace paraphe::html
