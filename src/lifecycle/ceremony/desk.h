// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compose/scribe.h"
#include "lifecycle/ceremony/ceremony.h"
#include "output/report/visa_parts.h"

namespace paraphe::ceremony {

/// The papers of a ceremony, part by part; for this folder alone.

/// What each paper is written with.
struct Desk {
  Scribe& scribe;
  const CeremonyPlan& plan;
  ReportOptions options = {};  ///< of the parts of the « fiche de visa » that serve here too

  const Agreement& agreement() const { return plan.agreement; }
  visa::Sheet sheet() const { return {scribe, plan.report, options, plan.agreement}; }

  /// Phrase `ceremonie.<id>`.
  Runs say(std::string_view id, const Arguments& arguments = {}, Inflection inflection = {}) const;
  /// The same, agreed with `count`, which is its place `nombre`.
  Runs counted(std::string_view id, std::size_t count, Arguments arguments = {}) const;
  bool has(std::string_view id) const;
  /// Style `ceremonie<Name>`.
  Block text(std::string_view style, Runs runs, Source source = {}) const;
  /// Under a heading of level 2, phrase `ceremonie.<id>`.
  Block section(std::string_view id) const;
  /// Points to tick from the phrases `ceremonie.<id>.1`, `.2`…
  Block points(std::string_view id, const Arguments& arguments = {}) const;

  Runs title() const;  ///< of the act
  Runs day() const;    ///< « jeudi 3 décembre 2026 »
  Runs date() const;   ///< « 3 décembre 2026 »
  Runs place() const;
  Runs hour(int minutes) const;             ///< « 11 h 30 », of any day
  Runs person(const Party& party) const;    ///< who signs for it
  Runs capacity(const Party& party) const;  ///< of who signs
  /// « par délégation du président du conseil régional »; nothing where the representative signs.
  Runs delegation(const Party& party) const;
  Runs denomination(const Party& party) const;  ///< with its article: « la Région Normandie »
  Runs recipient(std::size_t original) const;   ///< of an original, from 1
  /// « 1 à 8, 10 et 11 ».
  Runs pages(const std::vector<int>& numbers) const;

  const SignaturePlace* place_of(const Party& party) const;
  /// A length that the template gives as a blank.
  double length(const std::string& object) const;
};

/// Title of the paper, act, day and place.
Block write_head(const Desk& desk, std::string_view paper);

/// A table whose cells hold paragraphs in the styles `<style>Tete` and `<style>Cellule`.
class Table {
 public:
  Table(const Desk& desk, std::string style, std::vector<double> widths);
  void head(const std::vector<Runs>& cells);
  void row(std::vector<Runs> cells);
  Block done() && { return std::move(table_); }

 private:
  Block cell(Runs runs, const std::string& style, Role role) const;

  const Desk& desk_;
  std::string style_;
  Block table_;
};

/// A block that is put at `panel`; `children` are in its middle.
Block panel_of(const Panel& panel, std::vector<Block> children);
Block page_break();
void add(std::vector<Block>& onto, std::vector<Block> more);

std::vector<Block> write_tabs(const Desk& desk);
std::vector<Block> write_cards(const Desk& desk);
std::vector<Block> write_seating(const Desk& desk);
std::vector<Block> write_schedule(const Desk& desk);
std::vector<Block> write_receipt(const Desk& desk);
std::vector<Block> write_route(const Desk& desk);
std::vector<Block> write_checklist(const Desk& desk);

/// What stands under the photograph: place, day, act, who is who.
Runs caption(const Desk& desk);

}  // namespace paraphe::ceremony
