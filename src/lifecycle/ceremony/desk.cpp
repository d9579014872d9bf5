// SPDX-License-Identifier: EUPL-1.2
#include "lifecycle/ceremony/desk.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "compose/generated.h"
#include "compose/inline.h"

namespace paraphe::ceremony {
namespace {

constexpr int minutes_an_hour = 60, minutes_a_day = 24 * minutes_an_hour;

std::string phrase(std::string_view id) { return "ceremonie." + std::string(id); }

/// « par délégation {duDelegant} » needs who delegates.
Arguments delegator(const Desk& desk, const Delegation& delegation) {
  const Person* by = desk.agreement().person(delegation.by);
  if (by == nullptr) return {};
  const NounPhrase capacity = with_article(by->capacity, by->gender());
  return {{"delegant", plain(subject(capacity), delegation.source)},
          {"duDelegant", plain(of(capacity), delegation.source)}};
}

}  // namespace

Runs Desk::say(std::string_view id, const Arguments& arguments, Inflection inflection) const {
  return scribe.say(phrase(id), arguments, {}, inflection);
}

Runs Desk::counted(std::string_view id, std::size_t count, Arguments arguments) const {
  arguments["nombre"] = plain(std::to_string(count));
  return say(id, arguments, {Gender::masculine, count > 1, false});
}

bool Desk::has(std::string_view id) const { return scribe.has(phrase(id)); }

Block Desk::text(std::string_view style, Runs runs, Source source) const {
  return scribe.paragraph("ceremonie" + std::string(style), std::move(runs), source);
}

Block Desk::section(std::string_view id) const {
  Block section = container(Role::section);
  section.children.push_back(scribe.heading("ceremonieSection", 2, say(id), phrase(id), {}));
  return section;
}

Block Desk::points(std::string_view id, const Arguments& arguments) const {
  std::vector<Block> points;
  const std::string stem = std::string(id) + ".";
  for (int i = 1; has(stem + std::to_string(i)); ++i)
    points.push_back(sheet().ticked(say(stem + std::to_string(i), arguments)));
  return visa::list(std::move(points));
}

Runs Desk::title() const {
  Runs title = write_content(scribe, agreement().title);
  scribe.finish(title);
  return title;
}

Runs Desk::day() const { return plain(date_words_with_weekday(plan.moment.day)); }

Runs Desk::date() const { return write_date(plan.moment.day, {}); }

Runs Desk::place() const { return plain(plan.moment.place); }

Runs Desk::hour(int minutes) const {
  const int of_day = ((minutes % minutes_a_day) + minutes_a_day) % minutes_a_day;
  const int rest = of_day % minutes_an_hour;
  Runs digits;
  if (rest > 0) digits = plain((rest < 10 ? "0" : "") + std::to_string(rest));
  return say("heure", {{"heures", plain(std::to_string(of_day / minutes_an_hour))},
                       {"minutes", std::move(digits)}});
}

Runs Desk::person(const Party& party) const { return write_person(scribe, party.signatory()); }

Runs Desk::capacity(const Party& party) const {
  return plain(party.signatory().capacity, party.signatory().source);
}

Runs Desk::delegation(const Party& party) const {
  if (!party.delegate) return {};
  const Delegation& act = party.delegate->delegation;
  const Arguments arguments = delegator(*this, act);
  if (arguments.empty()) return {};
  const Person* by = agreement().person(act.by);
  return say("delegation." + act.nature, arguments, {by->gender(), false, false});
}

Runs Desk::denomination(const Party& party) const {
  const NounPhrase noun = noun_of(scribe, party);
  if (noun.article != NounPhrase::Article::none) return plain(subject(noun), party.source);
  return say("partie", {{"alias", plain(subject(parse_noun_phrase(party.alias)), party.source)},
                        {"denomination", write_content(scribe, party.denomination)}});
}

Runs Desk::recipient(std::size_t original) const {
  const std::vector<Party>& parties = agreement().parties;
  if (original > parties.size()) return scribe.say("original.archives");
  return plain(short_name(parties[original - 1]), parties[original - 1].source);
}

Runs Desk::pages(const std::vector<int>& numbers) const {
  std::vector<Runs> parts;
  for (std::size_t first = 0; first < numbers.size();) {
    std::size_t last = first;
    while (last + 1 < numbers.size() && numbers[last + 1] == numbers[last] + 1) ++last;
    const Runs from = plain(std::to_string(numbers[first]));
    const Runs to = plain(std::to_string(numbers[last]));
    if (last == first) {
      parts.push_back(from);
    } else if (last == first + 1) {  // two pages are no range
      parts.push_back(from);
      parts.push_back(to);
    } else {
      parts.push_back(say("pages.suite", {{"de", from}, {"a", to}}));
    }
    first = last + 1;
  }
  return join(scribe, parts, {});
}

const SignaturePlace* Desk::place_of(const Party& party) const {
  const std::string field = signature_field(party);
  const auto found =
      std::find_if(plan.places.begin(), plan.places.end(),
                   [&](const SignaturePlace& place) { return place.field == field; });
  return found == plan.places.end() ? nullptr : &*found;
}

double Desk::length(const std::string& object) const {
  const auto found = scribe.form().blanks.find(object);
  return found == scribe.form().blanks.end() ? 0 : found->second;
}

Block write_head(const Desk& desk, std::string_view paper) {
  Block head = container(Role::section);
  const std::string id = std::string(paper) + ".titre";
  head.children.push_back(desk.scribe.heading("ceremonieTitre", 1, desk.say(id), phrase(id), {}));
  head.children.push_back(desk.text("Acte", desk.title(), desk.agreement().source));
  Runs hour;
  if (desk.plan.moment.minutes) hour = desk.hour(*desk.plan.moment.minutes);
  head.children.push_back(desk.text(
      "Moment",
      visa::capital(desk.say(
          "moment", {{"lieu", desk.place()}, {"jour", desk.day()}, {"heure", std::move(hour)}}))));
  return head;
}

Table::Table(const Desk& desk, std::string style, std::vector<double> widths)
    : desk_(desk), style_(std::move(style)), table_(container(Role::table)) {
  table_.kind = Block::Kind::table;
  table_.style = style_;
  desk.scribe.check_style(style_);
  table_.columns = std::move(widths);
}

Block Table::cell(Runs runs, const std::string& style, Role role) const {
  Block cell = container(role);
  cell.kind = Block::Kind::cell;
  cell.children.push_back(desk_.scribe.paragraph(style, std::move(runs)));
  return cell;
}

void Table::head(const std::vector<Runs>& cells) {
  Block row = container(Role::row);
  row.kind = Block::Kind::row;
  for (const Runs& runs : cells)
    row.children.push_back(cell(runs, style_ + "Tete", Role::header_cell));
  table_.children.push_back(std::move(row));
  ++table_.header_rows;
}

void Table::row(std::vector<Runs> cells) {
  Block row = container(Role::row);
  row.kind = Block::Kind::row;
  Role role = Role::header_cell;
  for (Runs& runs : cells) {
    row.children.push_back(cell(std::move(runs), style_ + "Cellule", role));
    role = Role::cell;
  }
  table_.children.push_back(std::move(row));
}

Block panel_of(const Panel& panel, std::vector<Block> children) {
  Block block = container(Role::division);
  block.kind = Block::Kind::panel;
  block.panel = std::make_shared<const Panel>(panel);
  block.children = std::move(children);
  return block;
}

Block page_break() {
  Block block;
  block.kind = Block::Kind::page_break;
  return block;
}

void add(std::vector<Block>& onto, std::vector<Block> more) {
  onto.insert(onto.end(), std::make_move_iterator(more.begin()),
              std::make_move_iterator(more.end()));
}

}  // namespace paraphe::ceremony
