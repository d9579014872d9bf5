// SPDX-License-Identifier: EUPL-1.2
#include "output/report/visa_parts.h"

#include <utility>

#include "compose/generated.h"
#include "compose/inline.h"

namespace paraphe::visa {

Block Sheet::section(std::string_view name) const {
  const std::string phrase = "visa." + std::string(name);
  Block section = container(Role::section);
  section.children.push_back(
      scribe.heading("visaSection", 2, scribe.say(phrase + ".titre"), phrase, {}));
  return section;
}

Block Sheet::text(Runs runs, Source source) const {
  return scribe.paragraph("visaTexte", std::move(runs), source);
}

Runs Sheet::tick(const Runs& what) const {
  Runs words = scribe.say("visa.case", {{"quoi", what}});
  scribe.finish(words);
  Run run;
  run.kind = Run::Kind::tick_box;
  run.text = spoken(words);
  const auto width = scribe.form().blanks.find("case");
  run.width = width == scribe.form().blanks.end() ? 8 : width->second;
  return {run};
}

void Sheet::add_tick(const Runs& what, Runs& line) const {
  if (!line.empty()) append(line, scribe.say("visa.coche.suite"));
  append(line, scribe.say("visa.coche", {{"case", tick(what)}, {"quoi", what}}));
}

Block Sheet::ticked(const Runs& runs, Source source) const {
  Block block = scribe.labelled("visaPoint", tick(runs), runs, source);
  block.role = Role::list_item;
  return block;
}

Block Sheet::dashed(Runs runs, Source source) const {
  Block block = scribe.labelled("visaPoint", scribe.say("visa.bloquant"), std::move(runs), source);
  block.role = Role::list_item;
  return block;
}

Runs Sheet::number(std::size_t value) const { return plain(std::to_string(value)); }

Runs Sheet::counted(std::string_view phrase, std::size_t count) const {
  return scribe.say(phrase, {{"nombre", number(count)}}, {}, {Gender::masculine, count > 1, false});
}

Runs Sheet::line(const Diagnostic& finding, const std::vector<Place>& others) const {
  if (finding.place.start.line == 0) return {};
  std::vector<Runs> lines = {number(finding.place.start.line)};
  for (const Place& place : others) lines.push_back(number(place.start.line));
  const bool here = finding.place.file == report.file;
  return scribe.say(
      "visa.ligne",
      {{"n", joined(*this, lines)}, {"fichier", here ? Runs{} : plain(finding.place.file)}}, {},
      {Gender::feminine, lines.size() > 1, false});
}

Runs Sheet::finding(std::string_view phrase, const Diagnostic& finding,
                    const std::vector<Place>& others) const {
  Runs line = this->line(finding, others);
  return scribe.say(phrase, {{"constat", plain(capitalized(finding.message.fr))},
                             {"ligne", std::move(line)},
                             {"regle", plain(finding.id)}});
}

Runs Sheet::party(const Party& party) const { return write_content(scribe, party.denomination); }

Runs Sheet::date(std::string_view phrase, const std::optional<Date>& date, const ToCome& gaps,
                 const std::string& name, Source source) const {
  Runs day;
  if (date) {
    day = write_date(*date, source);
  } else if (gaps.has(name)) {
    day = scribe.to_come(source);
  }
  return day.empty() ? Runs{} : scribe.say(phrase, {{"date", std::move(day)}}, source);
}

Runs joined(const Sheet& sheet, const std::vector<Runs>& parts) {
  Runs all;
  for (const Runs& part : parts) {
    if (part.empty()) continue;
    if (!all.empty()) append(all, sheet.scribe.say("visa.suite"));
    append(all, part);
  }
  return all;
}

Runs capital(Runs runs) {
  if (!runs.empty() && runs.front().kind == Run::Kind::text) {
    runs.front().text = capitalized(runs.front().text);
  }
  return runs;
}

Block list(std::vector<Block> points) {
  Block block = container(Role::list);
  block.children = std::move(points);
  return block;
}

Grid::Grid(const Sheet& sheet, bool ticks, std::initializer_list<std::string_view> columns,
           std::vector<double> widths)
    : sheet_(sheet), ticks_(ticks) {
  table_ = container(Role::table);
  table_.kind = Block::Kind::table;
  table_.style = "visaTableau";
  sheet.scribe.check_style(table_.style);
  table_.columns = std::move(widths);
  table_.header_rows = 1;
  Block head = container(Role::row);
  head.kind = Block::Kind::row;
  if (ticks_) {
    head.children.push_back(cell(sheet.scribe.say("visa.vu"), "visaTete", Role::header_cell, {}));
  }
  for (const std::string_view column : columns) {
    head.children.push_back(cell(sheet.scribe.say(column), "visaTete", Role::header_cell, {}));
  }
  table_.children.push_back(std::move(head));
}

Block Grid::cell(Runs runs, std::string_view style, Role role, Source source) const {
  Block cell = container(role, source);
  cell.kind = Block::Kind::cell;
  cell.children.push_back(sheet_.scribe.paragraph(style, std::move(runs), source));
  return cell;
}

void Grid::band(Runs runs, Source source) {
  Block row = container(Role::row, source);
  row.kind = Block::Kind::row;
  row.children.push_back(cell(std::move(runs), "visaPartie", Role::header_cell, source));
  row.children.back().column_span = static_cast<int>(table_.columns.size());
  table_.children.push_back(std::move(row));
}

void Grid::row(std::vector<Runs> cells, Source source) {
  Block row = container(Role::row, source);
  row.kind = Block::Kind::row;
  if (ticks_) {
    row.children.push_back(cell(sheet_.tick(cells.front()), "visaCellule", Role::cell, source));
  }
  Role role = Role::header_cell;
  for (Runs& runs : cells) {
    row.children.push_back(cell(std::move(runs), "visaCellule", role, source));
    role = Role::cell;
  }
  table_.children.push_back(std::move(row));
}

}  // namespace paraphe::visa
