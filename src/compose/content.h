// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/calendar.h"
#include "base/numerals.h"
#include "compose/document.h"

namespace paraphe {

/// The running text and the blocks of an agreement, as values. Text is UTF-8; inside `Content` its
/// white space is the author's, elsewhere it is collapsed and trimmed.

struct Inline;
using Content = std::vector<Inline>;

/// What a generated value is asked for.
enum class Datum {
  duration,
  start,
  end,
  from,
  notice,
  renewal,
  originals,
  title,
  period,
  nature,
  predecessor,
};

/// What a generated count counts.
enum class Countable {
  objectives,
  axes,
  commitments,
  themes,
  actions,
  parties,
  annexes,
  originals,
};

struct Words {
  std::string text;
};
struct GeneratedValue {
  Datum datum = Datum::duration;
  std::string target;              ///< id of a duration, a notice, an annex; empty: the agreement
  std::optional<Writing> writing;  ///< nothing: as the template says
};
struct GeneratedCount {
  Countable of = Countable::axes;
  std::string target;  ///< id of the list, axis or article counted in; empty: everywhere
  std::optional<Writing> writing;
};
struct Reference {
  std::string target;
};
struct DefinedTerm {
  std::string text, definition;
};
struct Amount {
  std::int64_t cents = 0;
  std::string tax;  ///< `HT`, `TTC`, `net` or empty
  bool in_letters = false;
};
struct DateMention {
  std::optional<Date> date;
  bool weekday = false;
};
/// A programme, a project, a brand.
struct ProperName {
  std::string text;
  RareText acronym, language;
  RareText first_year = {}, last_year = {};  ///< of a programme; may be empty
};
struct CitedBody {
  std::string text;  ///< empty: the denomination of the body
  std::string body;
};
struct Foreign {
  std::string text, language;
};
struct Emphasis {
  Content content;
  bool bold = false;
};
struct Footnote {
  Content content;
};
/// `object`: a word of the vocabulary, `lieu`, `dateSignature`, `numero`.
struct Blank {
  std::string object, party;
};

/// One piece of running text and the element it came from (of `Words`: the parent's).
struct Inline {
  std::variant<Words, GeneratedValue, GeneratedCount, Reference, DefinedTerm, Amount, DateMention,
               ProperName, CitedBody, Foreign, Emphasis, Footnote, Blank>
      node;
  Source source;
};

struct Paragraph {
  std::string id;
  Content content;
};

struct List;
/// Running text and nested lists, in the order of the draft.
struct Point {
  std::string id;
  std::vector<std::variant<Content, List>> parts;
  Source source;
};
struct List {
  std::string id;
  bool numbered = false;
  std::vector<Point> points;
  Source source;
};

struct TableCell {
  Content content;
  int columns = 1, rows = 1;
  std::optional<Align> align;
  Source source;
};
struct TableRow {
  std::vector<TableCell> cells;
  Source source;
};
struct Table {
  std::string id;
  std::optional<Content> title;
  std::vector<double> widths;  ///< relative; empty: equal columns
  TableRow header;
  std::vector<TableRow> rows;
  std::optional<TableRow> total;
};

/// A list of one kind of thing that the agreement counts.
struct Item {
  std::string id;
  Content content;
  std::vector<std::string> parties;  ///< of a commitment: ids, as the author ordered them
  Source source;
};
struct Enumeration {
  Countable kind = Countable::objectives;  ///< objectives, commitments, themes or actions
  std::string id;
  std::vector<Item> items;
};

struct BodyPart;
struct Axis {
  std::string id;
  std::vector<std::string> serves;  ///< ids of objectives
  Content title;
  std::vector<BodyPart> parts;
  Source source;
};
struct Axes {
  std::string id;
  std::vector<Axis> axes;
};

/// What an amendment changes in an article of the act it amends.
struct Modification {
  enum class Kind { words, replaced, completed, inserted, removed };
  Kind kind = Kind::words;
  std::string article;           ///< its number, as the draft writes it: `4`, `7 bis`
  std::string after;             ///< of one inserted: the number of the article it follows
  int line = 0;                  ///< of words: the alinéa they stand in; 0: the whole article
  Content former, latter;        ///< of words; no latter words: they are struck out
  std::optional<Content> title;  ///< of the new text
  std::vector<BodyPart> parts;   ///< the new text
};

/// A block of an article, an annex, an axis or the preamble. Commitments and actions that follow
/// one another in an axis make one enumeration without id.
struct BodyPart {
  std::variant<Paragraph, List, Table, Enumeration, Axes, Modification> node;
  Source source;
};

}  // namespace paraphe
