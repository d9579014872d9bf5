// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "compose/blocks.h"
#include "compose/body.h"
#include "output/report/report.h"

namespace paraphe::visa {

/// The parts of the « fiche de visa »; for visa*.cpp.

/// What the sections are told from.
struct Sheet {
  Scribe& scribe;
  const Report& report;
  const ReportOptions& options;
  const Agreement& agreement;

  Block section(std::string_view name) const;  ///< under its heading, phrase `visa.<name>.titre`
  Block text(Runs runs, Source source = {}) const;
  /// A square to tick for `what`.
  Runs tick(const Runs& what) const;
  /// Adds a square and its words to a line of them.
  void add_tick(const Runs& what, Runs& line) const;
  /// Points to tick, or led by dashes.
  Block ticked(const Runs& runs, Source source = {}) const;
  Block dashed(Runs runs, Source source = {}) const;
  /// « trois »; « 12 ».
  Runs number(std::size_t value) const;
  /// A phrase that counts.
  Runs counted(std::string_view phrase, std::size_t count) const;
  /// « message (ligne 12, DUR-02) », by `phrase`; `others`: where else the same is found.
  Runs finding(std::string_view phrase, const Diagnostic& finding,
               const std::vector<Place>& others = {}) const;
  Runs party(const Party& party) const;  ///< its denomination
  Runs date(std::string_view phrase, const std::optional<Date>& date, const ToCome& gaps,
            const std::string& name, Source source) const;

 private:
  Runs line(const Diagnostic& finding, const std::vector<Place>& others) const;
};

/// Parts joined by « , ».
Runs joined(const Sheet& sheet, const std::vector<Runs>& parts);
/// The runs with a capital.
Runs capital(Runs runs);
/// A list of points; nothing where there are none.
Block list(std::vector<Block> points);

/// A table: a head, bands that name what follows, rows. The first column holds squares to tick
/// where `ticks`.
class Grid {
 public:
  Grid(const Sheet& sheet, bool ticks, std::initializer_list<std::string_view> columns,
       std::vector<double> widths);
  void band(Runs runs, Source source);
  void row(std::vector<Runs> cells, Source source);
  bool empty() const { return table_.children.size() == 1; }
  Block done() && { return std::move(table_); }

 private:
  Block cell(Runs runs, std::string_view style, Role role, Source source) const;

  const Sheet& sheet_;
  bool ticks_;
  Block table_;
};

Block write_head(const Sheet& sheet, const ReportOptions& options);
Block write_verdict(const Sheet& sheet);
Block write_signatories(const Sheet& sheet);
Block write_dates(const Sheet& sheet);
Block write_open_blanks(const Sheet& sheet);
Block write_originals(const Sheet& sheet);
Block write_waivers(const Sheet& sheet);
Block write_limits(const Sheet& sheet);
Block write_visa(const Sheet& sheet);

}  // namespace paraphe::visa
